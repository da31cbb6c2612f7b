using System.Text.Json;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics.Ranking;

namespace Kpi.Kpis.Tests.Statistics.Ranking;

public sealed class RankTests
{
    [Theory, Vector("eb_beta_binomial")]
    public void The_rank_distributions_of_the_vector_are_reproduced(JsonElement vector)
    {
        var ranks = ExactRanks.Of(Posteriors(ShrinkageTests.Peers(vector)));

        foreach (var (rank, expected) in ranks.Zip(vector.GetProperty("rank_distribution_rows").EnumerateArray()))
        {
            ShouldBeNear(rank.Probabilities, expected.Numbers(), Vectors.RankTolerance);
        }

        ShouldBeNear(ranks.Select(rank => rank.Expected), vector.Numbers("expected_rank"), Vectors.RankTolerance);
        ShouldBeNear(ranks.Select(rank => rank.Last), vector.Numbers("p_worst"), Vectors.RankTolerance);
        ranks.Sum(rank => rank.Expected).ShouldBe(vector.Number("sum_expected_ranks"), Vectors.RankTolerance);
        foreach (var (rank, expected) in ranks.Zip(vector.GetProperty("rank_interval90").EnumerateArray()))
        {
            rank.Interval().ShouldBe((expected[0].GetInt32(), expected[1].GetInt32()));
        }
    }

    [Theory, Vector("eb_beta_binomial")]
    public void Draws_agree_with_the_integral_and_come_out_again_from_their_seed(JsonElement vector)
    {
        var posteriors = Posteriors(ShrinkageTests.Peers(vector));
        var drawn = DrawnRanks.Of(posteriors, 10_000, 1);

        foreach (var (one, other) in drawn.Zip(ExactRanks.Of(posteriors)))
        {
            ShouldBeNear(one.Probabilities, other.Probabilities, 0.02);
        }

        DrawnRanks.Of(posteriors, 100, 1)[0].Probabilities.ShouldBe(DrawnRanks.Of(posteriors, 100, 1)[0].Probabilities);
        DrawnRanks.Of(posteriors, 100, 1)[0].Probabilities.ShouldNotBe(DrawnRanks.Of(posteriors, 100, 2)[0].Probabilities);
    }

    [Fact]
    public void Expected_ranks_sum_to_half_of_k_times_k_plus_one()
    {
        var random = new Random(36);
        foreach (var k in new[] { 2, 3, 7, 12, 20, 50 })
        {
            var posteriors = Posteriors(ShrinkageTests.RandomPeers(random, k));

            ExactRanks.Of(posteriors).Sum(rank => rank.Expected).ShouldBe(k * (k + 1) / 2.0, 1e-6);
            DrawnRanks.Of(posteriors, 200, 3).Sum(rank => rank.Expected).ShouldBe(k * (k + 1) / 2.0, 1e-9);
        }
    }

    [Fact]
    public void A_giant_among_dwarfs_is_ranked_as_exactly_as_its_peers()
    {
        // The giant's density is a needle that a grid over the dwarfs' would miss.
        var ranks = ExactRanks.Of([new(30_000, 970_000), new(1, 40), new(2, 30), new(4, 20)]);

        ranks.Sum(rank => rank.Expected).ShouldBe(10, 1e-5);
        ShouldBeNear(
            ranks[0].Probabilities,
            DrawnRanks.Of([new(30_000, 970_000), new(1, 40), new(2, 30), new(4, 20)], 40_000, 5)[0].Probabilities,
            0.01
        );
    }

    [Theory, Vector("eb_beta_binomial")]
    public void A_branch_without_losses_is_not_the_best_if_it_is_small(JsonElement vector)
    {
        // Trap 18: 0 of 60 has the lowest raw rate.
        var ranking = PeerRanking.Of(ShrinkageTests.Peers(vector), KpiDirection.Lower);

        ranking.Branches.Select(branch => branch.Index).ShouldBe([2, 0, 6, 4, 7, 1, 5, 3]);
        ranking.Branches.ShouldAllBe(branch => !branch.IsBest && !branch.IsWorst);
    }

    [Fact]
    public void The_best_is_named_only_if_it_is_so_almost_for_certain()
    {
        BranchCount[] peers = [new(10, 1000), new(300, 1000), new(310, 1000), new(305, 1000), new(600, 1000)];

        var lower = PeerRanking.Of(peers, KpiDirection.Lower);
        var higher = PeerRanking.Of(peers, KpiDirection.Higher);

        lower.Branches[0].ShouldSatisfyAllConditions(branch => branch.Index.ShouldBe(0), branch => branch.IsBest.ShouldBeTrue());
        higher.Branches[0].ShouldSatisfyAllConditions(branch => branch.Index.ShouldBe(4), branch => branch.IsBest.ShouldBeTrue());
        higher.Branches[^1].IsWorst.ShouldBeTrue();
        lower.Branches.Count(branch => branch.IsBest || branch.IsWorst).ShouldBe(2);
    }

    [Fact]
    public void Fewer_than_five_peers_are_not_ranked() =>
        PeerRanking.Of([new(10, 1000), new(300, 1000), new(310, 1000), new(600, 1000)], KpiDirection.Lower).Branches.ShouldBeEmpty();

    [Fact]
    public void More_than_fifty_peers_are_ranked_by_draws_if_asked_for()
    {
        var peers = Enumerable.Range(0, 60).Select(index => new BranchCount(20 + 5 * index, 1000)).ToArray();
        var ranking = PeerRanking.Of(peers, KpiDirection.Higher, new() { MethodAbove = RankMethod.Draws, Draws = 500 });

        ranking.Branches.Sum(branch => branch.ExpectedRank).ShouldBe(60 * 61 / 2, 1e-6);
        ranking.Branches[0].Index.ShouldBeGreaterThan(55);
    }

    private static BetaPosterior[] Posteriors(BranchCount[] peers)
    {
        var shrinkage = BetaBinomialShrinkage.Estimate(peers);
        return
        [
            .. peers.Select(peer =>
                shrinkage.Posterior(peer) ?? new BetaPosterior(1 + peer.Numerator, 1 + peer.Denominator - peer.Numerator)
            ),
        ];
    }

    private static void ShouldBeNear(IEnumerable<double> actual, IEnumerable<double> expected, double tolerance)
    {
        foreach (var (value, wanted) in actual.Zip(expected))
        {
            value.ShouldBe(wanted, tolerance);
        }
    }
}
