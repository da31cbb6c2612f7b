namespace Kpi.Kpis.EarlyWarning;

/// <summary>Whether customers still look like those that a model was trained on (spec section 5, monthly).</summary>
public static class PopulationStability
{
    /// <summary>Above this a feature has drifted.</summary>
    public const double AlertAbove = 0.2;

    /// <summary>The population stability index Σ(a−e)·ln(a/e), 0 or more; 0 if nothing moved.</summary>
    /// <param name="expected">Shares of the bins in training, summing to 1.</param>
    /// <param name="actual">Shares of the same bins now, summing to 1.</param>
    /// <param name="leastShare">An empty bin counts as this share, so that the index stays finite.</param>
    /// <exception cref="ArgumentException">The bins differ in number, or shares are negative or do not sum to 1.</exception>
    public static double Index(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double leastShare = 1e-4)
    {
        if (expected.Count != actual.Count)
        {
            throw new ArgumentException("Both must have the same bins.", nameof(actual));
        }

        foreach (var shares in new[] { expected, actual })
        {
            if (shares.Any(share => share < 0) || Math.Abs(shares.Sum() - 1) > 1e-9)
            {
                throw new ArgumentException("Shares are 0 or more and sum to 1.", nameof(expected));
            }
        }

        return expected
            .Zip(actual, (before, now) => (Before: Math.Max(before, leastShare), Now: Math.Max(now, leastShare)))
            .Sum(bin => (bin.Now - bin.Before) * Math.Log(bin.Now / bin.Before));
    }
}
