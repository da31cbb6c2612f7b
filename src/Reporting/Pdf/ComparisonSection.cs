using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Pdf;

/// <summary>Child branches against KPIs, and KPIs against tiers.</summary>
internal static class ComparisonSection
{
    /// <summary>What stands beside the name on an upright A4 page before numbers get too small to read.</summary>
    private const int MostColumns = 5;

    /// <summary>Branches as rows; with many KPIs as several tables of about as many columns each.</summary>
    public static Section<ComparisonTable>? OfChildren(BranchReport report, Lang lang)
    {
        if (report.Children.Count == 0)
        {
            return null;
        }

        var kpis = report.Rows.Select(row => row.Kpi).ToList();
        var tables = Math.Max(1, (kpis.Count + MostColumns - 1) / MostColumns);
        var columns = (kpis.Count + tables - 1) / tables;
        return new(
            Words.Children.In(lang),
            [.. kpis.Chunk(Math.Max(1, columns)).Select(chunk => ChildTable(report, chunk, lang))],
            StateMarks.Legend([.. report.Children.SelectMany(child => kpis.Select(kpi => Find(child.Values, kpi)))], lang)
        );
    }

    /// <summary>KPIs as rows, all customers and the tiers as columns.</summary>
    public static Section<ComparisonTable>? OfTiers(BranchReport report, Lang lang)
    {
        if (report.Tiers.Count == 0)
        {
            return null;
        }

        var head = new[] { Words.Kpi, Words.AllCustomers }.Concat(report.Tiers.Select(tier => Words.Of(tier.Tier)));
        var rows = report
            .Rows.Select(row => (row.Kpi, Values: report.Tiers.Select(tier => Find(tier.Values, row.Kpi)).Prepend(row.Current).ToList()))
            .ToList();
        return new(
            Words.Tiers.In(lang),
            [
                new(
                    [.. head.Select(text => text.In(lang))],
                    [
                        .. rows.Select(row => new ComparisonRow(
                            KpiText.NameInTable(row.Kpi, lang),
                            false,
                            [.. row.Values.Select(value => Cell(value, lang))]
                        )),
                    ]
                ),
            ],
            StateMarks.Legend([.. rows.SelectMany(row => row.Values)], lang)
        );
    }

    private static ComparisonTable ChildTable(BranchReport report, KpiDefinition[] kpis, Lang lang)
    {
        var total = new ComparisonRow(
            report.Branch.Name.In(lang),
            true,
            [.. kpis.Select(kpi => Cell(Find(report.Rows.Select(row => row.Current), kpi), lang))]
        );
        var children = report.Children.Select(child => new ComparisonRow(
            child.Branch.Name.In(lang),
            false,
            [.. kpis.Select(kpi => Cell(Find(child.Values, kpi), lang))]
        ));
        return new([Words.Branch.In(lang), .. kpis.Select(kpi => KpiText.NameInTable(kpi, lang))], [.. children, total]);
    }

    private static KpiValue? Find(IEnumerable<KpiValue> values, KpiDefinition kpi) =>
        values.FirstOrDefault(value => value.Kpi.Id == kpi.Id);

    private static ComparisonCell Cell(KpiValue? value, Lang lang) =>
        value is null
            ? new(KpiText.None, "", null)
            : new(KpiText.ValueInTable(value, lang), StateMarks.Of(value), StatusKind.Of(value.Status));
}
