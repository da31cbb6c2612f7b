using Kpi.Kpis;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Tests.Formatting;

public sealed class ChartAxisTests
{
    [Theory]
    [InlineData(0.0024, 0.0034)]
    [InlineData(0.74, 1)]
    [InlineData(0, 0)]
    [InlineData(0.5, 0.5)]
    [InlineData(-0.2, 0.3)]
    [InlineData(0.00001, 0.00002)]
    public void An_axis_holds_its_numbers_and_tells_its_ticks_apart(double low, double high)
    {
        var axis = ChartAxis.For([low, high], SampleKpis.ChurnRate, Lang.En);
        axis.Min.ShouldBeLessThanOrEqualTo(low + 1e-12);
        axis.Max.ShouldBeGreaterThanOrEqualTo(high - 1e-12);
        axis.Labels.Count.ShouldBe((int)Math.Round((axis.Max - axis.Min) / axis.Interval) + 1);
        axis.Labels.ShouldBeUnique();
        axis.Labels.Count.ShouldBeInRange(2, 7);
    }

    [Fact]
    public void A_share_is_not_drawn_above_100_percent() =>
        ChartAxis.For([0.74, 1], SampleKpis.Coverage, Lang.En).Labels[^1].ShouldBe("100%");
}
