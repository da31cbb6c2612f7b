namespace Kpi.Kpis.Catalogue.Reading;

/// <summary>Reads the keys that give the number.</summary>
internal static class FormulaReader
{
    private static readonly Dictionary<string, string[]> KeysByKind = new(StringComparer.Ordinal)
    {
        ["proportion"] = ["numerator", "denominator", "window", "months", "filters"],
        ["ratio"] = ["numerator", "denominator", "scale", "window", "months", "filters"],
        ["sum"] = ["amount", "observations", "baseline", "months", "filters"],
        ["net_promoter"] = ["promoters", "detractors", "responses", "filters"],
        ["survival_median"] = ["times", "filters"],
        ["annualised"] = ["of"],
        ["year_on_year"] = ["of"],
    };

    /// <summary>Every key that a formula can have.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["kind", .. KeysByKind.Values.SelectMany(keys => keys).Distinct()];

    /// <summary>The formula, or what it is to be made of.</summary>
    public static (KpiFormula Formula, FunctionOf? Of) Read(YamlEntry entry, KpiUnit unit)
    {
        var kind = entry.Text("kind");
        if (!KeysByKind.TryGetValue(kind, out var keys))
        {
            entry.Problem("kind", $"kind '{kind}' is none of {string.Join(", ", KeysByKind.Keys)}.");
            return (new UnknownFormula(), null);
        }

        foreach (var key in entry.OwnKeys.Intersect(Keys).Except(keys).Where(key => key != "kind"))
        {
            entry.Problem(key, $"'{key}' means nothing for kind {kind}, which takes {string.Join(", ", keys)}.");
        }

        CheckUnit(entry, kind, unit);
        return kind switch
        {
            "annualised" => (new UnknownFormula(), new(entry.Text("of"), of => new AnnualisedFormula(of))),
            "year_on_year" => (new UnknownFormula(), new(entry.Text("of"), of => new YearOnYearFormula(of))),
            _ => (Plain(entry, kind), null),
        };
    }

    /// <summary>The tiers that a formula is filtered by; empty for all customers.</summary>
    public static IReadOnlyList<Tier> Filters(YamlEntry entry)
    {
        if (entry.Entry("filters") is not { } filters)
        {
            return [];
        }

        filters.Allow("filters", ["tiers"]);
        var tiers = filters.EnumeratedList<Tier>("tiers");
        if (filters.Has("tiers") && tiers.Distinct().Count() is var distinct && (distinct == 0 || distinct < tiers.Count))
        {
            filters.Problem("a filter names one tier or more, each once, such as tiers: [gold].");
        }

        return tiers;
    }

    private static KpiFormula Plain(YamlEntry entry, string kind) =>
        kind switch
        {
            "sum" => new SumFormula(Sum(entry, "amount"), Sum(entry, "observations"), Baseline(entry)) { Months = Months(entry) },
            "net_promoter" => new NetPromoterFormula(Sum(entry, "promoters"), Sum(entry, "detractors"), Sum(entry, "responses")),
            "survival_median" => new SurvivalMedianFormula(entry.Enumerated<SurvivalTimes>("times")),
            _ => new RatioFormula(
                Sum(entry, "numerator"),
                Sum(entry, "denominator"),
                entry.Number("scale", 1),
                kind == "proportion",
                entry.Enumerated<KpiWindow>("window", KpiWindow.Month)
            )
            {
                Months = Months(entry),
            },
        };

    /// <summary>A former version of a sum that has a baseline says <c>baseline: none</c>, or it would have the later one's.</summary>
    private static SumBaseline? Baseline(YamlEntry entry)
    {
        if (entry.Entry("baseline") is not { } baseline)
        {
            if (entry.Has("baseline") && entry.OptionalText("baseline") != "none")
            {
                entry.Problem("baseline", "a baseline has amount, per and times, or is none.");
            }

            return null;
        }

        baseline.Allow("a baseline", ["amount", "per", "times"]);
        return new(Sum(baseline, "amount"), Sum(baseline, "per"), Sum(baseline, "times"));
    }

    private static MonthsRule Months(YamlEntry entry) => entry.Enumerated<MonthsRule>("months", MonthsRule.Sum);

    private static LinearSum Sum(YamlEntry entry, string key)
    {
        var text = entry.Text(key);
        if (text.Length == 0)
        {
            return new([]);
        }

        try
        {
            return LinearSumParser.Parse(text);
        }
        catch (FormatException notSum)
        {
            entry.Problem(key, $"{key}: {notSum.Message}");
            return new([]);
        }
    }

    /// <summary>A unit that the formula cannot give is a value a thousand times too small, or a difference read as a level.</summary>
    private static void CheckUnit(YamlEntry entry, string kind, KpiUnit unit)
    {
        var scale = entry.Number("scale", 1);
        if (kind == "ratio" && (unit, scale) is (KpiUnit.PerMille, not 1000) or (KpiUnit.Percent, not 1))
        {
            entry.Problem("unit", $"unit {SnakeCase.Of(unit)} needs scale {(unit == KpiUnit.PerMille ? 1000 : 1)}, not {scale:R}.");
        }

        KpiUnit? only = kind switch
        {
            "proportion" or "annualised" => KpiUnit.Percent,
            "net_promoter" => KpiUnit.NetPoints,
            "survival_median" => entry.OptionalText("times") == "first_contact_times" ? KpiUnit.Hours : KpiUnit.Days,
            _ => null,
        };
        if (only is { } needed && unit != needed)
        {
            entry.Problem("unit", $"a KPI of kind {kind} has unit {SnakeCase.Of(needed)}, not {SnakeCase.Of(unit)}.");
        }
    }
}
