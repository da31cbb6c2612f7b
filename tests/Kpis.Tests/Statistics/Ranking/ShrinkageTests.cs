using System.Text.Json;
using Kpi.Kpis.Statistics.Ranking;

namespace Kpi.Kpis.Tests.Statistics.Ranking;

public sealed class ShrinkageTests
{
    [Theory, Vector("eb_beta_binomial")]
    public void Spread_and_posteriors_come_out_as_in_the_vector(JsonElement vector)
    {
        var peers = Peers(vector);
        var shrinkage = BetaBinomialShrinkage.Estimate(peers);

        shrinkage.Pooled.ShouldBeCloseTo(vector.Number("pooled"));
        shrinkage.SquaredSpread.ShouldBeCloseTo(vector.Number("S"));
        shrinkage.Gamma.ShouldBeCloseTo(vector.Number("gamma"));
        shrinkage.PriorStrength.ShouldBeCloseTo(vector.Number("M"));
        shrinkage.Alpha.ShouldBeCloseTo(vector.Number("alpha"));
        shrinkage.Beta.ShouldBeCloseTo(vector.Number("beta"));
        peers.Select(peer => peer.Proportion).ShouldBeCloseTo(vector.Numbers("raw"));
        peers.Select(shrinkage.WeightOnRaw).ShouldBeCloseTo(vector.Numbers("weight_on_raw"));
        peers.Select(shrinkage.Shrink).ShouldBeCloseTo(vector.Numbers("post_mean"));
        foreach (var (peer, expected) in peers.Zip(vector.GetProperty("ci95").EnumerateArray()))
        {
            var interval = shrinkage.Posterior(peer)!.Value.Interval();
            new[] { interval.Low, interval.High }.ShouldBeCloseTo(expected.Numbers());
        }
    }

    [Theory, Vector("eb_beta_binomial_no_spread")]
    public void Peers_that_differ_by_chance_all_get_the_pooled_proportion(JsonElement vector)
    {
        var peers = Peers(vector);
        var shrinkage = BetaBinomialShrinkage.Estimate(peers);

        shrinkage.Pooled.ShouldBeCloseTo(vector.Number("pooled"));
        shrinkage.SquaredSpread.ShouldBeCloseTo(vector.Number("S"));
        shrinkage.Gamma.ShouldBeCloseTo(vector.Number("gamma"));
        peers.Select(shrinkage.Shrink).ShouldBeCloseTo(vector.Numbers("post_mean"));
        PeerRanking.Of(peers, default, new() { MinimumPeers = 2 }).Branches.ShouldBeEmpty();
    }

    [Fact]
    public void The_shrunken_proportion_lies_between_the_raw_and_the_pooled_one()
    {
        var random = new Random(35);
        var spreads = 0;
        for (var round = 0; round < 2_000; round++)
        {
            var peers = RandomPeers(random, random.Next(2, 30));
            var shrinkage = BetaBinomialShrinkage.Estimate(peers);
            spreads += shrinkage.HasSpread ? 1 : 0;
            foreach (var peer in peers)
            {
                var (low, high) = (Math.Min(peer.Proportion, shrinkage.Pooled), Math.Max(peer.Proportion, shrinkage.Pooled));
                shrinkage.Shrink(peer).ShouldBeInRange(low - 1e-12, high + 1e-12);
            }
        }

        spreads.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Where_nothing_ever_happened_nothing_is_ranked() =>
        BetaBinomialShrinkage.Estimate([new(0, 10), new(0, 20)]).HasSpread.ShouldBeFalse();

    [Fact]
    public void Peers_as_far_apart_as_can_be_keep_their_own_proportions()
    {
        var shrinkage = BetaBinomialShrinkage.Estimate([new(0, 50), new(50, 50)]);

        shrinkage.Shrink(new(50, 50)).ShouldBe(1, 1e-3);
    }

    [Fact]
    public void A_branch_without_customers_is_refused() =>
        Should.Throw<ArgumentException>(() => BetaBinomialShrinkage.Estimate([new(0, 0), new(1, 2)]));

    internal static BranchCount[] Peers(JsonElement vector) =>
        [.. vector.Numbers("x").Zip(vector.Numbers("n"), (x, n) => new BranchCount(x, n))];

    internal static BranchCount[] RandomPeers(Random random, int count)
    {
        var level = random.NextDouble() * 0.8;
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ =>
                {
                    var n = random.Next(1, 2_000);
                    var p = Math.Clamp(level + (random.NextDouble() - 0.5) * 0.2, 0, 1);
                    return new BranchCount(Math.Round(n * p), n);
                }),
        ];
    }
}
