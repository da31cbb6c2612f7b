using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Reporting.Tests.Excel;

[Alone]
public sealed class CalculatedWorkbookTests(CalculatedWorkbooks calculated) : IClassFixture<CalculatedWorkbooks>
{
    [Fact]
    public void LibreOffice_calculates_the_same_values_from_the_formulas()
    {
        var sheets = calculated.Sheets("city", Lang.En);
        var report = Sample.City();
        foreach (var row in report.Rows)
        {
            var cells = sheets["Overview"].First(cells => cells[0] == row.Kpi.Name.En);
            Number(cells[2]).ShouldBe(row.Current.Value!.Value * Reporting.Excel.CellStyle.Factor(row.Kpi.Unit), 1e-9);
            Number(cells[4]).ShouldBe(row.Current.Denominator, 1e-9);
        }

        foreach (var child in report.Children)
        {
            var cells = sheets["Branches"].First(cells => cells[1] == child.Branch.Code);
            cells[0].ShouldBe(child.Branch.Name.En);
            child.Values.Select((value, i) => (value, cell: cells[2 + i * 4])).ShouldAllBe(pair => Same(pair.value, pair.cell));
        }

        foreach (var tier in report.Tiers)
        {
            var cells = sheets["Tiers"].First(cells => cells[0] == tier.Tier.ToString());
            tier.Values.Select((value, i) => (value, cell: cells[1 + i * 4])).ShouldAllBe(pair => Same(pair.value, pair.cell));
        }

        var newest = sheets["Trend"].Last(cells => cells[0] == "10/01/2026");
        report
            .Trends.Select((trend, i) => (value: trend.Points[^1], cell: newest[1 + i * 5]))
            .ShouldAllBe(pair => Same(pair.value, pair.cell));
    }

    [Fact]
    public void A_value_without_data_is_an_empty_cell_with_its_state_beside_it()
    {
        var sheets = calculated.Sheets("empty", Lang.Zh);
        var rows = sheets["概览"].Where(cells => Sample.Empty().Rows.Any(row => row.Kpi.Name.Zh == cells[0])).ToList();
        rows.Count.ShouldBe(SampleKpis.All.Count);
        rows.ShouldAllBe(cells => cells[2] == "" && cells[9] == "无数据");
    }

    [Fact]
    public void LibreOffice_opens_every_sheet() =>
        calculated.Sheets("city", Lang.Zh).Keys.ShouldBe(["概览", "趋势", "下级机构", "分层", "指标定义"], ignoreOrder: true);

    private static bool Same(KpiValue value, string cell) =>
        value.Value is { } number ? Math.Abs(Number(cell) - number * Reporting.Excel.CellStyle.Factor(value.Kpi.Unit)) <= 1e-9 : cell == "";

    /// <summary>LibreOffice writes a percentage as one, with all its digits.</summary>
    private static double Number(string cell) =>
        double.Parse(cell.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture) / (cell.EndsWith('%') ? 100 : 1);
}
