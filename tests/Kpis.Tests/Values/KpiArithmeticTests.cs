using System.Text.Json;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Values;
using static Kpi.Kpis.Tests.Values.Evaluation;

namespace Kpi.Kpis.Tests.Values;

public sealed class KpiArithmeticTests
{
    [Theory]
    [Vector("kpi_examples", "churn_rate", "C01", Measure.Churned, Measure.OpeningBase)]
    [Vector("kpi_examples", "churn_rate_gold", "C04", Measure.Churned, Measure.OpeningBase)]
    [Vector("kpi_examples", "churn_share_price", "C05", Measure.ChurnedPrice, Measure.Churned)]
    [Vector("kpi_examples", "revenue_churn", "C06", Measure.ChurnedValue, Measure.OpeningValue)]
    [Vector("kpi_examples", "tenure_months_active", "C07a", Measure.ClosingTenureMonths, Measure.ClosingBase)]
    [Vector("kpi_examples", "tenure_months_churned", "C07b", Measure.ChurnedTenureMonths, Measure.Churned)]
    [Vector("kpi_examples", "early_churn_rate", "C08", Measure.JoinersLost, Measure.Joiners)]
    [Vector("kpi_examples", "durable_save_rate", "R02", Measure.CasesSavedActive90, Measure.CasesLost)]
    [Vector("kpi_examples", "offer_cost_ratio", "R04", Measure.CasesCost, Measure.CasesMargin)]
    [Vector("kpi_examples", "first_contact_24h", "R05", Measure.CasesContactedInTime, Measure.CasesOpened)]
    [Vector("kpi_examples", "csat_top2", "S01", Measure.CsatTop2, Measure.CsatResponses)]
    [Vector("kpi_examples", "csat_mean", "S02", Measure.CsatPoints, Measure.CsatResponses)]
    [Vector("kpi_examples", "nps", "S03", Measure.NpsPromoters, Measure.NpsResponses)]
    [Vector("kpi_examples", "survey_response_rate", "S04", Measure.SurveysResponded, Measure.SurveysSent)]
    [Vector("kpi_examples", "routine_coverage", "V01", Measure.RoutineContactsMade, Measure.RoutineContactsDue)]
    [Vector("kpi_examples", "moment_care", "V02", Measure.MomentsCared, Measure.MomentsDue)]
    [Vector("kpi_examples", "contact_plan_coverage", "V03", Measure.PlanItemsDone, Measure.PlanItemsDue)]
    [Vector("kpi_examples", "vip_policy_coverage", "V04", Measure.VipsWithPolicy, Measure.VipCustomers)]
    [Vector("kpi_examples", "warning_follow_up", "V05", Measure.WarningsFollowedUp, Measure.WarningsRaised)]
    [Vector("kpi_examples", "manager_coverage", "V06", Measure.MidHighAssigned, Measure.MidHighCustomers)]
    [Vector("kpi_examples", "complaint_rate", "Q01", Measure.ComplaintsOpened, Measure.OpeningBase, Measure.ClosingBase)]
    [Vector("kpi_examples", "settlement_rate", "Q02", Measure.ComplaintsSettled, Measure.ComplaintsOpened)]
    [Vector("kpi_examples", "settled_in_time", "Q03", Measure.ComplaintsSettledInTime, Measure.ComplaintsDue)]
    [Vector("kpi_examples", "vip_time_share_dedicated", "M01", Measure.MinutesDedicatedMidHigh, Measure.MinutesDedicated)]
    [Vector("kpi_examples", "manager_sales_share", "M02", Measure.SalesByManagers, Measure.Sales)]
    public void The_example_of_the_specification_comes_out(
        JsonElement examples,
        string id,
        string code,
        Measure numerator,
        params Measure[] denominator
    )
    {
        var example = examples.Example(code);
        var amounts = Amounts([(numerator, example.Number("num")), .. denominator.Select(measure => (measure, example.Number("den")))]);

        Evaluate(id, amounts, new(Tier.Gold)).Value!.Value.ShouldBeCloseTo(example.Number("value"));
    }

    [Theory, Vector("kpi_examples")]
    public void Every_example_of_the_specification_is_of_a_KPI_that_ships(JsonElement examples) =>
        examples
            .EnumerateArray()
            .Select(example => example.GetProperty("kpi").GetString())
            .Except(Shipped.All.Select(kpi => kpi.Code))
            .ShouldBeEmpty();

    [Theory, Vector("kpi_examples")]
    public void Retention_is_worth_its_margin_less_its_cost(JsonElement examples)
    {
        var value = Evaluate(
            "net_retained_value",
            Amounts((Measure.CasesMargin, 9180), (Measure.CasesCost, 2350), (Measure.CasesSaved, 24), (Measure.CasesLost, 23))
        );

        value.Value!.Value.ShouldBeCloseTo(examples.Example("R03").Number("value"));
        value.Numerator.ShouldBeNull();
        value.Denominator.ShouldBe(47);
        value.Status.ShouldBe(KpiStatus.Met);
    }

