namespace Kpi.Kpis.Statistics.Ranking;

/// <summary>Rank distributions by seeded draws, for peer groups too large to integrate (Goldstein and Spiegelhalter, JRSS A 1996;159:385–443; spec section 3.6).</summary>
public static class DrawnRanks
{
    /// <summary>The rank distribution of each branch, in the order given; rank 1 has the lowest true proportion. The same seed gives the same ranks.</summary>
    /// <param name="posteriors">What is believed of each branch.</param>
    /// <param name="draws">How many draws of all branches; the specification's are 10,000. A probability is off by at most about 1/√draws.</param>
    /// <param name="seed">Where the draws start.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no draw.</exception>
    public static IReadOnlyList<RankDistribution> Of(IReadOnlyList<BetaPosterior> posteriors, int draws, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        var random = new Xoshiro256(seed);
        var times = posteriors.Select(_ => new int[posteriors.Count]).ToArray();
        var proportions = new double[posteriors.Count];
        var branches = new int[posteriors.Count];
        for (var draw = 0; draw < draws; draw++)
        {
            for (var branch = 0; branch < branches.Length; branch++)
            {
                branches[branch] = branch;
                proportions[branch] = random.NextBeta(posteriors[branch]);
            }

            Array.Sort(proportions, branches);
            for (var rank = 0; rank < branches.Length; rank++)
            {
                times[branches[rank]][rank]++;
            }
        }

        return [.. times.Select(row => new RankDistribution([.. row.Select(count => (double)count / draws)]))];
    }
}
