using System.Text.RegularExpressions;

namespace Kpi.Kpis.Catalogue.Reading;

/// <summary>Reads one entry of the catalogue with its former versions.</summary>
internal sealed partial class KpiEntryReader
{
    private static readonly string[] VersionKeys =
    [
        "version",
        "since",
        "fingerprint",
        .. FormulaReader.Keys,
        "minimum_denominator",
        "matures_after_days",
    ];

    private static readonly string[] KpiKeys =
    [
        "id",
        "code",
        "name",
        "definition",
        "category",
        "companion_of",
        "unit",
        "direction",
        .. VersionKeys,
        "targets",
        "sanity",
        "formerly",
    ];

    public static KpiDraft Read(YamlEntry entry)
    {
        entry.Allow("a KPI", KpiKeys);
        var draft = Version(entry);
        var former = entry.Entries("formerly", entry).Select(Former).ToList();
        CheckVersions(entry, [draft, .. former]);
        return draft with { Former = former };
    }

    /// <summary>The id, as programs write it.</summary>
    public static string Id(YamlEntry entry)
    {
        var id = entry.Text("id");
        if (id.Length > 0 && !WellFormedId().IsMatch(id))
        {
            entry.Problem("id", $"id '{id}' must be small letters, digits and underscores, such as churn_rate.");
        }

        return id;
    }

    private static KpiDraft Former(YamlEntry entry)
    {
        entry.Allow("a former version", VersionKeys);
        var draft = Version(entry);
        if (draft.Of is not null)
        {
            entry.Problem("kind", "a former version cannot be a function of another KPI.");
        }

        return draft;
    }

    private static KpiDraft Version(YamlEntry entry)
    {
        var unit = entry.Enumerated<KpiUnit>("unit");
        var direction = entry.Enumerated<KpiDirection>("direction");
        var (formula, of) = FormulaReader.Read(entry, unit);
        var plain = new KpiDefinition
        {
            Id = Id(entry),
            Code = entry.Text("code"),
            Name = entry.Localized("name"),
            Definition = entry.Localized("definition"),
            Category = entry.Enumerated<KpiCategory>("category"),
            CompanionOf = entry.OptionalText("companion_of"),
            Unit = unit,
            Direction = direction,
            Formula = formula,
            Tiers = FormulaReader.Filters(entry),
            MinimumDenominator = entry.Count("minimum_denominator", 0),
            MaturesAfterDays = entry.Count("matures_after_days", 0),
            Targets = [.. entry.Entries("targets").Select(target => TargetReader.Read(target, formula))],
            Version = entry.OwnKeys.Contains("version") ? entry.Count("version", 1) : 1,
            Since = entry.OwnKeys.Contains("since") ? Since(entry) : null,
        };
        if (direction == KpiDirection.Neutral && plain.Targets.Count > 0)
        {
            entry.Problem("targets", "a KPI of direction neutral cannot have targets: no value of it is better.");
        }

        return new(entry, plain, of, []);
    }

    private static Month? Since(YamlEntry entry)
    {
        if (Month.TryParse(entry.Text("since"), out var month))
        {
            return month;
        }

        entry.Problem("since", $"since '{entry.Text("since")}' is not a month; write it as 2026-01.");
        return null;
    }

    /// <summary>Numbers and months fall from version to version, and every version but the oldest says since when it counts.</summary>
    private static void CheckVersions(YamlEntry entry, IReadOnlyList<KpiDraft> newestFirst)
    {
        foreach (var version in newestFirst)
        {
            if (version.Plain is { Version: < 1 })
            {
                version.Entry.Problem("version", "versions count from 1.");
            }

            if (version.Plain is { Version: > 1, Since: null })
            {
                version.Entry.Problem($"version {version.Plain.Version} must say since which month it counts, as in since: 2026-01.");
            }
        }

        foreach (var (newer, older) in newestFirst.Zip(newestFirst.Skip(1)))
        {
            if (older.Plain.Version >= newer.Plain.Version || older.Plain.Since >= newer.Plain.Since)
            {
                older.Entry.Problem(
                    $"version {older.Plain.Version} stands below version {newer.Plain.Version}, so its number must be lower and its month earlier."
                );
            }
        }

        if (newestFirst.Count > 1 && newestFirst[^1].Plain.Since is not null)
        {
            entry.Problem("formerly", "the oldest version counts from the beginning; leave out its since.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$", RegexOptions.None, 1000)]
    private static partial Regex WellFormedId();
}
