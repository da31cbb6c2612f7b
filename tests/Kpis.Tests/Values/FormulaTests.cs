using System.Text.Json;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Values;
using static Kpi.Kpis.Tests.Values.Evaluation;

namespace Kpi.Kpis.Tests.Values;

public sealed class FormulaTests
{
    [Theory, Vector("cumulative_ytd")]
    public void A_year_of_the_pooled_monthly_churn_is_compounded(JsonElement vector)
    {
        var (lost, open) = (vector.Numbers("num"), vector.Numbers("den"));

        var value = Evaluate(
            "churn_rate_annualised",
            (month, _) =>
                month.Year == 2026 && month <= March
                    ? Amounts((Measure.Churned, lost[month.Number - 1]), (Measure.OpeningBase, open[month.Number - 1]))
                    : null
        );

        value.Value!.Value.ShouldBeCloseTo(vector.Number("annualised"));
        value.Numerator.ShouldBe(84);
        value.Denominator.ShouldBe(30_180);
        var monthly = Wilson.Around(84, 30_180)!.Value;
        value.Interval!.Value.Low.ShouldBeCloseTo(1 - Math.Pow(1 - monthly.Low, 12));
        value.Interval.Value.High.ShouldBeCloseTo(1 - Math.Pow(1 - monthly.High, 12));
    }

    [Fact]
    public void Annualised_churn_looks_at_twelve_months_and_no_more()
    {
        var value = Evaluate(
            "churn_rate_annualised",
            (month, _) => Amounts((Measure.Churned, month < new Month(2025, 4) ? 900 : 20), (Measure.OpeningBase, 1000))
        );

        value.Value!.Value.ShouldBeCloseTo(1 - Math.Pow(0.98, 12));
    }

    [Theory, Vector("nps_adjusted_wald")]
    public void A_net_promoter_score_has_its_adjusted_Wald_interval(JsonElement rows)
    {
        foreach (var row in rows.EnumerateArray())
        {
            var (up, middle, down) = (row.Number("promoters"), row.Number("passives"), row.Number("detractors"));

            var value = Evaluate("nps", Score(up, middle, down));

            value.Value!.Value.ShouldBeCloseTo(row.Number("nps"));
            value.Interval!.Value.Low.ShouldBeCloseTo(row.Number("lo"));
            value.Interval.Value.High.ShouldBeCloseTo(row.Number("hi"));
        }
    }

    [Theory, Vector("traps")]
    public void The_score_of_two_branches_is_that_of_their_answers_and_not_the_mean_of_their_scores(JsonElement traps)
    {
        // 47 of 100 answers and 20 of 25.
        var together = Score(62, 23, 15).Add(Score(12, 6, 7));

        Evaluate("nps", together).Value!.Value.ShouldBeCloseTo(traps.GetProperty("nps_average").Number("right"));
    }

    [Theory, Vector("newcombe_diff")]
    public void A_change_over_the_year_has_Newcombes_interval(JsonElement rows)
    {
        foreach (var row in rows.EnumerateArray())
        {
            var value = Evaluate(
                "csat_change",
                (month, _) =>
                    month == March ? Satisfied(row.Number("x1"), row.Number("n1"))
                    : month == March.YearAgo ? Satisfied(row.Number("x2"), row.Number("n2"))
                    : null
            );

            value.Value!.Value.ShouldBeCloseTo(row.Number("diff"));
            value.Interval!.Value.Low.ShouldBeCloseTo(row.Number("lo"));
            value.Interval.Value.High.ShouldBeCloseTo(row.Number("hi"));
            value.IsSignificant.ShouldBe(row.GetProperty("significant").GetBoolean());
            value.Denominator.ShouldBe(Math.Min(row.Number("n1"), row.Number("n2")));
        }
    }

    [Theory]
    [InlineData(430, 390, KpiStatus.Met)]
    [InlineData(400, 390, KpiStatus.Near)]
    [InlineData(390, 390, KpiStatus.Missed)]
    [InlineData(380, 390, KpiStatus.Missed)]
    public void Satisfaction_rises_significantly_when_the_whole_interval_is_above_zero(double now, double then, KpiStatus status) =>
        Evaluate("csat_change", (month, _) => Satisfied(month == March ? now : then, 500)).Status.ShouldBe(status);

    [Fact]
    public void Without_last_year_there_is_no_change_over_it() =>
        Evaluate("csat_change", (month, _) => month == March ? Satisfied(80, 100) : null).State.ShouldBe(KpiState.NoData);

    [Fact]
    public void The_median_first_contact_counts_cases_not_contacted_yet()
    {
        var hours = new SurvivalHistogram([new(0, 2, true, 4), new(0, 30, true, 4), new(0, 100, false, 4)]);

        var value = Evaluate("first_contact_hours_median", Amounts(null, hours));

        value.Value.ShouldBe(30);
        value.Denominator.ShouldBe(12);
        value.Numerator.ShouldBeNull();
    }

    [Fact]
    public void A_median_that_is_not_reached_is_no_data() =>
        Evaluate("first_contact_hours_median", Amounts(null, new SurvivalHistogram([new(0, 5, true, 2), new(0, 9, false, 20)])))
            .State.ShouldBe(KpiState.NoData);

    private static MeasureAmounts Score(double promoters, double passives, double detractors) =>
        Amounts(
            (Measure.NpsPromoters, promoters),
            (Measure.NpsDetractors, detractors),
            (Measure.NpsResponses, promoters + passives + detractors)
        );

    private static MeasureAmounts Satisfied(double satisfied, double answers) =>
        Amounts((Measure.CsatTop2, satisfied), (Measure.CsatResponses, answers));
}
