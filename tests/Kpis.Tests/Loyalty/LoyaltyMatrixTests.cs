using Kpi.Kpis.Loyalty;
using Cell = Kpi.Kpis.Loyalty.LoyaltyKind;

namespace Kpi.Kpis.Tests.Loyalty;

public sealed class LoyaltyMatrixTests
{
    [Theory]
    [InlineData(9, 5, Cell.Loyal)]
    [InlineData(10, 4, Cell.Loyal)]
    [InlineData(8, 4, Cell.Spurious)]
    [InlineData(0, 9, Cell.Spurious)]
    [InlineData(9, 3.9, Cell.Latent)]
    [InlineData(8, 3.9, Cell.None)]
    public void Attitude_and_behaviour_give_the_cell(int recommendation, double behaviour, Cell cell) =>
        LoyaltyMatrix.Of(recommendation, behaviour, 4).ShouldBe(cell);

    [Fact]
    public void Who_did_not_answer_is_in_no_cell() => LoyaltyMatrix.Of(null, 5, 4).ShouldBeNull();

    [Fact]
    public void Whose_behaviour_is_unknown_is_in_no_cell() => LoyaltyMatrix.Of(9, null, 4).ShouldBeNull();

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(11, 1)]
    [InlineData(5, double.NaN)]
    public void What_cannot_be_answered_is_refused(int recommendation, double behaviour) =>
        Should.Throw<ArgumentOutOfRangeException>(() => LoyaltyMatrix.Of(recommendation, behaviour, 4));

    [Fact]
    public void The_share_of_need_is_a_fraction() => LoyaltyMatrix.ShareOfNeed(30, 40).ShouldBe(0.75);

    [Theory]
    [InlineData(null)]
    [InlineData(0.0)]
    public void An_unknown_need_has_no_share(double? need) => LoyaltyMatrix.ShareOfNeed(30, need).ShouldBeNull();
}
