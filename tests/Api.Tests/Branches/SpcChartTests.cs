using Kpi.Api.Branches;
using Kpi.Api.Tests.Serving;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics.ControlCharts;
using Kpi.Kpis.Values;

namespace Kpi.Api.Tests.Branches;

public sealed class SpcChartTests(DemoServer demo) : IClassFixture<DemoServer>
{
    // Twelve months around 0.010 whose mean step is 0.001, then seven above it: by the rule of seven a shift, none outside.
    private static readonly double[] Shifted =
    [
        .. Enumerable.Range(0, 12).Select(month => month % 2 == 0 ? 0.0095 : 0.0105),
        .. Enumerable.Repeat(0.011, 7),
    ];

    [Fact]
    public void Mean_and_limits_come_from_the_first_twelve_points_and_later_ones_are_judged_by_them()
    {
        var chart = SpcChart.Of(Trend(Shifted))!;

        chart.Mean.ShouldBe(0.010, 1e-12);
        chart.Lower.ShouldBe(0.010 - 2.66 * 0.001, 1e-12);
        chart.Upper.ShouldBe(0.010 + 2.66 * 0.001, 1e-12);
        chart.IsTrial.ShouldBeFalse();
        chart.Points.Count.ShouldBe(19);
        chart.Points.Take(11).ShouldAllBe(point => point.Causes.Count == 0);
        chart.Points.Skip(12).ShouldAllBe(point => point.Causes.Contains(SpecialCause.Shift));
        chart.Points.ShouldAllBe(point => !point.Causes.Contains(SpecialCause.Outside));
        chart.Variation.ShouldBe(VariationIcon.ConcernHigh, "fewer leaving is better");
        chart.Assurance.ShouldBe(AssuranceIcon.Pass, "the target of 0.02 is above the upper limit");
    }

    [Theory]
    [InlineData(KpiState.Partial)]
    [InlineData(KpiState.Immature)]
    [InlineData(KpiState.SmallN)]
    [InlineData(KpiState.NoData)]
    public void A_month_that_cannot_be_judged_is_no_point(KpiState state)
    {
        var trend = Trend(Shifted);
        trend[3] = Value(3, 9) with { State = state, Value = state == KpiState.NoData ? null : 9 };
        trend[^1] = Value(18, 9) with { IsImpossible = true };

        var chart = SpcChart.Of(trend)!;

        chart.Points.Count.ShouldBe(17);
        chart.Upper.ShouldBeLessThan(0.02);
        chart.Points[^1].Value.ShouldBe(trend[^2]);
    }

    [Fact]
    public void Values_of_an_earlier_definition_are_no_points_of_the_same_chart()
    {
        var later = KpiCatalogue.Default().Find("churn_rate")!;
        var earlier = later with { Version = later.Version + 1 };
        var trend = Trend(Shifted);
        trend[0] = trend[0] with { Kpi = earlier };

        SpcChart.Of(trend)!.Points.Count.ShouldBe(18);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void There_is_no_chart_of_fewer_than_six_points(int points, bool isThere) =>
        (SpcChart.Of(Trend(Shifted[..points])) is { IsTrial: true }).ShouldBe(isThere);

    [Fact]
    public async Task A_trend_is_charted_over_GraphQL()
    {
        var answer = await demo.Server.DataAsync(
            """
            { branch(code: "HQ") { trend(kpi: "churn_rate", from: "2024-11", to: "2026-10") {
                points { value state } spc { mean lower upper isTrial variation assurance points { causes value { month value } } } } } }
            """
        );

        var trend = answer.GetProperty("branch").GetProperty("trend");
        var judged = trend
            .GetProperty("points")
            .EnumerateArray()
            .Where(point => point.GetProperty("state").GetString() is "OK" or "PRELIM" or "FINAL")
            .Select(point => point.GetProperty("value").GetDouble())
            .ToList();
        var chart = trend.GetProperty("spc");
        judged.Count.ShouldBeGreaterThan(12);
        chart.GetProperty("mean").GetDouble().ShouldBe(judged.Take(12).Average(), 1e-12);
        chart.GetProperty("points").GetArrayLength().ShouldBe(judged.Count);
    }

    private static KpiValue[] Trend(IReadOnlyList<double> values) => [.. values.Select((value, month) => Value(month, value))];

    private static KpiValue Value(int month, double value) =>
        new()
        {
            Kpi = KpiCatalogue.Default().Find("churn_rate")!,
            BranchCode = "HQ",
            Month = new Month(2025, 1).AddMonths(month),
            Value = value,
            Target = 0.02,
            State = KpiState.Final,
        };
}
