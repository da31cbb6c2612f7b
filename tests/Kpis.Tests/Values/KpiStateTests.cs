using Kpi.Kpis.Values;
using static Kpi.Kpis.Tests.Values.Evaluation;

namespace Kpi.Kpis.Tests.Values;

public sealed class KpiStateTests
{
    private static readonly MeasureAmounts Churn = Amounts((Measure.Churned, 1), (Measure.OpeningBase, 1000));

    [Theory]
    [InlineData(31, 3, KpiState.Partial)]
    [InlineData(1, 4, KpiState.Prelim)]
    [InlineData(6, 4, KpiState.Prelim)]
    [InlineData(7, 4, KpiState.Ok)] // the fifth working day of April 2026
    public void A_month_is_preliminary_until_working_day_five(int day, int month, KpiState state) =>
        On(new(2026, month, day)).Evaluate(Shipped.Find("churn_rate")!, "O1", March, Segment.All, (_, _) => Churn).State.ShouldBe(state);

    [Theory]
    [InlineData(MonthClosing.Open, 0, KpiState.Ok)]
    [InlineData(MonthClosing.Provisional, 0, KpiState.Prelim)]
    [InlineData(MonthClosing.Closed, 2, KpiState.Final)]
    public void The_closing_of_the_month_decides_after_that(MonthClosing closing, int revision, KpiState state)
    {
        var value = Churned(Churn, new(closing, revision));

        value.State.ShouldBe(state);
        value.Revision.ShouldBe(revision);
    }

    [Fact]
    public void A_preliminary_and_a_final_value_are_judged()
    {
        var gold = new Segment(Tier.Gold);
        Churned(Churn, new(MonthClosing.Provisional, 0), gold).Status.ShouldBe(KpiStatus.Met);
        Churned(Churn, new(MonthClosing.Closed, 1), gold).Status.ShouldBe(KpiStatus.Met);
    }

    [Fact]
    public void Closing_a_month_makes_no_small_sample_large() =>
        Churned(Amounts((Measure.Churned, 1), (Measure.OpeningBase, 29)), new(MonthClosing.Closed, 1)).State.ShouldBe(KpiState.SmallN);

    [Theory]
    [InlineData("early_churn_rate", 90)]
    [InlineData("durable_save_rate", 90)]
    [InlineData("durable_save_rate_30", 30)]
    [InlineData("net_retained_value", 90)]
    [InlineData("nps", 30)]
    [InlineData("warning_follow_up", 3)]
    public void A_value_matures_so_many_days_after_its_month(string id, int days)
    {
        var all = Amounts([.. Enum.GetValues<Measure>().Select(measure => (measure, 1000.0))]);
        var last = March.Next.FirstDay.AddDays(days);

        On(last.AddDays(-1)).Evaluate(Shipped.Find(id)!, "O1", March, Segment.All, (_, _) => all).State.ShouldBe(KpiState.Immature);
        On(last).Evaluate(Shipped.Find(id)!, "O1", March, Segment.All, (_, _) => all).State.ShouldNotBe(KpiState.Immature);
    }

    private static KpiValue Churned(MeasureAmounts amounts, MonthRevision revision, Segment segment = default) =>
        On(new(2026, 12, 1)).Evaluate(Shipped.Find("churn_rate")!, "O1", March, segment, (_, _) => amounts, revision: revision);
}
