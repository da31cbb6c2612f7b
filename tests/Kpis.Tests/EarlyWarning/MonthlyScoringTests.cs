using Kpi.Kpis.EarlyWarning;

namespace Kpi.Kpis.Tests.EarlyWarning;

public sealed class MonthlyScoringTests
{
    private static readonly Month Now = new(2026, 3);
    private static readonly ScoredCustomer[] Everybody =
    [
        .. Customers
            .Of(new(71), Now, 1_000)
            .Select((customer, index) => new ScoredCustomer(customer, 50 + index % 7 * 20, index % 5 == 0, index % 11 == 0)),
    ];

    private static readonly ArchivedModel Approved = Archived("2026-02", "wang");

    [Fact]
    public void The_riskiest_twentieth_is_red_and_the_next_tenth_amber()
    {
        var scoring = Score(Approved);

        scoring.Levels.Count(level => level == RiskLevel.Red).ShouldBe(50);
        scoring.Levels.Count(level => level == RiskLevel.Amber).ShouldBe(100);
        var risks = Everybody.Select(one => Approved.Model.Score(one.Customer).Probability).ToList();
        risks
            .Zip(scoring.Levels)
            .Where(pair => pair.Second == RiskLevel.Red)
            .Min(pair => pair.First)
            .ShouldBeGreaterThanOrEqualTo(risks.Zip(scoring.Levels).Where(pair => pair.Second == RiskLevel.Amber).Max(pair => pair.First));
    }

    [Fact]
    public void The_worklist_holds_the_uncovered_by_risk_times_value()
    {
        var scoring = Score(Approved);
        var byId = Everybody.ToDictionary(one => one.Customer.CustomerId, StringComparer.Ordinal);

        scoring.Worklist.ShouldAllBe(line => !byId[line.CustomerId].IsCovered);
        scoring.Worklist.ShouldAllBe(line => Math.Abs(line.Priority - line.Risk!.Value * byId[line.CustomerId].Value) < 1e-9);
        scoring.Worklist.ShouldAllBe(line => line.DoNotDisturb == byId[line.CustomerId].DoNotDisturb);
        var priorities = scoring.Worklist.Select(line => line.Priority).ToList();
        priorities.ShouldBe(priorities.OrderDescending());
        var warned = Everybody.Zip(scoring.Levels).Count(pair => pair.Second != RiskLevel.None && !pair.First.IsCovered);
        scoring.Worklist.Count.ShouldBe(warned - scoring.NoContact.Count(id => !byId[id].IsCovered));
    }

    [Fact]
    public void Reasons_say_what_goes_with_the_risk_and_never_why()
    {
        var lines = Score(Approved).Worklist;

        lines.ShouldAllBe(line => line.Reasons.Count >= 1 && line.Reasons.Count <= 6);
        lines.SelectMany(line => line.Reasons).ShouldAllBe(reason => reason.En.Contains("associated with") && reason.Zh.Contains("相关"));
        lines.SelectMany(line => line.Reasons).ShouldNotContain(reason => reason.En.Contains("because") || reason.Zh.Contains("因为"));
        lines[0]
            .Reasons[0]
            .En.ShouldBeOneOf("many silent days: associated with a higher risk", "a contract about to end: associated with a higher risk");
    }

    [Fact]
    public void A_rejected_model_falls_back_to_the_last_approved_one()
    {
        var scoring = Score(Archived("2026-03", approver: null), Approved);

        scoring.ModelHash.ShouldBe(Approved.Model.Hash);
        scoring.Notes.ShouldContain(note => note.En.Contains("2026-02, is used"));
    }

    [Fact]
    public void Without_an_approved_model_rules_warn()
    {
        var scoring = Score(Archived("2026-03", approver: null));
        var byId = Everybody.ToDictionary(one => one.Customer.CustomerId, one => one.Customer, StringComparer.Ordinal);

        scoring.ModelHash.ShouldBeNull();
        scoring.Notes.Single().Zh.ShouldContain("按规则预警");
        scoring.Worklist.ShouldNotBeEmpty();
        scoring.Worklist.ShouldAllBe(line => line.Risk == null && line.Reasons.Count > 0);
        scoring.Worklist.ShouldAllBe(line => byId[line.CustomerId].Features[0] >= 30 || byId[line.CustomerId].Features[1] <= 60);
    }

