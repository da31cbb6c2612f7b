using System.Text.Json;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Values;

namespace Kpi.Kpis.Tests.Values;

public sealed class KpiArithmeticTests
{
    private static readonly Month March = new(2026, 3);
    private static readonly KpiCatalogue Catalogue = KpiCatalogue.Default();

    [Theory]
    [Vector("kpi_examples", "churn_rate", "C01", Measure.Churned, Measure.OpeningBase)]
    [Vector("kpi_examples", "revenue_churn", "C06", Measure.ChurnedValue, Measure.OpeningValue)]
    [Vector("kpi_examples", "csat_top2", "S01", Measure.CsatTop2, Measure.CsatResponses)]
    [Vector("kpi_examples", "csat_mean", "S02", Measure.CsatPoints, Measure.CsatResponses)]
    [Vector("kpi_examples", "routine_coverage", "V01", Measure.RoutineContactsMade, Measure.RoutineContactsDue)]
    [Vector("kpi_examples", "complaint_rate", "Q01", Measure.ComplaintsOpened, Measure.OpeningBase, Measure.ClosingBase)]
    [Vector("kpi_examples", "settlement_rate", "Q02", Measure.ComplaintsSettled, Measure.ComplaintsOpened)]
    public void The_example_of_the_specification_comes_out(
        JsonElement examples,
        string id,
        string code,
        Measure numerator,
        params Measure[] denominator
    )
    {
        var example = examples.EnumerateArray().Single(row => row.GetProperty("kpi").GetString() == code);
        var amounts = Amounts([
            (numerator, example.GetProperty("num").GetDouble()),
            .. denominator.Select(measure => (measure, example.GetProperty("den").GetDouble())),
        ]);

        Evaluate(id, amounts).Value!.Value.ShouldBeCloseTo(example.GetProperty("value").GetDouble());
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

        var value = Evaluate("churn_rate_ytd", month => month.Year == 2026 ? months[month.Number - 1] : null, new(Tier.Silver));

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
    public void A_month_that_the_warehouse_does_not_have_has_no_data() => Evaluate("churn_rate", _ => null).State.ShouldBe(KpiState.NoData);

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
        var arithmetic = ArithmeticOn(new(year, month, day));
        var amounts = Amounts([(Measure.CsatTop2, 80), (Measure.CsatResponses, 100)]);

        arithmetic.Evaluate(Catalogue.Find("csat_top2")!, "O1", March, Segment.All, _ => amounts).State.ShouldBe(state);
    }

    [Fact]
    public void The_running_month_is_partial()
    {
        var amounts = Amounts([(Measure.Churned, 1), (Measure.OpeningBase, 1000)]);

        ArithmeticOn(new(2026, 3, 31))
            .Evaluate(Catalogue.Find("churn_rate")!, "O1", March, Segment.All, _ => amounts)
            .State.ShouldBe(KpiState.Partial);
    }

    [Fact]
    public void The_median_settlement_time_counts_open_complaints()
    {
        var histogram = new SurvivalHistogram([new(0, 1, true, 6), new(0, 4, true, 2), new(0, 30, false, 8)]);

        var value = Evaluate("settlement_days_median", new MeasureAmounts(default, histogram));

        value.Value.ShouldBe(4);
        value.Denominator.ShouldBe(16);
    }

    private static KpiValue Evaluate(string id, MeasureAmounts amounts, Segment segment = default) => Evaluate(id, _ => amounts, segment);

    private static KpiValue Evaluate(string id, Func<Month, MeasureAmounts?> amounts, Segment segment = default) =>
        ArithmeticOn(new(2027, 1, 1)).Evaluate(Catalogue.Find(id)!, "O1", March, segment, amounts);

    private static KpiArithmetic ArithmeticOn(DateOnly today) =>
        new(
            new BusinessClock(
                TimeZoneInfo.FindSystemTimeZoneById(BusinessClock.DefaultZone),
                new FixedTime(BusinessClock.Default.StartOf(today))
            )
        );

    private static MeasureAmounts Amounts((Measure Measure, double Amount)[] given)
    {
        var amounts = new double[MeasureAmounts.Count];
        foreach (var (measure, amount) in given)
        {
            amounts[(int)measure] += amount;
        }

        return new(amounts);
    }

    private sealed class FixedTime(DateTime utc) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(utc);
    }
}
