using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Kpis.Tests.Catalogue;

public sealed class KpiCatalogueTests
{
    private const string Valid = """
        kpis:
          - id: churn_rate
            code: C01
            name: { zh: 月离网率, en: Monthly churn rate }
            definition: { zh: 定义, en: Definition }
            category: churn
            unit: percent
            direction: lower
            kind: proportion
            numerator: churned
            denominator: opening_base - 2 * admin_exits
        """;

    [Fact]
    public void The_catalogue_that_ships_is_valid() =>
        KpiCatalogue
            .Default()
            .All.Select(kpi => kpi.Id)
            .ShouldBe([
                "churn_rate",
                "churn_rate_ytd",
                "revenue_churn",
                "retention_success_rate",
                "csat_top2",
                "csat_mean",
                "routine_coverage",
                "complaint_rate",
                "settlement_rate",
                "settlement_days_median",
            ]);

    [Fact]
    public void A_formula_is_read_term_by_term() =>
        KpiCatalogue
            .Parse(Valid)
            .All.Single()
            .Formula.ShouldBeOfType<RatioFormula>()
            .Denominator.Terms.ShouldBe([new(1, Measure.OpeningBase), new(-2, Measure.AdminExits)]);

    [Fact]
    public void Every_problem_is_reported_at_once_with_its_line()
    {
        var broken = Valid
            .Replace("unit: percent", "unit: parsec", StringComparison.Ordinal)
            .Replace("numerator: churned", "numerator: vanished", StringComparison.Ordinal)
            .Replace("code: C01", "colour: blue", StringComparison.Ordinal);

        var problems = Should.Throw<CatalogueException>(() => KpiCatalogue.Parse(broken)).Problems;

        problems.ShouldContain(problem =>
            problem.StartsWith("line 3:", StringComparison.Ordinal) && problem.Contains("'colour' is no key", StringComparison.Ordinal)
        );
        problems.ShouldContain(problem => problem.Contains("'code' is missing", StringComparison.Ordinal));
        problems.ShouldContain(problem =>
            problem.StartsWith("line 7:", StringComparison.Ordinal)
            && problem.Contains("'parsec' is none of percent", StringComparison.Ordinal)
        );
        problems.ShouldContain(problem =>
            problem.StartsWith("line 10:", StringComparison.Ordinal)
            && problem.Contains("'vanished' is no measure", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("churned * churned")]
    [InlineData("churned / opening_base")]
    [InlineData("churned opening_base")]
    [InlineData("2")]
    public void A_formula_can_only_add(string formula) =>
        Should.Throw<CatalogueException>(() =>
            KpiCatalogue.Parse(Valid.Replace("numerator: churned", $"numerator: {formula}", StringComparison.Ordinal))
        );

    [Fact]
    public void The_same_id_twice_is_refused()
    {
        var twice = Valid + Valid["kpis:".Length..];

        Should.Throw<CatalogueException>(() => KpiCatalogue.Parse(twice)).Problems.ShouldHaveSingleItem().ShouldContain("defined 2 times");
    }

    [Theory]
    [InlineData("")]
    [InlineData("kpis: 7")]
    [InlineData("- a")]
    [InlineData("kpis: [")]
    public void What_is_no_catalogue_is_refused(string yaml) => Should.Throw<CatalogueException>(() => KpiCatalogue.Parse(yaml));
}
