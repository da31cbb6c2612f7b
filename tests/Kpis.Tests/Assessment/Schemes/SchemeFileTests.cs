using Kpi.Kpis.Assessment;
using Kpi.Kpis.Assessment.Schemes;
using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Tests.Assessment.Schemes;

public sealed class SchemeFileTests
{
    [Fact]
    public void The_shipped_scheme_speaks_of_KPIs_as_the_catalogue_does()
    {
        var catalogue = KpiCatalogue.Default();
        foreach (var indicator in SchemeFile.Default().SelectMany(scheme => scheme.Indicators))
        {
            var kpi = catalogue.Find(indicator.KpiId).ShouldNotBeNull(indicator.KpiId);
            (indicator.Unit, indicator.Better, indicator.MinimumDenominator).ShouldBe(
                (kpi.Unit, kpi.Direction, kpi.MinimumDenominator),
                indicator.KpiId
            );
        }
    }

    [Fact]
    public void The_shipped_scheme_says_what_the_defaults_say()
    {
        var scheme = SchemeFile.Default().Single();
        var defaults = new AssessmentScheme
        {
            Version = scheme.Version,
            ValidFrom = scheme.ValidFrom,
            Indicators = scheme.Indicators,
        };

        scheme.Issues().ShouldBeEmpty();
        scheme.Fingerprint.ShouldBe(defaults.Fingerprint);
        scheme
            .Indicators.Select(indicator => indicator.KpiId)
            .ShouldBe(["churn_rate", "retention_success_rate", "csat_top2", "routine_coverage", "settled_in_time"]);
    }

    [Fact]
    public void Every_rule_is_read_from_its_keys()
    {
        var rules = SchemeFile.Parse(Valid).Single().Indicators.Select(indicator => indicator.Rule).ToList();

        rules[0].Score(0.05, KpiUnit.Percent).Points.ShouldBe(96);
        rules[1].Score(0.85, KpiUnit.Percent).Points.ShouldBe(60);
        rules[2].Score(0.5, KpiUnit.Percent).Points.ShouldBe(50);
    }

    [Fact]
    public void Every_problem_is_reported_with_its_line()
    {
        var broken = Valid
            .Replace("better: lower\n        steps", "better: neutral\n        steps", StringComparison.Ordinal)
            .Replace("step: 0.01", "step: ten", StringComparison.Ordinal)
            .Replace("valid_from: 2026-07", "valid_from: July", StringComparison.Ordinal)
            .Replace("score_decimals: 2", "decimals: 2", StringComparison.Ordinal);

        Should
            .Throw<SchemeException>(() => SchemeFile.Parse(broken))
            .Problems.ShouldBe(
                [
                    "line 2: 'decimals' is no key of a scheme; the keys are version, valid_from, indicators, minimum_available_weight, adjustment_limit, veto, score_decimals, grades, fee, annual.",
                    "line 4: valid_from 'July' is not a month such as 2026-01.",
                    "line 10: better 'neutral' is none of lower, higher.",
                    "line 11: step 'ten' is not a number.",
                    "line 11: steps: step and points are above 0, cap is 0 or more.",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public void What_a_scheme_says_against_itself_is_reported_too() =>
        Should
            .Throw<SchemeException>(() => SchemeFile.Parse(Valid.Replace("weight: 40", "weight: 30", StringComparison.Ordinal)))
            .Problems.Single()
            .ShouldBe("line 2: Scheme '2026-2': weights sum to 90, not 100.");

    [Theory]
    [InlineData("schemes: {", "this is not YAML")]
    [InlineData("", "one list, 'schemes'")]
    [InlineData("schemes: 3", "'schemes' of the file must be a list")]
    public void What_is_no_scheme_file_is_said_so(string yaml, string said) =>
        Should.Throw<SchemeException>(() => SchemeFile.Parse(yaml)).Problems[0].ShouldContain(said);

    [Fact]
    public void An_indicator_has_one_rule_and_a_known_kpi()
    {
        var two = Valid.Replace("steps:", "bands: { below: 0, from: { 1: 1 } }\n        steps:", StringComparison.Ordinal);

        Should.Throw<SchemeException>(() => SchemeFile.Parse(two)).Problems[0].ShouldContain("exactly one of knots, steps, bands");
        Should
            .Throw<SchemeException>(() => SchemeFile.Parse(Valid, Percentages("a", "b", "c", "d")))
            .Problems.Single()
            .ShouldContain("'e' is no KPI");
    }

    [Fact]
    public void An_indicator_has_the_unit_in_which_its_KPI_is_measured() =>
        Should
            .Throw<SchemeException>(() => SchemeFile.Parse(Valid, Percentages("a", "b", "c", "d", "e")))
            .Problems.Single()
            .ShouldContain("'e' is measured in percent, not per_mille");

    [Fact]
    public void A_file_without_a_scheme_is_refused() =>
        Should.Throw<SchemeException>(() => SchemeFile.Parse("schemes: []")).Problems.Single().ShouldContain("there is no scheme");

    private const string Valid = """
        schemes:
          - score_decimals: 2
            version: "2026-2"
            valid_from: 2026-07
            indicators:
              - kpi: a
                name: { zh: 甲, en: A }
                weight: 40
                unit: percent
                better: lower
                steps: { line: 0.03, step: 0.01, points: 2, cap: 10 }
              - kpi: b
                name: { zh: 乙, en: B }
                weight: 20
                unit: percent
                better: higher
                bands: { below: 0, from: { 0.9: 80, 0.8: 60 } }
              - kpi: c
                name: { zh: 丙, en: C }
                weight: 20
                unit: percent
                better: higher
                knots: { 0: 0, 1: 100 }
              - kpi: d
                name: { zh: 丁, en: D }
                weight: 10
                unit: days
                better: lower
                knots: { zero: 9, floor: 6, target: 4, stretch: 2 }
              - kpi: e
                name: { zh: 戊, en: E }
                weight: 10
                unit: per_mille
                better: lower
                knots: { zero: 9, floor: 6, target: 4, stretch: 2 }

        """;

    private static Dictionary<string, KpiUnit> Percentages(params string[] kpis) =>
        kpis.ToDictionary(kpi => kpi, kpi => kpi == "d" ? KpiUnit.Days : KpiUnit.Percent);
}
