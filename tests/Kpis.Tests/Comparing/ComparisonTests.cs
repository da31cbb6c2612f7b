using System.Text.Json;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Comparing;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Statistics.Funnel;
using Kpi.Kpis.Values;

namespace Kpi.Kpis.Tests.Comparing;

public sealed class ComparisonTests
{
    private static readonly KpiDefinition Churn = KpiCatalogue.Default().Find("churn_rate")!;

    [Theory, Vector("eb_beta_binomial")]
    public void Shrunken_values_and_ranks_are_those_of_the_vector(JsonElement vector)
    {
        var comparison = Comparison.Of(Churn, Rows(vector));

        comparison.Ranking.ShouldBe(RankingState.Ranked);
        comparison.Branches.Select(branch => branch.BranchCode).ShouldBe(["B2", "B0", "B6", "B4", "B7", "B1", "B5", "B3"]);
        var byCode = comparison.Branches.OrderBy(branch => branch.BranchCode, StringComparer.Ordinal).ToList();
        byCode.Select(branch => branch.Shrunken!.Value).ShouldBeCloseTo(vector.Numbers("post_mean"));
        foreach (var (branch, expected) in byCode.Zip(vector.GetProperty("rank_interval90").EnumerateArray()))
        {
            (branch.Rank!.Low, branch.Rank.High).ShouldBe((expected[0].GetInt32(), expected[1].GetInt32()));
        }
    }

    [Theory, Vector("funnel_overdispersion")]
    public void The_funnel_says_when_its_limits_are_widened(JsonElement vector)
    {
        var comparison = Comparison.Of(Churn, Rows(vector));

        comparison.IsOverdispersed.ShouldBeTrue();
        comparison.Phi!.Value.ShouldBeCloseTo(vector.Number("phi"));
        comparison.Centre.ShouldBe(comparison.Pooled);
    }

    [Fact]
    public void What_cannot_be_judged_is_listed_and_left_out()
    {
        KpiValue[] peers =
        [
            .. Enumerable.Range(0, 6).Select(index => Peer($"B{index}", 10 + 12 * index, 1000)),
            Peer("empty", 0, 0, KpiState.NoData),
            Peer("small", 0, 12, KpiState.SmallN),
            Peer("running", 500, 1000, KpiState.Partial),
        ];

        var comparison = Comparison.Of(Churn, peers);
        var leftOut = comparison.Branches.Skip(6).ToList();

        leftOut
            .Select(branch => (branch.BranchCode, branch.State))
            .ShouldBe([("empty", KpiState.NoData), ("running", KpiState.Partial), ("small", KpiState.SmallN)]);
        leftOut.ShouldAllBe(branch => branch.Funnel == null && branch.Test == null && branch.Shrunken == null && branch.Rank == null);
        leftOut[0].Value.ShouldBeNull();
        leftOut[2].Interval.ShouldBe(Wilson.Around(0, 12));
        comparison.Pooled!.Value.ShouldBe(240 / 6000.0, 1e-12);
    }

    [Fact]
    public void Fewer_than_five_peers_have_a_funnel_and_no_rank()
    {
        var comparison = Comparison.Of(Churn, [Peer("A", 10, 1000), Peer("B", 90, 1000), Peer("C", 40, 1000), Peer("D", 45, 1000)]);

        comparison.Ranking.ShouldBe(RankingState.TooFewPeers);
        comparison.Branches.ShouldAllBe(branch => branch.Rank == null && branch.Shrunken == null && branch.Funnel != null);
    }

    [Fact]
    public void Peers_that_differ_by_chance_get_the_pooled_value_and_no_rank()
    {
        var comparison = Comparison.Of(Churn, [.. Enumerable.Range(0, 6).Select(index => Peer($"B{index}", 30, 1000))]);

        comparison.Ranking.ShouldBe(RankingState.NoSpread);
        comparison.Branches.ShouldAllBe(branch => branch.Rank == null && branch.Shrunken == 0.03);
    }

    [Fact]
    public void A_policy_target_is_the_centre_and_branches_are_tested_against_it()
    {
        var comparison = Comparison.Of(Churn, TwentyPeers(0.03));
        var alarm = comparison.Branches.Single(branch => branch.BranchCode == "B07");

        comparison.Centre.ShouldBe(0.03);
        alarm.Funnel!.Signal.ShouldBe(FunnelSignal.AlarmHigh);
        alarm.Funnel.Zone.ShouldBe(FunnelZone.Alarm);
        comparison.Different().Select(branch => branch.BranchCode).ShouldBe(["B07"]);
        alarm.Test!.Value.HolmPValue.ShouldBe(alarm.Test.Value.PValue * 20, 1e-12);
        comparison.Branches.Count(branch => branch.Rank!.Naming == Naming.Worst).ShouldBe(1);
        alarm.Rank!.Naming.ShouldBe(Naming.Worst);
    }

