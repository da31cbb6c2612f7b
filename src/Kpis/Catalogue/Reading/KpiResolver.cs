namespace Kpi.Kpis.Catalogue.Reading;

/// <summary>Turns drafts into definitions: finds the KPIs that they name, refuses circles, checks fingerprints.</summary>
internal sealed class KpiResolver(IReadOnlyList<KpiDraft> drafts, CatalogueProblems problems)
{
    private readonly Dictionary<string, KpiDraft> byId = drafts.ToDictionary(draft => draft.Id);
    private readonly Dictionary<string, KpiDefinition?> resolved = [];
    private readonly List<string> path = [];

    public KpiDefinition Resolve(KpiDraft draft) => Find(draft.Entry, "id", draft.Id) ?? draft.Plain;

    /// <summary>The KPI of an id; null, with a problem noted at the key that names it, if there is none or it leads back to itself.</summary>
    private KpiDefinition? Find(YamlEntry entry, string key, string id)
    {
        if (path.Contains(id))
        {
            entry.Problem(key, $"'{id}' depends on itself: {string.Join(" → ", path.SkipWhile(step => step != id).Append(id))}.");
            return null;
        }

        if (!byId.TryGetValue(id, out var draft))
        {
            entry.Problem(key, $"'{id}' is no KPI of the catalogue.");
            return null;
        }

        if (!resolved.TryGetValue(id, out var kpi))
        {
            path.Add(id);
            kpi = Make(draft);
            path.RemoveAt(path.Count - 1);
            resolved[id] = kpi;
        }

        return kpi;
    }

    private KpiDefinition Make(KpiDraft draft)
    {
        var before = problems.Count;
        var kpi = draft.Of is { } function ? Function(draft, function) : Versions(draft);
        if (kpi.CompanionOf is { } main && !byId.ContainsKey(main))
        {
            draft.Entry.Problem("companion_of", $"'{main}' is no KPI of the catalogue.");
        }

        // A formula with a hole has no fingerprint to compare.
        if (problems.Count == before)
        {
            CheckFingerprints(draft, kpi);
        }

        return kpi;
    }

    private KpiDefinition Versions(KpiDraft draft)
    {
        var sanity = Sanity(draft);
        var former = new List<KpiDefinition>();
        foreach (var older in draft.Former.Reverse())
        {
            former.Insert(0, older.Plain with { Sanity = sanity, FormerVersions = [.. former] });
        }

        return draft.Plain with
        {
            Sanity = sanity,
            FormerVersions = former,
        };
    }

    /// <summary>A function of a KPI changes when that KPI does, so it has the same versions.</summary>
    private KpiDefinition Function(KpiDraft draft, FunctionOf function)
    {
        foreach (var key in draft.Entry.OwnKeys.Intersect(["version", "since", "fingerprint", "formerly"]))
        {
            draft.Entry.Problem(key, $"a function of another KPI changes with that KPI and has its versions; leave out '{key}'.");
        }

        if (Find(draft.Entry, "of", function.KpiId) is not { } of)
        {
            return draft.Plain;
        }

        CheckFunction(draft, function.Make(of));
        var sanity = Sanity(draft);
        return Over(of);

        KpiDefinition Over(KpiDefinition version) =>
            draft.Plain with
            {
                Formula = function.Make(version),
                Sanity = sanity,
                Version = version.Version,
                Since = version.Since,
                FormerVersions = [.. version.FormerVersions.Select(Over)],
            };
    }

    private KpiSanity Sanity(KpiDraft draft) => SanityReader.Read(draft.Entry, draft.Plain.Direction, Find);

    private static void CheckFunction(KpiDraft draft, KpiFormula formula)
    {
        if (formula is AnnualisedFormula { Of.Formula: not RatioFormula { IsProportion: true, Window: KpiWindow.Month } })
        {
            draft.Entry.Problem("of", "only a monthly proportion can be annualised.");
        }

        if (formula is YearOnYearFormula { Of.Unit: var unit } && draft.Plain.Unit != UnitOfChange(unit))
        {
            draft.Entry.Problem("unit", $"a change of {SnakeCase.Of(unit)} has unit {SnakeCase.Of(UnitOfChange(unit))}.");
        }
    }

    private static KpiUnit UnitOfChange(KpiUnit unit) => unit == KpiUnit.Percent ? KpiUnit.PercentagePoints : unit;

    /// <summary>A changed formula is a new version: the fingerprint that an entry pins must still be its own, and a replacement must not hide behind a number.</summary>
    private static void CheckFingerprints(KpiDraft draft, KpiDefinition kpi)
    {
        foreach (var (entry, version) in draft.Former.Prepend(draft).Select(one => one.Entry).Zip(kpi.FormerVersions.Prepend(kpi)))
        {
            if (entry.OwnKeys.Contains("fingerprint") && entry.Text("fingerprint") is var pinned && pinned != version.Fingerprint)
            {
                entry.Problem(
                    "fingerprint",
                    $"{version} has fingerprint {version.Fingerprint}, not {pinned}: its formula changed. "
                        + "Give the new formula a new version with its since, and keep this one under formerly."
                );
            }
        }

        if (
            draft.Replaces is { Of: null } shipped
            && kpi.Version <= shipped.Plain.Version
            && Fingerprint.Of(shipped.Plain) != kpi.Fingerprint
        )
        {
            draft.Entry.Problem(
                $"'{kpi.Id}' replaces the formula of built-in version {shipped.Plain.Version}; "
                    + $"give it version: {shipped.Plain.Version + 1} and say since when."
            );
        }
    }
}
