using DocumentFormat.OpenXml.Spreadsheet;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Excel;

/// <summary>指标定义: what each KPI means.</summary>
internal static class DefinitionsSheet
{
    public static readonly LocalizedText Name = new("指标定义", "Definitions");
    private const int HeadRow = 1;

    public static Sheet Of(BranchReport report, Lang lang, StyleSheet styles)
    {
        var sheet = new Sheet(Name.In(lang), styles) { HeadRow = HeadRow };
        (LocalizedText Name, double Width)[] heads =
        [
            (Words.Kpi, 30),
            (Words.Code, 8),
            (Words.Definition, 52),
            (Words.Formula, 60),
            (Words.Unit, 14),
            (Words.Direction, 16),
            (Words.Target, 11),
            (Words.TargetSource, 30),
            (Words.MinimumDenominator, 14),
            (Words.Version, 18),
        ];
        for (var i = 0; i < heads.Length; i++)
        {
            sheet.Text(HeadRow, i + 1, heads[i].Name.In(lang), CellStyle.Head);
            sheet.Width(i + 1, heads[i].Width);
        }

        foreach (var (row, index) in report.Rows.Select((row, index) => (row, index)))
        {
            var (kpi, at) = (row.Kpi, HeadRow + 1 + index);
            sheet.Text(at, 1, kpi.Name.In(lang), CellStyle.Wrapped);
            sheet.Text(at, 2, kpi.Code, CellStyle.Wrapped);
            sheet.Text(at, 3, kpi.Definition.In(lang), CellStyle.Wrapped);
            sheet.Text(at, 4, FormulaSentence.Of(kpi, lang), CellStyle.Wrapped);
            sheet.Text(at, 5, Words.Of(kpi.Unit).In(lang), CellStyle.Wrapped);
            sheet.Text(at, 6, Words.Of(kpi.Direction).In(lang), CellStyle.Wrapped);
            sheet.Number(
                at,
                7,
                kpi.Targets is [var only] ? only.Value * CellStyle.Factor(kpi.Unit) : null,
                CellStyle.Of(kpi.Unit) with
                {
                    Wraps = true,
                }
            );
            sheet.Text(at, 8, Source(kpi, lang), CellStyle.Wrapped with { Alignment = HorizontalAlignmentValues.Left, Indent = 1 });
            sheet.Number(at, 9, kpi.MinimumDenominator, CellStyle.Amount(kpi.MinimumDenominator) with { Wraps = true });
            sheet.Text(at, 10, KpiText.Version(kpi), CellStyle.Wrapped with { Alignment = HorizontalAlignmentValues.Left, Indent = 1 });
        }

        return sheet;
    }

    private static string Source(KpiDefinition kpi, Lang lang) =>
        kpi.Targets.Count == 0
            ? KpiText.None
            : string.Join(lang == Lang.Zh ? "；" : "; ", kpi.Targets.Select(target => Source(target, lang)));

    private static string Source(KpiTarget target, Lang lang) =>
        target.Source.In(lang) + (target.IsFullYear ? Words.OverTheYear.In(lang) : "");
}
