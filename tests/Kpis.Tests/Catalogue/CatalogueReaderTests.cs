using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Kpis.Tests.Catalogue;

public sealed class CatalogueReaderTests
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
    public void A_formula_is_read_term_by_term() =>
        KpiCatalogue
            .Parse(Valid)
            .All.Single()
            .Formula.ShouldBeOfType<RatioFormula>()
            .Denominator.Terms.ShouldBe([new(1, Measure.OpeningBase), new(-2, Measure.AdminExits)]);

    [Fact]
    public void A_formula_is_written_as_it_is_read() =>
        ((RatioFormula)KpiCatalogue.Parse(Valid).All.Single().Formula).Denominator.ToString().ShouldBe("opening_base - 2 * admin_exits");

    [Fact]
    public void Every_problem_of_every_file_is_reported_at_once_with_its_line()
    {
        var own = Valid
            .Replace("id: churn_rate", "id: Own-Rate", StringComparison.Ordinal)
            .Replace("unit: percent", "unit: parsec", StringComparison.Ordinal)
            .Replace("numerator: churned", "numerator: vanished", StringComparison.Ordinal)
            .Replace("code: C01", "colour: blue", StringComparison.Ordinal)
            .Replace("{ zh: 定义, en: Definition }", "{ en: Definition }", StringComparison.Ordinal);

        var problems = Should.Throw<CatalogueException>(() => KpiCatalogue.With("own.yaml", own)).Problems;

        problems.ShouldContain(problem => problem.StartsWith("own.yaml line 2: id 'Own-Rate' must be", StringComparison.Ordinal));
        problems.ShouldContain(problem => problem.StartsWith("own.yaml line 3: 'colour' is no key of a KPI", StringComparison.Ordinal));
        problems.ShouldContain(problem => problem.StartsWith("own.yaml line 2: 'code' is missing", StringComparison.Ordinal));
        problems.ShouldContain(problem => problem.StartsWith("own.yaml line 5: 'zh' is missing", StringComparison.Ordinal));
        problems.ShouldContain(problem => problem.StartsWith("own.yaml line 7: 'parsec' is none of percent", StringComparison.Ordinal));
        problems.ShouldContain(problem => problem.Contains("line 10: numerator: 'vanished' is no measure", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("churned * churned")]
    [InlineData("churned / opening_base")]
    [InlineData("churned opening_base")]
    [InlineData("2")]
    public void A_formula_can_only_add(string formula) => Problem("numerator: churned", $"numerator: {formula}").ShouldContain("line 10");

    [Fact]
    public void The_same_id_twice_is_refused() =>
        Should
            .Throw<CatalogueException>(() => KpiCatalogue.Parse(Valid + Valid["kpis:".Length..]))
            .Problems.ShouldHaveSingleItem()
            .ShouldBe("kpis.yaml line 12: KPI 'churn_rate' is defined 2 times.");

    [Theory]
    [InlineData("unit: percent", "unit: days", "has unit percent, not days")]
    [InlineData("kind: proportion", "kind: average", "'average' is none of proportion")]
    [InlineData("kind: proportion", "kind: proportion\n    promoters: churned", "'promoters' means nothing for kind proportion")]
    [InlineData("kind: proportion", "kind: proportion\n    minimum_denominator: -1", "must be a whole number from 0")]
    [InlineData("kind: proportion", "kind: proportion\n    filters: { colours: [red] }", "'colours' is no key of filters")]
    [InlineData("kind: proportion", "kind: proportion\n    filters: { tiers: [brass] }", "'brass' is none of")]
    [InlineData("kind: proportion", "kind: proportion\n    filters: { tiers: [] }", "a filter names one tier or more")]
    [InlineData("kind: proportion", "kind: proportion\n    companion_of: nobody", "'nobody' is no KPI")]
    [InlineData("kind: proportion", "kind: proportion\n    sanity: { low: 2, high: 1 }", "low must be less than high")]
    [InlineData("kind: proportion", "kind: proportion\n    sanity: { at_most: nobody }", "'nobody' is no KPI")]
    [InlineData("kind: proportion", "kind: proportion\n    sanity: { at_most: churn_rate }", "depends on itself: churn_rate → churn_rate")]
    [InlineData("kind: proportion", "kind: proportion\n    targets:\n      - value: 0.1", "'source' is missing")]
    [InlineData(
        "kind: proportion",
        "kind: proportion\n    targets:\n      - source: { zh: 一, en: a }",
        "exactly one of value, full_year, significant"
    )]
    [InlineData(
        "direction: lower",
        "direction: neutral\n    targets:\n      - { value: 1, source: { zh: 一, en: a } }",
        "neutral cannot have targets"
    )]
    [InlineData("kind: proportion", "kind: proportion\n    version: 2", "version 2 must say since which month")]
    [InlineData("kind: proportion", "kind: proportion\n    since: January", "since 'January' is not a month")]
    [InlineData("kind: proportion", "kind: proportion\n    fingerprint: 000000000000", "its formula changed")]
    public void What_is_wrong_is_said(string right, string wrong, string sentence) => Problem(right, wrong).ShouldContain(sentence);

    [Fact]
    public void Functions_that_lead_back_to_themselves_are_refused() =>
        Should
            .Throw<CatalogueException>(() => KpiCatalogue.Parse($"kpis:\n{Change("a", "b")}{Change("b", "c")}{Change("c", "a")}"))
            .Problems.ShouldContain(problem => problem.EndsWith("'a' depends on itself: a → b → c → a.", StringComparison.Ordinal));

    [Fact]
    public void A_function_of_no_KPI_is_refused() =>
        Should
            .Throw<CatalogueException>(() => KpiCatalogue.Parse($"kpis:\n{Change("a", "b")}"))
            .Problems.ShouldContain(problem => problem.Contains("'b' is no KPI of the catalogue", StringComparison.Ordinal));

    [Fact]
    public void Only_a_monthly_proportion_is_annualised() =>
        Should
            .Throw<CatalogueException>(() =>
                KpiCatalogue.With(
                    "own.yaml",
                    "kpis:\n"
                        + Change("a", "churn_rate_ytd")
                            .Replace("year_on_year", "annualised", StringComparison.Ordinal)
                            .Replace("percentage_points", "percent", StringComparison.Ordinal)
                )
            )
            .Problems.ShouldHaveSingleItem()
            .ShouldContain("only a monthly proportion");

    [Theory]
    [InlineData("")]
    [InlineData("kpis: 7")]
    [InlineData("- a")]
    [InlineData("kpis: [")]
    [InlineData("kpis: []\nmore: 1")]
    public void What_is_no_catalogue_is_refused(string yaml) => Should.Throw<CatalogueException>(() => KpiCatalogue.Parse(yaml));

    private static string Problem(string right, string wrong) =>
        Should
            .Throw<CatalogueException>(() => KpiCatalogue.Parse(Valid.Replace(right, wrong, StringComparison.Ordinal)))
            .Problems.ShouldHaveSingleItem();

    private static string Change(string id, string of) =>
        $$"""
              - id: {{id}}
                code: X
                name: { zh: 名, en: Name }
                definition: { zh: 定义, en: Definition }
                category: churn
                unit: percentage_points
                direction: lower
                kind: year_on_year
                of: {{of}}

            """;
}
