namespace Kpi.Kpis.Statistics.Ranking;

/// <summary>How many of independent events happen, kept between the counts that are possible at all: exact where a normal curve is not.</summary>
internal sealed class TailCounts
{
    /// <summary>Less probable counts at either end are dropped, and so are events that happen less often; those that fail less often are certain.</summary>
    public const double Negligible = 1e-7;

    private readonly double[] all;

    private TailCounts(double[] all, int least) => (this.all, Least) = (all, least);

    /// <summary>The least count that is possible.</summary>
    public int Least { get; }

    /// <summary>The greatest count that is possible.</summary>
    public int Greatest => Least + all.Length - 1;

    /// <summary>The distribution of the count.</summary>
    /// <param name="certain">Events that happen anyway.</param>
    /// <param name="uncertain">The probabilities of the others.</param>
    public static TailCounts Of(int certain, ReadOnlySpan<double> uncertain)
    {
        var counts = new double[uncertain.Length + 1];
        counts[0] = 1;
        var (low, high) = (0, 0);
        foreach (var probability in uncertain)
        {
            high++;
            for (var count = high; count > low; count--)
            {
                counts[count] = counts[count] * (1 - probability) + counts[count - 1] * probability;
            }

            counts[low] *= 1 - probability;
            while (low < high && counts[low] < Negligible)
            {
                counts[low++] = 0;
            }

            while (high > low && counts[high] < Negligible)
            {
                counts[high--] = 0;
            }
        }

        return new(counts[low..(high + 1)], certain + low);
    }

    /// <summary>Adds, times a weight, the distribution without one event of that probability, from <see cref="Least"/>−1 on.</summary>
    /// <remarks>Undone from the end at which the divisor is at least a half, so that rounding errors shrink instead of growing.</remarks>
    public void AddWithout(double probability, double weight, Span<double> sums)
    {
        if (probability <= 0.5)
        {
            var (share, ratio, before) = (weight / (1 - probability), -probability / (1 - probability), 0.0);
            for (var count = 0; count < all.Length; count++)
            {
                before = Math.FusedMultiplyAdd(ratio, before, share * all[count]);
                sums[count + 1] += before;
            }
        }
        else
        {
            var (share, ratio, after) = (weight / probability, -(1 - probability) / probability, 0.0);
            for (var count = all.Length - 1; count >= 0; count--)
            {
                after = Math.FusedMultiplyAdd(ratio, after, share * all[count]);
                sums[count] += after;
            }
        }
    }
}
