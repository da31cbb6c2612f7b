using Kpi.Kpis.Assessment;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Kpis.Tests.Assessment;

public sealed class WayToNextGradeTests
{
    private static readonly DateOnly Today = new(2026, 4, 8);

    private static readonly AssessmentScheme Scheme = new()
    {
        Version = "2026-1",
        ValidFrom = new(2026, 1),
        Indicators =
        [
            Indicator("churn_rate", "离网率", 40, KpiDirection.Lower, KnotRule.Through(0.06, 0.04, 0.03, 0.02)),
            Indicator("retention_success_rate", "挽留成功率", 60, KpiDirection.Higher, KnotRule.Through(0.15, 0.3, 0.45, 0.6)),
        ],
    };

    [Fact]
    public void One_fewer_than_named_does_not_reach_the_grade()
    {
        var random = new Random(6);
        var checkedWays = 0;
        for (var round = 0; round < 300; round++)
        {
            var branch = Branch(random.Next(15, 70), 1000, random.Next(10, 70), 100);
            foreach (var way in WayToNextGrade.All(Scheme, branch, Today))
            {
                var sign = way.Indicator.Better == KpiDirection.Higher ? 1 : -1;
                Grade(way.Value).ShouldBe(way.Grade);
                Grade(way.Value - sign / way.Denominator(branch)).ShouldNotBe(way.Grade);
                checkedWays++;

                string? Grade(double value) => MonthlyAssessment.Of(Scheme, branch.With(way.Indicator.KpiId, value), Today).Grade;
            }
        }

        checkedWays.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void The_next_grade_is_said_in_cases()
    {
        // Churn 3.5% is 80 points, success 42% is 92: 0.4×80 + 0.6×92 = 87.2, grade B.
        var ways = WayToNextGrade.All(Scheme, Branch(35, 1000, 42, 100), Today);

        ways.Select(way => way.Sentence.En)
            .ShouldBe(
                [
                    "retention_success_rate: 2 more (42% → 44%) gives score 90.40, grade A.",
                    "churn_rate: 2 fewer (3.5% → 3.3%) gives score 90.40, grade A.",
                ],
                ignoreOrder: true
            );
        ways.ShouldContain(way => way.Sentence.Zh == "挽留成功率再多 2 个（42% → 44%）：得分 90.40，等级 A。");
    }

    [Fact]
    public void The_best_grade_has_no_next_one() => WayToNextGrade.All(Scheme, Branch(20, 1000, 60, 100), Today).ShouldBeEmpty();

    [Fact]
    public void No_number_of_cases_undoes_a_veto() =>
        WayToNextGrade
            .All(Scheme, Branch(35, 1000, 42, 100) with { Vetoes = [new(VetoReason.DataFalsification, Today.AddDays(-1))] }, Today)
            .ShouldBeEmpty();

    private static SchemeIndicator Indicator(string kpi, string zh, double weight, KpiDirection better, ScoringRule rule) =>
        new(kpi, new(zh, kpi), weight, KpiUnit.Percent, better, 10, rule);

    private static BranchMonth Branch(int lost, int customers, int saved, int cases) =>
        new()
        {
            BranchCode = "O1",
            Values =
            [
                new("churn_rate", (double)lost / customers, customers, KpiState.Ok),
                new("retention_success_rate", (double)saved / cases, cases, KpiState.Ok),
            ],
        };
}

file static class BranchMonthChanges
{
    public static BranchMonth With(this BranchMonth branch, string kpi, double value) =>
        branch with
        {
            Values = [.. branch.Values.Select(one => one.KpiId == kpi ? one with { Value = value } : one)],
        };

    public static double Denominator(this WayToNextGrade way, BranchMonth branch) =>
        branch.Values.Single(value => value.KpiId == way.Indicator.KpiId).Denominator;
}