    [Fact]
    public void Where_no_rule_applies_nobody_is_warned_of()
    {
        var calm = Everybody.Select(one => one with { Customer = one.Customer with { Features = [0, 400, 3] } }).ToArray();

        MonthlyScoring.Of(Now, Customers.Features, calm, []).Levels.ShouldAllBe(level => level == RiskLevel.None);
    }

    [Fact]
    public void Drifted_features_are_named()
    {
        var drifted = Everybody
            .Select(one =>
                one with
                {
                    Customer = one.Customer with { Features = [one.Customer.Features[0] + 15, .. one.Customer.Features.Skip(1)] },
                }
            )
            .ToArray();

        Score(Approved).Drift.ShouldAllBe(drift => !drift.IsAlert);
        var scoring = MonthlyScoring.Of(Now, Customers.Features, drifted, [Approved]);
        scoring.Drift.Where(drift => drift.IsAlert).Select(drift => drift.Feature.Name).ShouldBe(["silent_days"]);
        scoring.Notes.Single().En.ShouldContain("silent_days has drifted");
    }

    [Fact]
    public void One_in_twenty_amber_warnings_is_not_contacted_and_no_red_one()
    {
        var group = new NoContactGroup();
        string[] ids = [.. Enumerable.Range(0, 20_000).Select(index => $"C{index}")];

        (ids.Count(id => group.Contains(id, Now, RiskLevel.Amber)) / 20_000.0).ShouldBe(0.05, 0.006);
        ids.ShouldAllBe(id => !group.Contains(id, Now, RiskLevel.Red));
        ids.Where(id => group.Contains(id, Now, RiskLevel.Amber))
            .Count(id => group.Contains(id, Now.Next, RiskLevel.Amber))
            .ShouldBeLessThan(100);
        Score(Approved).NoContact.ShouldBe(Score(Approved).NoContact);
    }

    [Fact]
    public void Groups_that_are_missed_more_often_ask_for_a_review()
    {
        // Both groups: 20 left of 100; of gold 15 were warned of, of silver 10.
        List<CustomerMonth> customers = [];
        List<RiskLevel> levels = [];
        foreach (var (tier, warned) in new[] { ("gold", 15), ("silver", 10) })
        {
            for (var index = 0; index < 100; index++)
            {
                customers.Add(
                    new($"{tier}{index}", Now, [], index < 20, new Dictionary<string, string>(StringComparer.Ordinal) { ["tier"] = tier })
                );
                levels.Add(index < warned ? RiskLevel.Red : RiskLevel.None);
            }
        }

        var report = FairnessReport.Of("tier", customers, [.. Enumerable.Repeat(0.2, 200)], levels);

        report.Groups.Select(group => group.FalseNegativeRate).ShouldBe([0.25, 0.5]);
        report.FalseNegativeGap.ShouldBe(0.25);
        report.CalibrationGap!.Value.ShouldBe(0, 1e-12);
        report.NeedsReview.ShouldBeTrue();
        FairnessReport
            .Of("tier", customers, [.. Enumerable.Repeat(0.2, 200)], [.. Enumerable.Repeat(RiskLevel.Red, 200)])
            .NeedsReview.ShouldBeFalse();
        FairnessReport.Of("province", customers, [.. Enumerable.Repeat(0.2, 200)], levels).Groups.ShouldBeEmpty();
    }

    private static MonthlyScoring Score(params ArchivedModel[] archive) => MonthlyScoring.Of(Now, Customers.Features, Everybody, archive);

    private static ArchivedModel Archived(string version, string? approver)
    {
        var training = ModelTrainingTests.Trained;
        return new(training.Model!, ModelCard.Of(training, [.. Customers.Of(new(72), new(2026, 1), 500)], version, "li", approver));
    }
}
