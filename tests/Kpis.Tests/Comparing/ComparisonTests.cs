using System.Text.Json;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Comparing;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Statistics.Funnel;
using Kpi.Kpis.Values;

namespace Kpi.Kpis.Tests.Comparing;

public sealed class ComparisonTests
{
    private static readonly ComparedKpi Churn = new(KpiDirection.Lower, IsProportion: true, MinimumDenominator: 1);

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
        PeerRow[] rows =
        [
            .. Enumerable.Range(0, 6).Select(index => new PeerRow($"B{index}", 10 + 12 * index, 1000)),
            new("empty", 0, 0),
            new("small", 0, 12),
            new("running", 500, 1000, KpiState.Partial),
        ];

        var comparison = Comparison.Of(Churn with { MinimumDenominator = 30 }, rows);
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
        var comparison = Comparison.Of(Churn, [new("A", 10, 1000), new("B", 90, 1000), new("C", 40, 1000), new("D", 45, 1000)]);

        comparison.Ranking.ShouldBe(RankingState.TooFewPeers);
        comparison.Branches.ShouldAllBe(branch => branch.Rank == null && branch.Shrunken == null && branch.Funnel != null);
    }

    [Fact]
    public void Peers_that_differ_by_chance_get_the_pooled_value_and_no_rank()
    {
        var comparison = Comparison.Of(Churn, [.. Enumerable.Range(0, 6).Select(index => new PeerRow($"B{index}", 30, 1000))]);

        comparison.Ranking.ShouldBe(RankingState.NoSpread);
        comparison.Branches.ShouldAllBe(branch => branch.Rank == null && branch.Shrunken == 0.03);
    }

    [Fact]
    public void A_policy_target_is_the_centre_and_branches_are_tested_against_it()
    {
        PeerRow[] rows = [.. Enumerable.Range(0, 20).Select(index => new PeerRow($"B{index:00}", index == 7 ? 90 : 30, 1000))];

        var comparison = Comparison.Of(Churn with { Target = 0.03 }, rows);
        var alarm = comparison.Branches.Single(branch => branch.BranchCode == "B07");

        comparison.Centre.ShouldBe(0.03);
        alarm.Funnel!.Signal.ShouldBe(FunnelSignal.AlarmHigh);
        alarm.Funnel.Zone.ShouldBe(FunnelZone.Alarm);
        comparison.Different().Select(branch => branch.BranchCode).ShouldBe(["B07"]);
        alarm.Test!.Value.HolmPValue.ShouldBe(alarm.Test.Value.PValue * 20, 1e-12);
        comparison.Branches.Count(branch => branch.Rank!.Naming == Naming.Worst).ShouldBe(1);
        alarm.Rank!.Naming.ShouldBe(Naming.Worst);
    }

    [Fact]
    public void A_ratio_that_is_no_proportion_has_values_only()
    {
        var comparison = Comparison.Of(
            new(KpiDirection.Lower, IsProportion: false, Scale: 1000),
            [.. Enumerable.Range(0, 8).Select(index => new PeerRow($"B{index}", index, 500))]
        );

        comparison.Ranking.ShouldBe(RankingState.NotRankable);
        comparison.Branches[3].Value.ShouldBe(6);
        comparison.Branches.ShouldAllBe(branch => branch.Interval == null && branch.Funnel == null);
    }

    [Fact]
    public void More_losses_than_customers_are_refused() =>
        Should.Throw<ArgumentException>(() => Comparison.Of(Churn, [new("B1", 5, 4)])).Message.ShouldContain("'B1'");

    private static PeerRow[] Rows(JsonElement vector) =>
        [.. vector.Numbers("x").Zip(vector.Numbers("n")).Select((pair, index) => new PeerRow($"B{index}", pair.First, pair.Second))];
}
