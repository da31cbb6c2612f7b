namespace Kpi.Kpis.Catalogue.Reading;

/// <summary>Reads one target: its number, for whom, and the policy behind it.</summary>
internal static class TargetReader
{
    private static readonly string[] Numbers = ["value", "full_year", "significant"];

    public static KpiTarget Read(YamlEntry entry, KpiFormula formula)
    {
        entry.Allow("a target", [.. Numbers, "tiers", "source"]);
        var given = Numbers.Where(entry.Has).ToList();
        if (given.Count != 1)
        {
            entry.Problem($"a target has exactly one of {string.Join(", ", Numbers)}.");
        }

        if (entry.Has("full_year") && formula is not (RatioFormula or SumFormula))
        {
            entry.Problem("full_year", "only a rate or a sum can have a full_year target: nothing else is spread over months.");
        }

        var number = given.Count > 0 ? entry.Number(given[0], 0) : 0;
        return new(number, entry.Has("full_year"), entry.EnumeratedList<Tier>("tiers"), entry.Localized("source"))
        {
            IsByInterval = entry.Has("significant"),
        };
    }
}
