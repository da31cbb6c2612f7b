using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Values;
using static Kpi.Kpis.Tests.Values.Evaluation;

namespace Kpi.Kpis.Tests.Values;

public sealed class YearToDateTests
{
    [Fact]
    public void A_rate_divides_the_sums_of_the_year_so_far()
    {
        var value = SoFar("csat_top2", month => Amounts((Measure.CsatTop2, 10 * month), (Measure.CsatResponses, 40 * month)));

        value.Value.ShouldBe(0.25);
        value.Numerator.ShouldBe(60);
        value.Period.ShouldBe(KpiPeriod.YearToDate);
    }

    [Fact]
    public void A_monthly_rate_keeps_its_monthly_target() =>
        SoFar("churn_rate_vip", _ => Amounts((Measure.Churned, 1), (Measure.OpeningBase, 1000))).Target!.Value.ShouldBeCloseTo(0.035 / 12);

    [Fact]
    public void Complaints_are_counted_over_the_mean_base() =>
        SoFar(
            "complaint_rate",
            month => Amounts((Measure.ComplaintsOpened, 5), (Measure.OpeningBase, 1000 * month), (Measure.ClosingBase, 1000 * month))
        )
            .Value!.Value.ShouldBeCloseTo(1000 * 15.0 / 2000);

    [Fact]
    public void A_state_at_month_end_is_that_of_the_last_month()
    {
        var value = SoFar("manager_coverage", month => Amounts((Measure.MidHighAssigned, 30 * month), (Measure.MidHighCustomers, 100)));

        (value.Numerator, value.Denominator).ShouldBe((90, 100));
    }

    [Fact]
    public void The_backlog_of_the_first_month_counts_once()
    {
        // 10 open on 1 January; 40, 50 and 60 come in; 45 are settled each month.
        (double Backlog, double Opened)[] months = [(10, 40), (5, 50), (10, 60)];

        var value = SoFar(
            "settlement_rate",
            month =>
                Amounts(
                    (Measure.ComplaintsBacklog, months[month - 1].Backlog),
                    (Measure.ComplaintsOpened, months[month - 1].Opened),
                    (Measure.ComplaintsSettled, 45)
                )
        );

        (value.Numerator, value.Denominator).ShouldBe((135, 160));
    }

    [Theory]
    [InlineData("closing_base", "opening_base", 3300.0 / 1000)]
    [InlineData("opening_base", "closing_base", 1000.0 / 3300)]
    [InlineData("churned", "churned + opening_base", 60.0 / 1060)]
    public void Months_as_one_begin_with_the_first_and_end_with_the_last(string numerator, string denominator, double value)
    {
        var kpi = KpiCatalogue
            .Parse(
                $$"""
                kpis:
                  - id: growth
                    code: X
                    name: { zh: 增长, en: Growth }
                    definition: { zh: 定义, en: Definition }
                    category: churn
                    unit: points
                    direction: higher
                    kind: ratio
                    months: recompute
                    numerator: {{numerator}}
                    denominator: {{denominator}}
                """
            )
            .Find("growth")!;

        Evaluate(
            kpi,
            (month, _) =>
                Amounts(
                    (Measure.OpeningBase, 1000 * month.Number),
                    (Measure.ClosingBase, 1100 * month.Number),
                    (Measure.Churned, 10 * month.Number)
                ),
            period: KpiPeriod.YearToDate
        )
            .Value!.Value.ShouldBeCloseTo(value);
    }

    [Fact]
    public void A_sum_is_summed_and_a_score_counts_all_answers()
    {
        SoFar("net_retained_value", _ => Amounts((Measure.CasesMargin, 100), (Measure.CasesCost, 30), (Measure.CasesSaved, 9)))
            .Value.ShouldBe(210);
        SoFar("nps", month => Amounts((Measure.NpsPromoters, month == 1 ? 90 : 10), (Measure.NpsResponses, 100)))
            .Value!.Value.ShouldBeCloseTo(100 * 110.0 / 300);
    }

    [Fact]
    public void A_median_is_that_of_all_durations()
    {
        var value = SoFar(
            "settlement_days_median",
            month => Amounts(new SurvivalHistogram([new(0, 10 * month, true, month == 2 ? 40 : 10)]), null)
        );

        value.Value.ShouldBe(20);
        value.Denominator.ShouldBe(60);
    }

    [Fact]
    public void A_change_over_the_year_compares_months_that_both_years_have()
    {
        // Last year's records begin in February, with a bad January this year.
        var value = Evaluate(
            "csat_change",
            (month, _) =>
                month < new Month(2025, 2)
                    ? null
                    : Amounts(
                        (
                            Measure.CsatTop2,
                            month == new Month(2026, 1) ? 0
                            : month.Year == 2026 ? 90
                            : 80
                        ),
                        (Measure.CsatResponses, 100)
                    ),
            period: KpiPeriod.YearToDate
        );

        value.Value!.Value.ShouldBeCloseTo(0.1);
        value.Denominator.ShouldBe(200);
    }

    [Fact]
    public void Where_the_records_begin_within_the_year_the_target_is_that_of_the_months_counted()
    {
        var begins = new Month(2026, 2);

        var value = Evaluate(
            "churn_rate_ytd",
            (month, _) => month < begins ? null : Amounts((Measure.Churned, 9), (Measure.OpeningBase, 1000)),
            new(Tier.Silver)
        );

        value.Value!.Value.ShouldBeCloseTo(18.0 / 1000);
        value.Target!.Value.ShouldBeCloseTo(0.035 * 2 / 12);
        value.Status.ShouldBe(KpiStatus.Missed);
    }

    private static KpiValue SoFar(string id, Func<int, MeasureAmounts> ofMonth) =>
        Evaluate(id, (month, _) => month.Year == 2026 && month <= March ? ofMonth(month.Number) : null, period: KpiPeriod.YearToDate);
}
