using Kpi.Kpis;
using Kpi.Kpis.Values;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Excel;

/// <summary>下级机构 and 分层: rows of branches or tiers, a block of columns per KPI.</summary>
internal static class MatrixSheets
{
    public static readonly LocalizedText Branches = new("下级机构", "Branches");
    public static readonly LocalizedText Tiers = new("分层", "Tiers");
    private const int HeadRow = 3;

    public static Sheet OfBranches(BranchReport report, Lang lang, StyleSheet styles)
    {
        var sheet = new Sheet(Branches.In(lang), styles) { HeadRow = HeadRow, FrozenColumns = 2 };
        Write(
            sheet,
            report,
            lang,
            [(Words.Branch, 34), (Words.Code, 14)],
            [.. report.Children.Select(child => (new[] { child.Branch.Name.In(lang), child.Branch.Code }, child.Values))]
        );
        return sheet;
    }

    public static Sheet OfTiers(BranchReport report, Lang lang, StyleSheet styles)
    {
        var sheet = new Sheet(Tiers.In(lang), styles) { HeadRow = HeadRow };
        IReadOnlyList<KpiValue> all = [.. report.Rows.Select(row => row.Current)];
        Write(
            sheet,
            report,
            lang,
            [(Words.Tier, 20)],
            [
                (new[] { Words.AllCustomers.In(lang) }, all),
                .. report.Tiers.Select(tier => (new[] { Words.Of(tier.Tier).In(lang) }, tier.Values)),
            ]
        );
        return sheet;
    }

    private static void Write(
        Sheet sheet,
        BranchReport report,
        Lang lang,
        (LocalizedText Name, double Width)[] keys,
        IReadOnlyList<(string[] Keys, IReadOnlyList<KpiValue> Values)> rows
    )
    {
        sheet.Text(
            1,
            1,
            $"{ShortName.Of(report.Branch.Name.In(lang), 60)} | {sheet.Name} | {Words.Of(report.Month, lang)}",
            CellStyle.Title
        );
        for (var i = 0; i < keys.Length; i++)
        {
            sheet.Text(HeadRow, i + 1, keys[i].Name.In(lang), CellStyle.Head);
            sheet.Width(i + 1, keys[i].Width);
        }

        for (var i = 0; i < rows.Count; i++)
        {
            for (var key = 0; key < keys.Length; key++)
            {
                sheet.Text(HeadRow + 1 + i, key + 1, rows[i].Keys[key]);
            }
        }

        foreach (var (kpi, index) in report.Rows.Select((row, index) => (row.Kpi, index)))
        {
            var column = keys.Length + 1 + index * ValueCells.BlockWidth;
            ValueCells.WriteBlockHead(sheet, HeadRow, column, kpi.Name, lang);
            for (var i = 0; i < rows.Count; i++)
            {
                ValueCells.WriteBlock(sheet, HeadRow + 1 + i, column, rows[i].Values.FirstOrDefault(value => value.Kpi.Id == kpi.Id), lang);
            }
        }
    }
}
