using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Loyalty;
using Cell = Kpi.Kpis.Loyalty.LoyaltyKind;

namespace Kpi.Kpis.Tests.Loyalty;

public sealed class LoyaltyMatrixTests
{
    private static readonly LoyaltyMatrix Shipped = KpiCatalogue.Default().Dimensions.Single(dimension => dimension.Code == "L1");

    [Fact]
    public void The_catalogue_names_the_matrix_and_its_cells_in_both_languages()
    {
        Shipped.Name.ShouldBe(new("忠诚矩阵", "Loyalty matrix"));
        Shipped
            .Members.Select(member => (member.Kind, member.Name.Zh))
            .ShouldBe([(Cell.Loyal, "忠诚"), (Cell.Spurious, "虚假忠诚"), (Cell.Latent, "潜在忠诚"), (Cell.None, "无忠诚")]);
    }

    [Theory]
    [InlineData(9, 5, Cell.Loyal)]
    [InlineData(10, 4, Cell.Loyal)]
    [InlineData(8, 4, Cell.Spurious)]
    [InlineData(0, 9, Cell.Spurious)]
    [InlineData(9, 3.9, Cell.Latent)]
    [InlineData(8, 3.9, Cell.None)]
    public void Attitude_and_behaviour_give_the_cell(int recommendation, double behaviour, Cell cell) =>
        Shipped.Of(recommendation, behaviour, 4).ShouldBe(cell);

    [Fact]
    public void Who_did_not_answer_is_in_no_cell() => Shipped.Of(null, 5, 4).ShouldBeNull();

    [Fact]
    public void Whose_behaviour_is_unknown_is_in_no_cell() => Shipped.Of(9, null, 4).ShouldBeNull();

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(11, 1)]
    [InlineData(5, double.NaN)]
    public void What_cannot_be_answered_is_refused(int recommendation, double behaviour) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Shipped.Of(recommendation, behaviour, 4));
}
