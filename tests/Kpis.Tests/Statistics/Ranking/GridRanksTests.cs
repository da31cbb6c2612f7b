using Kpi.Kpis.Statistics.Ranking;

namespace Kpi.Kpis.Tests.Statistics.Ranking;

public sealed class GridRanksTests
{
    [Theory]
    [InlineData(0.006, 400, 50)]
    [InlineData(0.03, 400, 50)]
    [InlineData(0.45, 60, 50)]
    [InlineData(0.93, 5_000, 50)]
    [InlineData(0.03, 400, 12)]
    public void Ranks_agree_with_the_integral(double level, int customers, int peers)
    {
        var posteriors = Posteriors(new Random(81), level, customers, peers);
        var worst = 0.0;
        foreach (var (grid, exact) in GridRanks.Of(posteriors).Zip(ExactRanks.Of(posteriors)))
        {
            worst = Math.Max(worst, Math.Abs(grid.Expected - exact.Expected));
            worst = Math.Max(worst, Math.Abs(grid.First - exact.First));
            worst = Math.Max(worst, Math.Abs(grid.Last - exact.Last));
            // An end of the interval may slip by a rank only where that rank's cumulative probability is within 0.005 of the level.
            ShouldEndAt(grid.Interval.Low, exact, 0.05, 0.005);
            ShouldEndAt(grid.Interval.High, exact, 0.95, 0.005);
        }

        worst.ShouldBeLessThan(0.005);
    }

    private static void ShouldEndAt(int rank, RankDistribution exact, double share, double tolerance)
    {
        exact.Probabilities.Take(rank).Sum().ShouldBeGreaterThanOrEqualTo(share - tolerance);
        exact.Probabilities.Take(rank - 1).Sum().ShouldBeLessThan(share + tolerance);
    }

    [Theory]
    [InlineData(0.003, 400, 150)]
    [InlineData(0.03, 400, 300)]
    [InlineData(0.8, 50_000, 90)]
    public void Ranks_of_many_agree_with_draws(double level, int customers, int peers)
    {
        // The long form takes the specification's number of draws.
        var draws = Environment.GetEnvironmentVariable("KPI_LONG_TESTS") == "1" ? 10_000 : 2_500;
        var posteriors = Posteriors(new Random(82), level, customers, peers);
        foreach (var (grid, drawn) in GridRanks.Of(posteriors).Zip(DrawnRanks.Of(posteriors, draws, 7)))
        {
            var deviation = Math.Sqrt(drawn.Probabilities.Select((p, index) => p * Math.Pow(index + 1 - drawn.Expected, 2)).Sum());

            // Five standard errors of the draws.
            grid.Expected.ShouldBe(drawn.Expected, 5 * deviation / Math.Sqrt(draws) + 1e-3);
            grid.First.ShouldBe(drawn.First, 5 * Math.Sqrt(grid.First * (1 - grid.First) / draws) + 1e-3);
            grid.Last.ShouldBe(drawn.Last, 5 * Math.Sqrt(grid.Last * (1 - grid.Last) / draws) + 1e-3);
            ShouldEndAt(grid.Interval.Low, drawn, 0.05, 5 * Math.Sqrt(0.05 * 0.95 / draws) + 1e-3);
            ShouldEndAt(grid.Interval.High, drawn, 0.95, 5 * Math.Sqrt(0.05 * 0.95 / draws) + 1e-3);
        }
    }

    [Fact]
    public void A_giant_among_dwarfs_is_ranked_as_well()
    {
        BetaPosterior[] posteriors = [new(30_000, 970_000), .. Posteriors(new Random(83), 0.03, 30, 40)];

        foreach (var (grid, exact) in GridRanks.Of(posteriors).Zip(ExactRanks.Of(posteriors)))
        {
            grid.Expected.ShouldBe(exact.Expected, 0.005);
            grid.First.ShouldBe(exact.First, 0.005);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Branches_with_hardly_any_loss_are_ranked_as_well(bool isMirrored)
    {
        // Posteriors with a parameter far below 1 have an infinite density at 0 (mirrored: at 1).
        BetaPosterior[] posteriors =
        [
            .. Enumerable
                .Range(0, 30)
                .Select(index => (A: 0.2 + index % 4, B: 150.0 + 20 * index))
                .Select(one => isMirrored ? new BetaPosterior(one.B, one.A) : new BetaPosterior(one.A, one.B)),
        ];

        foreach (var (grid, drawn) in GridRanks.Of(posteriors).Zip(DrawnRanks.Of(posteriors, 15_000, 8)))
        {
            grid.Expected.ShouldBe(drawn.Expected, 0.3);
            grid.First.ShouldBe(drawn.First, 0.02);
            grid.Last.ShouldBe(drawn.Last, 0.02);
        }
    }

    [Fact]
    public void Expected_ranks_sum_to_half_of_k_times_k_plus_one()
    {
        var random = new Random(84);
        foreach (var k in new[] { 51, 200, 2_000 })
        {
            GridRanks.Of(Posteriors(random, 0.05, 300, k)).Sum(rank => rank.Expected).ShouldBe(k * (k + 1) / 2.0, 1e-4 * k);
        }
    }

    [Fact]
    public void Peers_alike_share_the_middle_rank() =>
        GridRanks.Of([.. Enumerable.Repeat(new BetaPosterior(5, 95), 60)]).ShouldAllBe(rank => Math.Abs(rank.Expected - 30.5) < 1e-3);

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.98)]
    public void The_ranks_of_two_thousand_peers_alike_are_uniform(double level)
    {
        // Known exactly: P(rank ≤ r) = r/2,000. 0.0025 of 2,000 are 5 ranks.
        var (low, high) = GridRanks.Of([.. Enumerable.Repeat(new BetaPosterior(12, 300), 2_000)], level)[0].Interval;

        ((double)low).ShouldBe(2_000 * (1 - level) / 2, 5);
        ((double)high).ShouldBe(2_000 * (1 + level) / 2, 5);
    }

    [Fact]
    public void Reversed_ranks_count_from_the_other_end() =>
        new RankSummary(3, (2, 5), 0.1, 0.2).Reversed(8).ShouldBe(new RankSummary(6, (4, 7), 0.2, 0.1));

    /// <summary>Branches of mixed sizes, some ten times larger, whose true proportions differ by a fifth of the level or so.</summary>
    internal static BetaPosterior[] Posteriors(Random random, double level, int customers, int peers) =>
        [
            .. Enumerable
                .Range(0, peers)
                .Select(_ =>
                {
                    var n = customers * (0.3 + random.NextDouble() * (random.Next(10) == 0 ? 10 : 1));
                    var p = level + level * (1 - level) * 0.4 * (random.NextDouble() - 0.5);
                    return new BetaPosterior(level * 200 + n * p, (1 - level) * 200 + n * (1 - p));
                }),
        ];
}
