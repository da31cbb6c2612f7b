using Kpi.Kpis.Loyalty;

namespace Kpi.Kpis.Tests.Loyalty;

public sealed class ShareOfNeedTests
{
    [Fact]
    public void The_share_of_need_is_a_fraction() => ShareOfNeed.Of(30, 40).ShouldBe(0.75);

    [Theory]
    [InlineData(null)]
    [InlineData(0.0)]
    public void An_unknown_need_has_no_share(double? need) => ShareOfNeed.Of(30, need).ShouldBeNull();
}
