using System.Text.Json;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics.ControlCharts;

namespace Kpi.Kpis.Tests.Statistics.ControlCharts;

public sealed class XmrChartTests
{
    private static readonly double[] Steady = [10, 11, 10, 9, 10, 11, 10, 9, 10, 11, 10, 9];

    [Theory, Vector("xmr_published_NHSRplotthedots_deviations_vignette")]
    public void The_published_limits_come_out_with_and_without_screening(JsonElement vector)
    {
        foreach (var (name, screens) in new[] { ("screened", true), ("unscreened", false) })
        {
            var limits = XmrLimits.Of(vector.Numbers("y"), new XmrOptions { BaselinePoints = 18, ScreensMovingRanges = screens })!;
            var published = vector.GetProperty("published_rounded").GetProperty(name);

            ShouldBe(limits, vector.GetProperty(name));
            limits.Mean.ShouldBe(published.Number("mean"), 0.005);
            limits.Lower.ShouldBe(published.Number("lpl"), 0.005);
            limits.Upper.ShouldBe(published.Number("upl"), 0.005);
        }
    }

    [Theory]
    [Vector("xmr_churn_shift", VariationIcon.ConcernHigh, "concern_high", AssuranceIcon.HitOrMiss, "hit_or_miss")]
    [Vector("xmr_coverage_pass", VariationIcon.CommonCause, "common_cause", AssuranceIcon.Pass, "pass")]
    public void The_signals_and_icons_of_the_vectors_come_out(
        JsonElement vector,
        VariationIcon variation,
        string variationName,
        AssuranceIcon assurance,
        string assuranceName
    )
    {
        var better = vector.GetProperty("lower_is_better").GetBoolean() ? KpiDirection.Lower : KpiDirection.Higher;
        var options = new XmrOptions { BaselinePoints = vector.Integer("baseline_points") };
        var chart = XmrChart.Of(vector.Numbers("y_percent"), better, vector.Number("target"), options);
        var flags = vector.GetProperty("flags_0based");

        ShouldBe(chart.Limits!, vector);
        Flagged(chart, SpecialCauses.Outside).ShouldBe(flags.Integers("outside"));
        Flagged(chart, SpecialCauses.Shift).ShouldBe(flags.Integers("shift7"));
        Flagged(chart, SpecialCauses.Trend).ShouldBe(flags.Integers("trend7"));
        Flagged(chart, SpecialCauses.TwoOfThree).ShouldBe(flags.Integers("two_of_three"));
        vector.GetProperty("variation_icon").GetString().ShouldBe(variationName);
        chart.Variation.ShouldBe(variation);
        vector.GetProperty("assurance_icon").GetString().ShouldBe(assuranceName);
        chart.Assurance.ShouldBe(assurance);
    }

    [Theory]
    [InlineData(5, false, false)]
    [InlineData(6, true, true)]
    [InlineData(11, true, true)]
    [InlineData(12, true, false)]
    public void Limits_are_a_trial_from_six_points_and_locked_from_twelve(int points, bool hasLimits, bool isTrial)
    {
        var chart = XmrChart.Of(Steady[..points], KpiDirection.Lower, 9);

        (chart.Limits is not null).ShouldBe(hasLimits);
        (chart.Variation is not null).ShouldBe(hasLimits);
        (chart.Limits?.IsTrial ?? false).ShouldBe(isTrial);
    }

    [Fact]
    public void Later_points_do_not_move_locked_limits() => XmrLimits.Of([.. Steady, 50, 60, 70]).ShouldBe(XmrLimits.Of(Steady));

    [Theory]
    [InlineData(KpiDirection.Higher, 50, VariationIcon.ImprovementHigh)]
    [InlineData(KpiDirection.Higher, -50, VariationIcon.ConcernLow)]
    [InlineData(KpiDirection.Lower, 50, VariationIcon.ConcernHigh)]
    [InlineData(KpiDirection.Lower, -50, VariationIcon.ImprovementLow)]
    [InlineData(null, 50, VariationIcon.Neutral)]
    public void A_point_outside_is_good_or_bad_by_the_direction(KpiDirection? better, double latest, VariationIcon icon) =>
        XmrChart.Of([.. Steady, latest], better).Variation.ShouldBe(icon);

    [Fact]
    public void The_icon_judges_the_latest_point_only() =>
        XmrChart.Of([.. Steady, 50, 10], KpiDirection.Lower).Variation.ShouldBe(VariationIcon.CommonCause);

    [Theory]
    [InlineData(KpiDirection.Higher, VariationIcon.ImprovementHigh)]
    [InlineData(KpiDirection.Lower, VariationIcon.ConcernHigh)]
    public void Seven_points_that_rise_through_the_mean_are_a_trend(KpiDirection better, VariationIcon icon)
    {
        var chart = XmrChart.Of([.. Steady, 8.9, 9.2, 9.4, 10.1, 10.2, 10.3, 10.4], better);

        Flagged(chart, SpecialCauses.Trend).ShouldBe([12, 13, 14, 15, 16, 17, 18]);
        chart.Causes[^1].ShouldBe(SpecialCauses.Trend);
        chart.Variation.ShouldBe(icon);
    }

    [Fact]
    public void Six_points_that_rise_are_no_trend() =>
        Flagged(XmrChart.Of([.. Steady, 9.2, 9.2, 9.4, 10.1, 10.2, 10.3, 10.4], KpiDirection.Higher), SpecialCauses.Trend).ShouldBeEmpty();

