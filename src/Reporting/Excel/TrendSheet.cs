using Kpi.Kpis;
using Kpi.Kpis.Values;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Excel;

/// <summary>趋势: a row per month, a block of columns per KPI, and below them a line chart per KPI.</summary>
internal static class TrendSheet
{
    public static readonly LocalizedText Name = new("趋势", "Trend");
    private const int HeadRow = 3;

    /// <summary>The value's block and the target.</summary>
    private const int Stride = ValueCells.BlockWidth + 1;

    public static Sheet Of(BranchReport report, Lang lang, StyleSheet styles)
    {
        var sheet = new Sheet(Name.In(lang), styles) { HeadRow = HeadRow, IsOnePage = true };
        sheet.Text(1, 1, $"{ShortName.Of(report.Branch.Name.In(lang), 60)} | {Words.Trends.In(lang)}", CellStyle.Title);
        sheet.Text(HeadRow, 1, Words.Month.In(lang), CellStyle.Head);
        sheet.Width(1, 12);
        var months = Months(report);
        for (var i = 0; i < months.Count; i++)
        {
            // Excel keeps days as numbers; 1900-based serials are what it and LibreOffice show as dates.
            sheet.Number(HeadRow + 1 + i, 1, months[i].FirstDay.ToDateTime(TimeOnly.MinValue).ToOADate(), CellStyle.Month);
        }

        foreach (var (trend, index) in report.Trends.Select((trend, index) => (trend, index)))
        {
            Write(sheet, trend, ColumnOf(index), months, lang);
        }

        return sheet;
    }

    /// <summary>One chart per KPI that has a value, two beside each other below the table.</summary>
    public static IReadOnlyList<LineChart> Charts(BranchReport report, Lang lang)
    {
        var months = Months(report);
        var (first, last) = (HeadRow + 1, HeadRow + months.Count);
        return
        [
            .. report
                .Trends.Select((trend, index) => (trend, column: ColumnOf(index)))
                .Where(chart => chart.trend.Points.Any(point => point.Value is not null))
                .Select(chart => new LineChart
                {
                    Title = chart.trend.Kpi.Name.In(lang),
                    Sheet = Name.In(lang),
                    FirstRow = first,
                    LastRow = last,
                    ValueColumn = chart.column,
                    TargetColumn = chart.trend.Points.Any(point => point.Target is not null) ? chart.column + ValueCells.BlockWidth : null,
                    TargetName = Words.Target.In(lang),
                    Format = CellStyle.Of(chart.trend.Kpi.Unit).Format,
                    Axis = ChartAxis
                        .For(
                            [.. chart.trend.Points.SelectMany(point => new[] { point.Value, point.Target }).OfType<double>()],
                            chart.trend.Kpi,
                            lang
                        )
                        .Times(CellStyle.Factor(chart.trend.Kpi.Unit)),
                    Months = [.. months.Select(month => month.FirstDay.ToDateTime(TimeOnly.MinValue).ToOADate())],
                    Values = [.. months.Select(month => Find(chart.trend, month)?.Value * CellStyle.Factor(chart.trend.Kpi.Unit))],
                    Targets = [.. months.Select(month => Find(chart.trend, month)?.Target * CellStyle.Factor(chart.trend.Kpi.Unit))],
                }),
        ];
    }

    private static int ColumnOf(int index) => 2 + index * Stride;

    private static List<Month> Months(BranchReport report) =>
        [.. report.Trends.SelectMany(trend => trend.Points).Select(point => point.Month).Distinct().Order()];

    private static KpiValue? Find(KpiTrend trend, Month month) => trend.Points.FirstOrDefault(point => point.Month == month);

    private static void Write(Sheet sheet, KpiTrend trend, int column, List<Month> months, Lang lang)
    {
        ValueCells.WriteBlockHead(sheet, HeadRow, column, trend.Kpi.Name, lang);
        sheet.Text(HeadRow, column + ValueCells.BlockWidth, Words.Target.In(lang), CellStyle.NumberHead);
        sheet.Width(column + ValueCells.BlockWidth, 11, isDetail: true);
        for (var i = 0; i < months.Count; i++)
        {
            var value = Find(trend, months[i]);
            ValueCells.WriteBlock(sheet, HeadRow + 1 + i, column, value, lang);
            sheet.Number(
                HeadRow + 1 + i,
                column + ValueCells.BlockWidth,
                value?.Target * CellStyle.Factor(trend.Kpi.Unit),
                CellStyle.Of(trend.Kpi.Unit)
            );
        }
    }
}
