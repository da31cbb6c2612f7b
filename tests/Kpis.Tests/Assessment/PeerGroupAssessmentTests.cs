using Kpi.Kpis.Assessment;
using Kpi.Kpis.Assessment.Schemes;
using Kpi.Kpis.Values;

namespace Kpi.Kpis.Tests.Assessment;

public sealed class PeerGroupAssessmentTests
{
    private static readonly DateOnly Today = new(2026, 4, 8);
    private static readonly AssessmentScheme Scheme = SchemeFile.Default()[0];
    private static readonly PeerGroup Large = new(BranchLevel.Outlet, "large");
    private static readonly PeerGroup Small = new(BranchLevel.Outlet, "small");

    [Fact]
    public void Branches_are_ranked_among_their_peers_only()
    {
        var results = PeerGroupAssessment.Of(
            Scheme,
            [(Large, Branch(0.80)), (Small, Branch(0.70)), (Large, Branch(0.85)), (Large, Branch(0.80)), (Large, Branch(null))],
            Today
        );

        results.Select(result => result.Rank).ShouldBe([2, 1, 1, 2, null]);
        results.Select(result => result.RatedPeers).ShouldBe([3, 1, 3, 3, 3]);
        results.Select(result => result.Peers).ShouldBe([4, 1, 4, 4, 4]);
        results[0].Working.Single().Zh.ShouldBe("同类机构 3 个已评级，排名第 2。");
        results[4].Working.ShouldBeEmpty();
    }

    [Fact]
    public void A_scheme_with_a_budget_spends_exactly_that()
    {
        var scaled = Scheme with { ScalesToBudget = true };
        (PeerGroup, BranchMonth)[] branches = [(Large, Branch(0.80)), (Small, Branch(0.70)), (Large, Branch(0.95))];

        var results = PeerGroupAssessment.Of(scaled, branches, Today, 50_000m);

        results.Sum(result => result.Fee).ShouldBe(50_000m);
        results[0].Working[^1].En.ShouldStartWith("Scaled to the budget: ");
        PeerGroupAssessment.Of(Scheme, branches, Today, 50_000m).ShouldAllBe(result => result.Fee == result.Assessment.Fee);
        PeerGroupAssessment
            .Of(scaled, [.. branches.Select(one => (one.Item1, one.Item2 with { BaseFee = null }))], Today)
            .ShouldAllBe(result => result.Fee == null);
        Should.Throw<ArgumentException>(() => PeerGroupAssessment.Of(scaled, branches, Today)).Message.ShouldContain("none is given");
    }

    [Fact]
    public void Without_branches_there_is_nothing_to_scale() =>
        PeerGroupAssessment.Of(Scheme with { ScalesToBudget = true }, [], Today).ShouldBeEmpty();

    [Fact]
    public void A_value_that_cannot_be_drops_out_and_one_that_is_hard_to_believe_is_scored()
    {
        var branch = Branch(0.80);
        var tooMany = branch with
        {
            Values = [.. branch.Values.SkipLast(1), new("settled_in_time", 1.1, 100, KpiState.Ok, IsImpossible: true)],
        };

        var score = MonthlyAssessment.Of(Scheme, tooMany, Today).Base;

        (score.Indicators[^1].DroppedAs, score.Indicators[^1].Points, score.AvailableWeight).ShouldBe((KpiState.NoData, null, 85));
        score.Indicators[^1].Working.En.ShouldContain("110% cannot be");
        var losses = branch with { Values = [new("churn_rate", 0.3, 1000, KpiState.Ok), .. branch.Values.Skip(1)] };
        MonthlyAssessment.Of(Scheme, losses, Today).Base.Indicators[0].Points.ShouldBe(0);
        var tried = WhatIf.Of(Scheme, tooMany, Today, [new("settled_in_time", -20)]).Base.Indicators[^1];
        (tried.Value.Value, tried.DroppedAs).ShouldBe((0.9, null));
    }

    [Fact]
    public void The_year_is_scored_on_annual_sums_with_its_working()
    {
        var year = AnnualAssessment.Of(Scheme, [.. Enumerable.Repeat((decimal?)88m, 12)], Branch(0.85).Values);

        year.Working.Count.ShouldBe(9);
        year.Working[2].En.ShouldBe("Satisfaction, top two boxes (weight 20): 85% is worth 100 points.");
        year.Working[5].En.ShouldStartWith("Base score: ");
        year.UnroundedScore!.Value.ShouldBe(0.6 * 88 + 0.4 * 100, 1e-9);
        AnnualAssessment.Of(Scheme, [.. Enumerable.Repeat((decimal?)88m, 12)], Branch(null).Values).Score.ShouldBeNull();
    }

    [Fact]
    public void What_if_changes_counts_and_keeps_denominators()
    {
        var branch = Branch(0.80);

        var after = WhatIf.Of(Scheme, branch, Today, [new("csat_top2", 50), new("churn_rate", -1)]);

        after.Base.Indicators[2].Value.Value.ShouldBe(0.85);
        after.Base.Indicators[0].Value.Value!.Value.ShouldBe(0.002, 1e-12);
        Should
            .Throw<ArgumentException>(() => WhatIf.Of(Scheme, branch, Today, [new("csat_top2", 500)]))
            .Message.ShouldContain("1300 of 1000");
        Should
            .Throw<ArgumentException>(() => WhatIf.Of(Scheme, branch, Today, [new("csat_top2", 1), new("csat_top2", 2)]))
            .Message.ShouldContain("twice");
        Should.Throw<ArgumentException>(() => WhatIf.Of(Scheme, branch, Today, [new("nps", 1)])).Message.ShouldContain("'nps'");
    }

    /// <summary>A branch at target on everything but satisfaction; without satisfaction and coverage it is not rated.</summary>
    private static BranchMonth Branch(double? csat) =>
        new()
        {
            BranchCode = "O",
            BaseFee = 20_000,
            Values =
            [
                new("churn_rate", 0.003, 1000, KpiState.Ok),
                new("retention_success_rate", 0.45, 100, KpiState.Ok),
                new("csat_top2", csat, 1000, csat is null ? KpiState.NoData : KpiState.Ok),
                new("routine_coverage", csat is null ? null : 0.95, 1000, KpiState.Ok),
                new("settled_in_time", 0.95, 100, KpiState.Ok),
            ],
        };
}
