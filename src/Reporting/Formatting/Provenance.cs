using Kpi.Kpis;

namespace Kpi.Reporting.Formatting;

/// <summary>What a printed number was read from: the tree that branches were added up by, the closing, the version of the data, and when.</summary>
internal static class Provenance
{
    /// <summary>The parts, to be joined as the document likes.</summary>
    public static IEnumerable<string> Of(BranchReport report, Lang lang)
    {
        if (report.Rows.Select(row => row.Current.HierarchyAsOf).FirstOrDefault(day => day is not null) is { } day)
        {
            yield return $"{Words.TreeAsOf.In(lang)} {day:yyyy-MM-dd}";
        }

        if (report.Rows.Select(row => row.Current.AsOf).FirstOrDefault(closed => closed is not null) is { } revision)
        {
            yield return $"{Words.Revision.In(lang)} {revision.Number}";
        }

        yield return $"{Words.DataVersion.In(lang)} {report.DataVersion}";
        yield return $"{Words.Generated.In(lang)} {BusinessTime.Text(report.GeneratedAt, lang)}";
    }
}
