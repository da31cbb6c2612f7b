using Kpi.Kpis;
using Kpi.Kpis.Values;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Excel;

/// <summary>概览: who, when, the month in a sentence, and a row per KPI.</summary>
internal static class OverviewSheet
{
    public static readonly LocalizedText Name = new("概览", "Overview");
    private const int HeadRow = 7;

    private enum Column
    {
        Kpi = 1,
        Code,
        Value,
        Numerator,
        Denominator,
        Low,
        High,
        Target,
        Status,
        State,
        Previous,
        VersusPrevious,
        YearAgo,
        VersusYearAgo,
    }

    public static Sheet Of(BranchReport report, Lang lang, StyleSheet styles)
    {
        var sheet = new Sheet(Name.In(lang), styles) { HeadRow = HeadRow };
        WriteTitle(sheet, report, lang);
        WriteHead(sheet, lang);
        foreach (var (row, index) in report.Rows.Select((row, index) => (row, index)))
        {
            WriteRow(sheet, HeadRow + 1 + index, row, lang);
        }

        var legend = StateMarks.Legend([.. report.Rows.Select(row => row.Current)], lang);
        foreach (var (text, index) in legend.Select((text, index) => (text, index)))
        {
            sheet.Text(HeadRow + report.Rows.Count + 2 + index, 1, text, CellStyle.Faint);
        }

        return sheet;
    }

    private static void WriteTitle(Sheet sheet, BranchReport report, Lang lang)
    {
        var path = report.Ancestors.Append(report.Branch).Select(branch => branch.Name.In(lang));
        sheet.WideText(1, (int)Column.VersusYearAgo, report.Branch.Name.In(lang), CellStyle.Title, lettersPerLine: 84);
        sheet.Text(
            2,
            1,
            $"{Words.ReportName.In(lang)} | {Words.Of(report.Month, lang)} | {Words.Of(report.Branch.Level).In(lang)} | {report.Branch.Code}"
        );
        sheet.WideText(3, (int)Column.VersusYearAgo, string.Join(" › ", path), CellStyle.Faint, lettersPerLine: 150);
        sheet.WideText(4, (int)Column.VersusYearAgo, Reading.Of(report, lang), CellStyle.Text, lettersPerLine: 150);
        sheet.Text(5, 1, string.Join(" | ", Provenance.Of(report, lang)), CellStyle.Faint);
    }

    private static void WriteHead(Sheet sheet, Lang lang)
    {
        void Head(Column column, LocalizedText text, double width, bool isNumber = true)
        {
            sheet.Text(
                HeadRow,
                (int)column,
                text.In(lang),
                isNumber ? CellStyle.NumberHead
                    : column > Column.Value ? CellStyle.IndentedHead
                    : CellStyle.Head
            );
            sheet.Width((int)column, width);
        }

        Head(Column.Kpi, Words.Kpi, 34, isNumber: false);
        Head(Column.Code, Words.Code, 8, isNumber: false);
        Head(Column.Value, Words.Value, 12);
        Head(Column.Numerator, Words.Numerator, 14);
        Head(Column.Denominator, Words.Denominator, 14);
        Head(Column.Low, Words.IntervalLow, 11);
        Head(Column.High, Words.IntervalHigh, 11);
        Head(Column.Target, Words.Target, 11);
        Head(Column.Status, Words.Assessment, 11, isNumber: false);
        Head(Column.State, Words.State, 13, isNumber: false);
        Head(Column.Previous, Words.Previous, 11);
        Head(Column.VersusPrevious, Words.VersusPrevious, 15);
        Head(Column.YearAgo, Words.YearAgo, 11);
        Head(Column.VersusYearAgo, Words.VersusYearAgo, 15);
    }

    private static void WriteRow(Sheet sheet, int row, KpiRow kpi, Lang lang)
    {
        var (value, style) = (kpi.Current, CellStyle.Of(kpi.Kpi.Unit));
        sheet.Text(row, (int)Column.Kpi, kpi.Kpi.Name.In(lang));
        sheet.Text(row, (int)Column.Code, kpi.Kpi.Code, CellStyle.Faint);
        ValueCells.WriteValue(sheet, row, (int)Column.Value, value, (int)Column.Numerator, (int)Column.Denominator);
        ValueCells.WriteCounts(sheet, row, (int)Column.Numerator, (int)Column.Denominator, value);
        var shown = CellStyle.Factor(kpi.Kpi.Unit);
        sheet.Number(row, (int)Column.Low, value.Interval?.Low * shown, style);
        sheet.Number(row, (int)Column.High, value.Interval?.High * shown, style);
        sheet.Number(row, (int)Column.Target, value.Target * shown, style);
        sheet.Text(row, (int)Column.Status, value.Status is { } status ? Words.Of(status).In(lang) : KpiText.None, CellStyle.Indented);
        sheet.Text(row, (int)Column.State, Words.Of(value.State).In(lang), CellStyle.Indented);
        WriteComparison(sheet, row, kpi, kpi.Previous, Column.Previous, Column.VersusPrevious, lang);
        WriteComparison(sheet, row, kpi, kpi.YearAgo, Column.YearAgo, Column.VersusYearAgo, lang);
    }

    private static void WriteComparison(
        Sheet sheet,
        int row,
        KpiRow kpi,
        KpiValue? before,
        Column beforeColumn,
        Column changeColumn,
        Lang lang
    )
    {
        if (before?.Value is not { } from)
        {
            return;
        }

        var shown = CellStyle.Factor(kpi.Kpi.Unit);
        sheet.Number(row, (int)beforeColumn, from * shown, CellStyle.Of(kpi.Kpi.Unit, before.State));
        if (kpi.Current.Value is { } now)
        {
            var factor = KpiText.Factor(kpi.Kpi.Unit);
            var difference = $"{Sheet.Address(row, (int)Column.Value)}-{Sheet.Address(row, (int)beforeColumn)}";
            sheet.Formula(
                row,
                (int)changeColumn,
                $"ROUND({factor / shown}*({difference}),2)",
                (double)KpiText.Round((now - from) * factor),
                CellStyle.Change(KpiText.ChangeUnit(kpi.Kpi.Unit, lang))
            );
        }
    }
}
