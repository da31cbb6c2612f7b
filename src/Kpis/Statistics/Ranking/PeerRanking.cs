using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Statistics.Ranking;

/// <summary>How the ranks of many peers are found.</summary>
public enum RankMethod
{
    /// <summary>By <see cref="GridRanks"/>: no draws, the same at every run, milliseconds.</summary>
    Grid,

    /// <summary>By <see cref="DrawnRanks"/>: seeded draws, seconds for thousands of peers.</summary>
    Draws,
}

/// <summary>How peers are ranked. The defaults are those of spec sections 3.5 and 3.6.</summary>
public sealed record RankingOptions
{
    /// <summary>The specification's.</summary>
    public static readonly RankingOptions Default = new();

    /// <summary>Fewer peers are shrunken but not ranked.</summary>
    public int MinimumPeers { get; init; } = 5;

    /// <summary>Up to so many peers rank distributions are integrated by <see cref="ExactRanks"/>.</summary>
    public int ExactUpTo { get; init; } = 50;

    /// <summary>And above by this method. The specification's draws are there to be compared with (docs/decisions/0010).</summary>
    public RankMethod MethodAbove { get; init; } = RankMethod.Grid;

    /// <summary>So many draws, if ranks are drawn.</summary>
    public int Draws { get; init; } = 10_000;

    /// <summary>Where the draws start, if ranks are drawn.</summary>
    public ulong Seed { get; init; } = 20_260_101;

    /// <summary>The probability of the rank interval.</summary>
    public double IntervalLevel { get; init; } = 0.9;

    /// <summary>A branch is named best or worst only if it is so with more than this probability.</summary>
    public double NamingProbability { get; init; } = 0.8;
}

/// <summary>One branch among its peers; rank 1 is the best.</summary>
/// <param name="Index">Its position in the list given.</param>
/// <param name="Shrunken">Its shrunken proportion, 0–1.</param>
/// <param name="Interval">The 95% interval of its true proportion.</param>
/// <param name="ExpectedRank">Its mean rank, 1 to the number of peers.</param>
/// <param name="RankInterval">Between which ranks it lies with the options' probability.</param>
/// <param name="IsBest">Whether it may be named best.</param>
/// <param name="IsWorst">Whether it may be named worst.</param>
public sealed record RankedBranch(
    int Index,
    double Shrunken,
    Interval Interval,
    double ExpectedRank,
    (int Low, int High) RankInterval,
    bool IsBest,
    bool IsWorst
);

/// <summary>A peer group (level × size class) ranked with its uncertainty.</summary>
/// <param name="Shrinkage">How much peers differ.</param>
/// <param name="Branches">Sorted by expected rank, best first; empty if there are too few peers or they differ by chance alone.</param>
public sealed record PeerRanking(BetaBinomialShrinkage Shrinkage, IReadOnlyList<RankedBranch> Branches)
{
    /// <summary>Ranks peers by their true proportion.</summary>
    /// <param name="peers">At least two branches, each with a numerator from 0 to its denominator above 0.</param>
    /// <param name="better">Which way is better.</param>
    /// <param name="options">Limits, draws and levels; the specification's if not given.</param>
    /// <exception cref="ArgumentException">There are fewer than two branches, or a count is outside its range.</exception>
    public static PeerRanking Of(IReadOnlyList<BranchCount> peers, KpiDirection better, RankingOptions? options = null)
    {
        var chosen = options ?? RankingOptions.Default;
        var shrinkage = BetaBinomialShrinkage.Estimate(peers);
        if (peers.Count < chosen.MinimumPeers || !shrinkage.HasSpread)
        {
            return new(shrinkage, []);
        }

        BetaPosterior[] posteriors = [.. peers.Select(peer => shrinkage.Posterior(peer)!.Value)];
        return new(
            shrinkage,
            [
                .. Summaries(posteriors, chosen)
                    .Select(
                        (ranks, index) =>
                            Rank(index, posteriors[index], better == KpiDirection.Lower ? ranks : ranks.Reversed(peers.Count), chosen)
                    )
                    .OrderBy(branch => branch.ExpectedRank),
            ]
        );
    }

    private static IEnumerable<RankSummary> Summaries(BetaPosterior[] posteriors, RankingOptions options)
    {
        var isMany = posteriors.Length > options.ExactUpTo;
        if (isMany ? options.MethodAbove == RankMethod.Grid : !posteriors.All(ExactRanks.CanIntegrate))
        {
            return GridRanks.Of(posteriors, options.IntervalLevel);
        }

        var distributions = isMany ? DrawnRanks.Of(posteriors, options.Draws, options.Seed) : ExactRanks.Of(posteriors);
        return distributions.Select(ranks => ranks.Summary(options.IntervalLevel));
    }

    private static RankedBranch Rank(int index, BetaPosterior posterior, RankSummary ranks, RankingOptions options) =>
        new(
            index,
            posterior.Mean,
            posterior.Interval(),
            ranks.Expected,
            ranks.Interval,
            ranks.First > options.NamingProbability,
            ranks.Last > options.NamingProbability
        );
}