    [Theory]
    [InlineData(3.0)]
    [InlineData(-0.1)]
    public void A_target_that_no_proportion_can_reach_is_no_centre(double target)
    {
        var comparison = Comparison.Of(Churn, TwentyPeers(target));

        comparison.Centre.ShouldBe(comparison.Pooled);
        comparison.Branches.ShouldAllBe(branch => branch.Funnel != null);
    }

    [Fact]
    public void A_target_that_some_peers_do_not_have_is_no_centre()
    {
        var comparison = Comparison.Of(Churn, [.. TwentyPeers(0.03), Peer("C", 30, 1000)]);

        comparison.Centre.ShouldBe(comparison.Pooled);
    }

    [Fact]
    public void A_ratio_that_is_no_proportion_has_its_measured_values_and_a_pooled_one_in_its_unit()
    {
        var complaints = KpiCatalogue.Default().Find("complaint_rate")!;

        var comparison = Comparison.Of(
            complaints,
            [.. Enumerable.Range(0, 8).Select(index => Peer($"B{index}", index, 500) with { Kpi = complaints, Value = 2 * index })]
        );

        comparison.Ranking.ShouldBe(RankingState.NotRankable);
        comparison.Branches[3].Value.ShouldBe(6);
        comparison.Pooled.ShouldBe(1000 * 28 / 4000.0);
        comparison.Branches.ShouldAllBe(branch => branch.Funnel == null && branch.Rank == null);
    }

    [Fact]
    public void A_net_promoter_score_is_pooled_in_the_points_of_its_target()
    {
        var nps = KpiCatalogue.Default().Find("nps")!;
        KpiValue[] peers = [.. Enumerable.Range(0, 2).Select(index => Peer($"B{index}", 40 + 20 * index, 100) with { Kpi = nps })];

        Comparison.Of(nps, peers).Pooled.ShouldBe(50);
        Comparison.Of(nps, [.. peers.Select(peer => peer with { Target = 30 })]).Centre.ShouldBe(30);
    }

    [Fact]
    public void What_is_no_quotient_of_sums_has_no_pooled_value()
    {
        var benefit = KpiCatalogue.Default().Find("net_retained_value")!;

        var comparison = Comparison.Of(
            benefit,
            [Peer("A", 0, 40) with { Kpi = benefit, Numerator = null, Value = 6_830, Interval = null, Target = 0 }]
        );

        comparison.Pooled.ShouldBeNull();
        comparison.Centre.ShouldBe(0);
        (comparison.Branches[0].Numerator, comparison.Branches[0].Value).ShouldBe((null, 6_830));
    }

    [Fact]
    public void More_losses_than_customers_are_listed_as_they_are_and_left_out()
    {
        var others = TwentyPeers(null);
        KpiValue[] peers =
        [
            .. others,
            // Losses of a year over its mean base are right and no part of it; the others cannot be, whatever their numbers.
            Peer("X1", 100, 40) with
            {
                Interval = new(2.2, 2.7),
            },
            Peer("X2", 5, 0, KpiState.NoData) with
            {
                Flags = [KpiFlagKind.OutOfBounds],
                IsImpossible = true,
            },
            Peer("X3", 5, -40),
            Peer("X4", 30, 40) with
            {
                IsImpossible = true,
            },
        ];

        var comparison = Comparison.Of(Churn, peers);
        var leftOut = comparison.Branches.Skip(20).ToList();

        leftOut.Select(branch => (branch.BranchCode, branch.Value)).ShouldBe([("X1", 2.5), ("X2", null), ("X3", -0.125), ("X4", 0.75)]);
        leftOut.ShouldAllBe(branch => branch.Funnel == null && branch.Test == null && branch.Shrunken == null && branch.Rank == null);
        leftOut[0].Interval.ShouldBe(new(2.2, 2.7));
        leftOut[1].Flags.ShouldBe([KpiFlagKind.OutOfBounds]);
        var without = Comparison.Of(Churn, others);
        (comparison.Pooled, comparison.Phi).ShouldBe((without.Pooled, without.Phi));
        comparison.Branches.Take(20).Select(branch => branch.Rank).ShouldBe(without.Branches.Select(branch => branch.Rank));
    }

    private static KpiValue[] Rows(JsonElement vector) =>
        [.. vector.Numbers("x").Zip(vector.Numbers("n")).Select((pair, index) => Peer($"B{index}", pair.First, pair.Second))];

    /// <summary>Twenty peers of whom B07 loses three times as many as the others.</summary>
    private static KpiValue[] TwentyPeers(double? target) =>
        [.. Enumerable.Range(0, 20).Select(index => Peer($"B{index:00}", index == 7 ? 90 : 30, 1000) with { Target = target })];

    private static KpiValue Peer(string code, double numerator, double denominator, KpiState state = KpiState.Ok) =>
        new()
        {
            Kpi = Churn,
            BranchCode = code,
            Month = new(2026, 3),
            Numerator = numerator,
            Denominator = denominator,
            Value = denominator == 0 ? null : numerator / denominator,
            Interval = numerator >= 0 && numerator <= denominator ? Wilson.Around(numerator, denominator) : null,
            State = state,
        };
}
