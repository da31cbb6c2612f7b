namespace Kpi.Kpis.Statistics;

/// <summary>Sample quantiles.</summary>
public static class Quantiles
{
    /// <summary>
    /// The quantile by linear interpolation between order statistics, type 7 of Hyndman and Fan (Am Stat 1996;50:361–365), R's default.
    /// </summary>
    /// <param name="values">At least one value, in any order.</param>
    /// <param name="share">Which quantile, 0–1.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside 0–1.</exception>
    public static double Type7(IReadOnlyCollection<double> values, double share)
    {
        if (values.Count == 0)
        {
            throw new ArgumentException("A quantile needs at least one value.", nameof(values));
        }

        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share is from 0 to 1.");
        }

        return OfSorted([.. values.Order()], share);
    }

    /// <summary>The same of values that are in rising order already.</summary>
    internal static double OfSorted(ReadOnlySpan<double> sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        return below == sorted.Length - 1 ? sorted[below] : double.Lerp(sorted[below], sorted[below + 1], position - below);
    }
}