    [Fact]
    public void A_rise_that_stays_below_the_mean_is_judged_by_its_side()
    {
        var chart = XmrChart.Of([.. Steady, 8.1, 8.4, 8.7, 9.0, 9.3, 9.6, 9.9], KpiDirection.Higher);

        chart.Causes[^1].ShouldBe(SpecialCauses.Shift | SpecialCauses.Trend);
        chart.Variation.ShouldBe(VariationIcon.ConcernLow);
    }

    [Fact]
    public void Two_of_three_in_the_outer_third_are_a_signal_only_if_all_are_on_one_side()
    {
        Flagged(XmrChart.Of([.. Steady, 12.1, 10.5, 12.2], KpiDirection.Lower), SpecialCauses.TwoOfThree).ShouldBe([12, 14]);
        Flagged(XmrChart.Of([.. Steady, 12.1, 9.5, 12.2], KpiDirection.Lower), SpecialCauses.TwoOfThree).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SpecialCauses.Outside, VariationIcon.CommonCause)]
    [InlineData(SpecialCauses.Shift, VariationIcon.ConcernHigh)]
    public void Only_the_rules_that_are_chosen_signal(SpecialCauses rules, VariationIcon icon)
    {
        double[] shifted = [.. Steady, 10.5, 11, 10.5, 11, 10.5, 11, 10.5];

        XmrChart.Of(shifted, KpiDirection.Lower, options: new() { Rules = rules }).Variation.ShouldBe(icon);
    }

    [Fact]
    public void Lengths_and_zones_are_options()
    {
        double[] rising = [.. Steady, 9.5, 9.2, 9.4, 10.1, 10.2];
        double[] near = [.. Steady, 11.4, 10.5, 11.4];

        Flagged(XmrChart.Of(rising, KpiDirection.Higher, options: new() { TrendLength = 4 }), SpecialCauses.Trend)
            .ShouldBe([13, 14, 15, 16]);
        Flagged(XmrChart.Of(near, KpiDirection.Lower), SpecialCauses.TwoOfThree).ShouldBeEmpty();
        Flagged(XmrChart.Of(near, KpiDirection.Lower, options: new() { OuterFrom = 0.5 }), SpecialCauses.TwoOfThree).ShouldBe([12, 14]);
    }

    [Fact]
    public void A_constant_series_is_common_cause()
    {
        var chart = XmrChart.Of([.. Enumerable.Repeat(0.1, 15)], KpiDirection.Lower);

        chart.Variation.ShouldBe(VariationIcon.CommonCause);
        chart.Causes.ShouldAllBe(causes => causes == SpecialCauses.None);
    }

    [Theory]
    [InlineData(KpiDirection.Higher, 20, AssuranceIcon.Fail)]
    [InlineData(KpiDirection.Higher, 1, AssuranceIcon.Pass)]
    [InlineData(KpiDirection.Lower, 20, AssuranceIcon.Pass)]
    [InlineData(KpiDirection.Lower, 1, AssuranceIcon.Fail)]
    [InlineData(KpiDirection.Lower, 10, AssuranceIcon.HitOrMiss)]
    [InlineData(null, 10, null)]
    public void Assurance_compares_the_target_with_the_limits(KpiDirection? better, double target, AssuranceIcon? icon) =>
        XmrChart.Of(Steady, better, target).Assurance.ShouldBe(icon);

    [Theory, Vector("p_chart_laney")]
    public void The_proportion_charts_of_the_vector_are_reproduced(JsonElement vector)
    {
        var chart = ProportionChart.Of([.. vector.Numbers("x").Zip(vector.Numbers("n"))])!;

        chart.Pooled.ShouldBeCloseTo(vector.Number("pbar"));
        chart.SigmaZ.ShouldBeCloseTo(vector.Number("sigma_z"));
        chart.NeedsLaney.ShouldBeTrue();
        chart.Points.Select(point => point.Proportion).ShouldBeCloseTo(vector.Numbers("p"));
        chart.Points.Select(point => point.ZScore).ShouldBeCloseTo(vector.Numbers("z"));
        chart.Points.Select(point => point.Binomial.Low).ShouldBeCloseTo(vector.Numbers("p_lcl_3s"));
        chart.Points.Select(point => point.Binomial.High).ShouldBeCloseTo(vector.Numbers("p_ucl_3s"));
        chart.Points.Select(point => chart.LimitsOf(point).Low).ShouldBeCloseTo(vector.Numbers("laney_lcl"));
        chart.Points.Select(point => chart.LimitsOf(point).High).ShouldBeCloseTo(vector.Numbers("laney_ucl"));
    }

    [Fact]
    public void Nothing_varies_where_nothing_happens() => ProportionChart.Of([(0, 10), (0, 12)]).ShouldBeNull();

    private static void ShouldBe(XmrLimits limits, JsonElement expected)
    {
        limits.Mean.ShouldBeCloseTo(expected.Number("mean"));
        limits.MeanMovingRange.ShouldBeCloseTo(expected.Number("amr"));
        limits.Lower.ShouldBeCloseTo(expected.Number("lpl"));
        limits.Upper.ShouldBeCloseTo(expected.Number("upl"));
    }

    private static IEnumerable<int> Flagged(XmrChart chart, SpecialCauses cause) =>
        Enumerable.Range(0, chart.Causes.Count).Where(index => chart.Causes[index].HasFlag(cause));
}
