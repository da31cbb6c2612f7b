namespace Kpi.Kpis.Statistics.Ranking;

/// <summary>
/// Ranks of peer groups too large for <see cref="ExactRanks"/>, without draws: the same integral ∫fᵢ(t)·PB(r−1; Fⱼ(t), j≠i)dt over cells of t
/// (docs/decisions/0010). Where the count of peers below t varies enough, its Poisson-binomial distribution is taken as normal with a term
/// for skewness (Edgeworth); at both ends of the ranking, where it does not, the distribution is exact.
/// </summary>
public static class GridRanks
{
    /// <summary>From this variance of the count on, the normal curve stands for it: it is then off by less than 0.002.</summary>
    private const double NormalFrom = 12;

    /// <summary>Cells with less of a branch than this are passed over.</summary>
    private const double LeastMass = 1e-6;

    /// <summary>The rank of each branch, in the order given; rank 1 has the lowest true proportion. Expected ranks sum to k(k+1)/2.</summary>
    /// <param name="posteriors">What is believed of each branch; at least one.</param>
    /// <param name="level">The probability of the rank interval.</param>
    public static IReadOnlyList<RankSummary> Of(IReadOnlyList<BetaPosterior> posteriors, double level = 0.9)
    {
        var cells = new PosteriorCells(posteriors);
        var below = CountsBelow.Of(cells, posteriors.Count);
        var tails = Tails(cells, below, posteriors.Count);
        var summaries = new RankSummary[posteriors.Count];
        var mixture = new RankMixture(posteriors.Count);
        for (var branch = 0; branch < summaries.Length; branch++)
        {
            mixture.Clear();
            Fill(mixture, cells, branch, below, tails);
            summaries[branch] = mixture.Summarise(level);
        }

        return summaries;
    }

    /// <summary>The exact counts of the cells that need them; null for the others.</summary>
    private static TailCounts?[] Tails(PosteriorCells cells, CountsBelow below, int branches)
    {
        var tails = new TailCounts?[cells.Cells];
        var uncertain = new double[branches];
        for (var cell = 0; cell < tails.Length; cell++)
        {
            if (below.Variance[cell] >= NormalFrom)
            {
                continue;
            }

            var (certain, count) = (0, 0);
            for (var branch = 0; branch < branches; branch++)
            {
                if (cell < cells.Starts[branch])
                {
                    continue;
                }

                var probability = cell >= cells.Ends[branch] ? 1 : Middle(cells.Cumulative(branch), cell - cells.Starts[branch]);
                if (probability > 1 - TailCounts.Negligible)
                {
                    certain++;
                }
                else if (probability > TailCounts.Negligible)
                {
                    uncertain[count++] = probability;
                }
            }

            tails[cell] = TailCounts.Of(certain, uncertain.AsSpan(0, count));
        }

        return tails;
    }

    private static void Fill(RankMixture mixture, PosteriorCells cells, int branch, CountsBelow below, TailCounts?[] tails)
    {
        var cumulative = cells.Cumulative(branch);
        var start = cells.Starts[branch];
        for (var index = 0; index + 1 < cumulative.Length; index++)
        {
            var mass = cumulative[index + 1] - cumulative[index];
            var own = Middle(cumulative, index);
            var cell = start + index;
            var (mean, variance) = (below.Mean[cell] - own, below.Variance[cell] - own * (1 - own));
            mixture.AddMoments(mass, mean, variance);
            if (mass < LeastMass)
            {
                continue;
            }

            if (tails[cell] is { } tail)
            {
                mixture.AddExact(mass, tail, own);
                continue;
            }

            // Across the cell the mean itself moves on; spread evenly, that has a twelfth of its square as variance.
            var spread = (below.Mean[Math.Min(cell + 1, cells.Cells - 1)] - below.Mean[Math.Max(cell - 1, 0)]) / 2;
            mixture.AddNormal(mass, mean, variance + spread * spread / 12, below.ThirdMoment[cell] - own * (1 - own) * (1 - 2 * own));
        }
    }

    /// <summary>The probability of lying below the middle of a cell, where peers in the same cell are as likely above as below.</summary>
    private static double Middle(ReadOnlySpan<double> cumulative, int index) => (cumulative[index] + cumulative[index + 1]) / 2;
}
