using Kpi.Kpis.Values;
using static Kpi.Kpis.Tests.Values.Evaluation;

namespace Kpi.Kpis.Tests.Values;

public sealed class SanityTests
{
    [Theory]
    [InlineData(50, new KpiFlagKind[0])]
    [InlineData(51, new[] { KpiFlagKind.Alarm })]
    [InlineData(101, new[] { KpiFlagKind.OutOfBounds, KpiFlagKind.Alarm })]
    public void Churn_above_a_twentieth_alarms_and_above_a_tenth_is_not_believed(double lost, KpiFlagKind[] flags)
    {
        var value = Evaluate("churn_rate", Amounts((Measure.Churned, lost), (Measure.OpeningBase, 1000)));

        value.Flags.ShouldBe(flags);
        value.Value.ShouldBe(lost / 1000);
    }

    [Fact]
    public void A_small_branch_may_lose_a_tenth_by_chance() =>
        Evaluate("churn_rate", Amounts((Measure.Churned, 4), (Measure.OpeningBase, 20))).Flags.ShouldBeEmpty();

    [Fact]
    public void A_value_out_of_bounds_is_shown_as_it_is_and_not_judged()
    {
        var value = Evaluate("routine_coverage", Amounts((Measure.RoutineContactsMade, 120), (Measure.RoutineContactsDue, 100)));

        value.Value.ShouldBe(1.2);
        value.Interval.ShouldBeNull();
        value.Flags.ShouldBe([KpiFlagKind.OutOfBounds]);
        value.IsImpossible.ShouldBeTrue();
        value.Status.ShouldBeNull();
    }

    [Fact]
    public void Something_of_nothing_is_out_of_bounds() =>
        Evaluate("routine_coverage", Amounts((Measure.RoutineContactsMade, 1))).Flags.ShouldBe([KpiFlagKind.OutOfBounds]);

    [Fact]
    public void Tenure_ends_at_fifty_years()
    {
        var value = Evaluate("tenure_months_active", Amounts((Measure.ClosingTenureMonths, 60_100), (Measure.ClosingBase, 100)));

        value.Flags.ShouldBe([KpiFlagKind.OutOfBounds]);
        value.IsImpossible.ShouldBeFalse("it is only hard to believe");
    }

    [Theory]
    [InlineData(18, false)]
    [InlineData(30, true)]
    public void Durable_saves_cannot_exceed_saves(double durable, bool isOut) =>
        Evaluate("durable_save_rate", Amounts((Measure.CasesSavedActive90, durable), (Measure.CasesSaved, 24), (Measure.CasesLost, 23)))
            .Flags.Contains(KpiFlagKind.OutOfBounds)
            .ShouldBe(isOut);

    [Theory]
    [InlineData("csat_top2")]
    [InlineData("csat_mean")]
    [InlineData("nps")]
    public void Few_answers_are_a_risk(string id)
    {
        var answered = Amounts((Measure.CsatResponses, 100), (Measure.NpsResponses, 100), (Measure.SurveysResponded, 100));

        Evaluate(id, answered.Add(Amounts((Measure.SurveysSent, 500)))).Flags.ShouldBeEmpty();
        Evaluate(id, answered.Add(Amounts((Measure.SurveysSent, 501)))).Flags.ShouldBe([KpiFlagKind.NonResponseRisk]);
    }
}
