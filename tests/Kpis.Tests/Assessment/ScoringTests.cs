using System.Text.Json;
using Kpi.Kpis.Assessment;
using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Tests.Assessment;

public sealed class ScoringTests
{
    private static readonly StepRule ChurnOverTarget = new(0.03, KpiDirection.Lower, Step: 0.01, PointsPerStep: 2, Cap: 10);
    private static readonly BandRule Coverage = new(0, [new(0.8, 60), new(0.9, 80), new(0.95, 100)]);

    [Theory, Vector("piecewise")]
    public void The_points_of_the_vectors_are_reproduced(JsonElement vectors)
    {
        foreach (var vector in vectors.EnumerateArray())
        {
            var rule = new KnotRule(Curve(vector.GetProperty("knots")));

            rule.Score(vector.Number("v"), KpiUnit.Points).Points.ShouldBeCloseTo(vector.Number("points"));
        }
    }

    [Theory]
    [InlineData(0.02, 100)]
    [InlineData(0.03, 100)]
    [InlineData(0.0399, 100)]
    [InlineData(0.04, 98)]
    [InlineData(0.05, 96)]
    [InlineData(0.2, 90)]
    public void Each_full_percentage_point_over_takes_two_points_up_to_ten(double churn, double points) =>
        ChurnOverTarget.Score(churn, KpiUnit.Percent).Points.ShouldBe(points);

    [Fact]
    public void Points_taken_off_stop_at_the_floor() =>
        (ChurnOverTarget with { FullPoints = 6, Cap = 100 }).Score(0.2, KpiUnit.Percent).Points.ShouldBe(0);

    [Theory]
    [InlineData(0.7, 0)]
    [InlineData(0.8, 60)]
    [InlineData(0.8999, 60)]
    [InlineData(0.9, 80)]
    [InlineData(1.0, 100)]
    public void A_band_begins_at_its_value(double coverage, double points) =>
        Coverage.Score(coverage, KpiUnit.Percent).Points.ShouldBe(points);

    [Fact]
    public void Every_rule_says_how_it_came_to_its_points()
    {
        ChurnOverTarget
            .Score(0.0525, KpiUnit.Percent)
            .Working.En.ShouldBe(
                "5.25% is 2 full steps of 1% beyond 3%: 2 × 2 = 4 points off, at most 10; 100 − 4, not below 0, gives 96 points"
            );
        ChurnOverTarget.Score(0.0525, KpiUnit.Percent).Working.Zh.ShouldStartWith("5.25% 越过 3% 满 2 个 1%：扣 2 × 2 = 4 分");
        Coverage.Score(0.93, KpiUnit.Percent).Working.En.ShouldBe("93% falls into the band [90%, 95%): 80 points");
        KnotRule.Through(0.6, 0.4, 0.3, 0.2).Score(0.7, KpiUnit.Points).Working.En.ShouldBe("0.7 is beyond the end at 0.6, so 0 points");
        KnotRule.Through(0.6, 0.4, 0.3, 0.2).Score(0.3, KpiUnit.Points).Working.En.ShouldBe("0.3 is worth 100 points");
    }

    [Fact]
    public void A_rule_that_rewards_the_wrong_way_is_noticed()
    {
        ChurnOverTarget.Rewards(KpiDirection.Lower).ShouldBeTrue();
        ChurnOverTarget.Rewards(KpiDirection.Higher).ShouldBeFalse();
        Coverage.Rewards(KpiDirection.Higher).ShouldBeTrue();
        Coverage.Rewards(KpiDirection.Lower).ShouldBeFalse();
        KnotRule.Through(0.6, 0.4, 0.3, 0.2).Rewards(KpiDirection.Lower).ShouldBeTrue();
        KnotRule.Through(0.6, 0.4, 0.3, 0.2).Rewards(KpiDirection.Higher).ShouldBeFalse();
    }

    [Fact]
    public void Under_any_rule_a_better_value_never_gets_fewer_points()
    {
        var random = new Random(41);
        for (var round = 0; round < 2_000; round++)
        {
            var better = random.Next(2) == 0 ? KpiDirection.Lower : KpiDirection.Higher;
            double[] cuts = [.. Enumerable.Range(0, 4).Select(_ => random.NextDouble()).Distinct().Order()];
            double[] points = [.. cuts.Select(_ => (double)random.Next(0, 120)).Order()];
            double[] rewarding = better == KpiDirection.Higher ? points : [.. points.Reverse()];
            ScoringRule[] rules =
            [
                new StepRule(cuts[0], better, 0.001 + random.NextDouble() / 10, 1 + random.Next(5), random.Next(30)),
                new KnotRule(new([.. cuts.Zip(rewarding, (value, result) => new Knot(value, result))])),
                new BandRule(rewarding[0], [.. cuts.Skip(1).Zip(rewarding.Skip(1), (from, result) => new Band(from, result))]),
            ];
            var (worse, nicer) = (random.NextDouble(), random.NextDouble());
            (worse, nicer) = worse < nicer == (better == KpiDirection.Higher) ? (worse, nicer) : (nicer, worse);
            foreach (var rule in rules)
            {
                rule.Rewards(better).ShouldBeTrue();
                rule.Score(nicer, KpiUnit.Percent).Points.ShouldBeGreaterThanOrEqualTo(rule.Score(worse, KpiUnit.Percent).Points - 1e-9);
            }
        }
    }

    [Fact]
    public void A_curve_cannot_be_in_two_places_at_once() =>
        Should.Throw<ArgumentException>(() => new PiecewiseLinear(new(1, 0), new(1, 60)));

    [Theory, Vector("assessment_month")]
    public void A_scheme_reports_all_that_is_wrong_with_it_together(JsonElement vector)
    {
        var scheme = MonthlyAssessmentTests.Scheme(vector);
        var first = scheme.Indicators[0];

        scheme.Issues().ShouldBeEmpty();
        (scheme with { Indicators = [first, first with { Better = KpiDirection.Higher }], Grades = [new("A", 90), new("B", 95)] })
            .Issues()
            .ShouldBe([
                "Scheme '2026-1': weights sum to 50, not 100.",
                "Scheme '2026-1' has 'C01' 2 times.",
                "Scheme '2026-1': a better 'C01' can get fewer points.",
                "Scheme '2026-1' has 2 indicators; 5 to 10 are allowed.",
                "Scheme '2026-1': grades do not fall from line to line down to one that takes all.",
            ]);
    }

    [Theory, Vector("assessment_month")]
    public void The_scheme_of_a_month_is_the_latest_that_had_begun(JsonElement vector)
    {
        var old = MonthlyAssessmentTests.Scheme(vector);
        var next = old with { Version = "2026-2", ValidFrom = new(2026, 7) };

        AssessmentScheme.For(new(2026, 6), [old, next]).ShouldBe(old);
        AssessmentScheme.For(new(2026, 7), [old, next]).ShouldBe(next);
        AssessmentScheme.For(new(2025, 12), [old, next]).ShouldBeNull();
    }

    internal static PiecewiseLinear Curve(JsonElement knots) =>
        new([.. knots.EnumerateArray().Select(knot => new Knot(knot[0].GetDouble(), knot[1].GetDouble()))]);
}
