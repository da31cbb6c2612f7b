using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Loyalty;

namespace Kpi.Kpis.Tests.Catalogue;

public sealed class DimensionReaderTests
{
    private const string Valid = """
        dimensions:
          - id: loyalty
            code: L1
            name: { zh: 忠诚矩阵, en: Loyalty matrix }
            definition: { zh: 定义, en: Definition }
            kind: loyalty_matrix
            high_recommendation: 8
            source: { zh: 银行规定, en: Rule of the bank }
            members:
              loyal: { name: { zh: 忠诚, en: Loyal }, definition: { zh: 定义, en: Definition } }
              spurious: { name: { zh: 虚假忠诚, en: Spurious }, definition: { zh: 定义, en: Definition } }
              latent: { name: { zh: 潜在忠诚, en: Latent }, definition: { zh: 定义, en: Definition } }
              none: { name: { zh: 无忠诚, en: None }, definition: { zh: 定义, en: Definition } }
        """;

    [Fact]
    public void An_operators_mark_replaces_the_one_that_ships()
    {
        var catalogue = KpiCatalogue.With("own.yaml", Valid);

        catalogue.Dimensions.Single().Of(recommendation: 8, repeatBehaviour: 1, segmentMedian: 1).ShouldBe(LoyaltyKind.Loyal);
        catalogue.All.Count.ShouldBe(KpiCatalogue.Default().All.Count);
    }

    [Theory]
    [InlineData(
        "high_recommendation: 8",
        "high_recommendation: 11",
        "own.yaml line 7: high_recommendation is 11; it must be within 1 to 10"
    )]
    [InlineData("high_recommendation: 8", "low_recommendation: 8", "own.yaml line 7: 'low_recommendation' is no key of a dimension")]
    [InlineData("kind: loyalty_matrix", "kind: cube", "own.yaml line 6: kind 'cube' is not loyalty_matrix")]
    [InlineData("latent:", "dormant:", "own.yaml line 10: member 'latent' is missing")]
    [InlineData("zh: 潜在忠诚, en", "en", "own.yaml line 12: 'zh' is missing")]
    [InlineData("dimensions:", "dimension:", "own.yaml line 1: the file must have a list 'kpis', a list 'dimensions' or both")]
    public void A_mistake_is_told_with_its_line(string right, string wrong, string problem) =>
        Should
            .Throw<CatalogueException>(() => KpiCatalogue.With("own.yaml", Valid.Replace(right, wrong, StringComparison.Ordinal)))
            .Problems.ShouldContain(told => told.StartsWith(problem, StringComparison.Ordinal));

    [Fact]
    public void A_dimension_stands_once()
    {
        var twice = Valid + "\n" + string.Join('\n', Valid.Split('\n').Skip(1));

        Should
            .Throw<CatalogueException>(() => KpiCatalogue.With("own.yaml", twice))
            .Problems.ShouldBe(["own.yaml line 14: dimension 'loyalty' is defined 2 times."]);
    }
}