    [Theory, Vector("traps")]
    public void Pending_cases_count_neither_as_saved_nor_as_lost(JsonElement traps)
    {
        var value = Evaluate("retention_success_rate", Amounts([(Measure.CasesSaved, 24), (Measure.CasesLost, 23)]));

        value.Value!.Value.ShouldBeCloseTo(traps.GetProperty("pending_as_lost").GetProperty("right").GetDouble());
    }

    [Theory, Vector("cumulative_ytd")]
    public void Cumulative_churn_divides_by_the_mean_opening_base(JsonElement vector)
    {
        var months = vector
            .GetProperty("num")
            .EnumerateArray()
            .Zip(vector.GetProperty("den").EnumerateArray())
            .Select(pair => Amounts([(Measure.Churned, pair.First.GetDouble()), (Measure.OpeningBase, pair.Second.GetDouble())]))
            .ToList();

        var value = Evaluate("churn_rate_ytd", (month, _) => month.Year == 2026 ? months[month.Number - 1] : null, new(Tier.Silver));

        value.Value!.Value.ShouldBeCloseTo(vector.GetProperty("ytd").GetDouble());
        value.Target!.Value.ShouldBeCloseTo(vector.GetProperty("target_ytd_3_of_12").GetDouble());
        value.Interval!.Value.Low.ShouldBeCloseTo(vector.GetProperty("wilson_pooled_times_k")[0].GetDouble());
        value.Interval.Value.High.ShouldBeCloseTo(vector.GetProperty("wilson_pooled_times_k")[1].GetDouble());
    }

    [Fact]
    public void A_zero_denominator_has_no_value_and_no_data()
    {
        var value = Evaluate("churn_rate", Amounts([]));

        value.Value.ShouldBeNull();
        value.State.ShouldBe(KpiState.NoData);
        value.Status.ShouldBeNull();
    }

    [Fact]
    public void A_month_that_the_warehouse_does_not_have_has_no_data() =>
        Evaluate("churn_rate", (_, _) => null).State.ShouldBe(KpiState.NoData);

    [Fact]
    public void A_small_denominator_is_shown_but_never_judged()
    {
        var value = Evaluate("routine_coverage", Amounts([(Measure.RoutineContactsMade, 29), (Measure.RoutineContactsDue, 29)]));

        value.State.ShouldBe(KpiState.SmallN);
        value.Value.ShouldBe(1);
        value.Status.ShouldBeNull();
    }

    [Theory]
    [InlineData(100, KpiStatus.Met)]
    [InlineData(95, KpiStatus.Near)]
    [InlineData(90, KpiStatus.Near)]
    [InlineData(89, KpiStatus.Missed)]
    public void A_value_within_a_tenth_of_its_target_is_near(double made, KpiStatus status) =>
        Evaluate("routine_coverage", Amounts([(Measure.RoutineContactsMade, made), (Measure.RoutineContactsDue, 100)]))
            .Status.ShouldBe(status);

    [Fact]
    public void A_target_for_some_tiers_judges_only_these()
    {
        var amounts = Amounts([(Measure.Churned, 28), (Measure.OpeningBase, 10_000)]);

        Evaluate("churn_rate", amounts).Target.ShouldBeNull();
        Evaluate("churn_rate", amounts, new(Tier.Ordinary)).Target.ShouldBeNull();
        Evaluate("churn_rate", amounts, new(Tier.Silver)).Target!.Value.ShouldBeCloseTo(0.035 / 12);
        Evaluate("churn_rate", amounts, new(Tier.Gold)).Target!.Value.ShouldBeCloseTo(0.02 / 12);
    }

    [Theory]
    [InlineData(2026, 4, 30, KpiState.Immature)]
    [InlineData(2026, 5, 1, KpiState.Ok)]
    public void Satisfaction_is_immature_until_thirty_days_after_the_month(int year, int month, int day, KpiState state)
    {
        var arithmetic = On(new(year, month, day));
        var amounts = Amounts([(Measure.CsatTop2, 80), (Measure.CsatResponses, 100)]);

        arithmetic.Evaluate(Shipped.Find("csat_top2")!, "O1", March, Segment.All, (_, _) => amounts).State.ShouldBe(state);
    }

    [Fact]
    public void The_running_month_is_partial()
    {
        var amounts = Amounts([(Measure.Churned, 1), (Measure.OpeningBase, 1000)]);

        On(new(2026, 3, 31))
            .Evaluate(Shipped.Find("churn_rate")!, "O1", March, Segment.All, (_, _) => amounts)
            .State.ShouldBe(KpiState.Partial);
    }

    [Fact]
    public void The_median_settlement_time_counts_open_complaints()
    {
        var histogram = new SurvivalHistogram([new(0, 1, true, 6), new(0, 4, true, 2), new(0, 30, false, 8)]);

        var value = Evaluate("settlement_days_median", Amounts(histogram, null));

        value.Value.ShouldBe(4);
        value.Denominator.ShouldBe(16);
    }
}
