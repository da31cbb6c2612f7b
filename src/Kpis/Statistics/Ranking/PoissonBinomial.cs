namespace Kpi.Kpis.Statistics.Ranking;

/// <summary>How many of independent events with different probabilities happen.</summary>
internal sealed class PoissonBinomial
{
    private readonly double[] all;
    private readonly double[] others;

    public PoissonBinomial(int events)
    {
        all = new double[events + 1];
        others = new double[events];
    }

    /// <summary>The distribution of the count, by adding one event after the other.</summary>
    public void Set(ReadOnlySpan<double> probabilities)
    {
        Array.Clear(all);
        all[0] = 1;
        for (var added = 0; added < probabilities.Length; added++)
        {
            for (var count = added + 1; count > 0; count--)
            {
                all[count] = all[count] * (1 - probabilities[added]) + all[count - 1] * probabilities[added];
            }

            all[0] *= 1 - probabilities[added];
        }
    }

    /// <summary>
    /// The distribution without one event of that probability. Undone from the end at which the divisor is at least a half,
    /// so that rounding errors shrink instead of growing.
    /// </summary>
    public ReadOnlySpan<double> Without(double probability)
    {
        if (probability <= 0.5)
        {
            var before = 0.0;
            for (var count = 0; count < others.Length; count++)
            {
                before = others[count] = (all[count] - probability * before) / (1 - probability);
            }
        }
        else
        {
            var after = 0.0;
            for (var count = others.Length - 1; count >= 0; count--)
            {
                after = others[count] = (all[count + 1] - (1 - probability) * after) / probability;
            }
        }

        return others;
    }
}
