using MathNet.Numerics.Distributions;

namespace Kpi.Kpis.Statistics.Funnel;

/// <summary>Binomial limits around a target, interpolated between counts (Spiegelhalter, Stat Med 2005;24:1185–1202, app. A.1.1; spec section 3.2).</summary>
public static class ExactFunnel
{
    /// <summary>The limits for one denominator.</summary>
    /// <param name="denominator">How many could count, at least 1.</param>
    /// <param name="target">The proportion that the funnel surrounds, 0–1: the policy's, else the pooled one.</param>
    /// <param name="options">The levels; the specification's if not given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is below 1 or the target outside 0–1.</exception>
    public static FunnelLimits Limits(int denominator, double target, FunnelOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, 1);
        if (target is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(target), target, "A proportion is from 0 to 1.");
        }

        if (target is 0 or 1)
        {
            return new(target, target, target, target); // Every count but one is impossible.
        }

        var (look, alarm, _) = options ?? FunnelOptions.Default;
        Span<double> limits = stackalloc double[4];
        Walk(denominator, target, [(1 - alarm) / 2, (1 - look) / 2, (1 + look) / 2, (1 + alarm) / 2], limits);
        return new(limits[0], limits[1], limits[2], limits[3]);
    }

    /// <summary>Walks up the distribution once, from below the lowest limit; each limit lies where its tail is reached.</summary>
    private static void Walk(int denominator, double target, ReadOnlySpan<double> tails, Span<double> limits)
    {
        var (count, cumulative) = Below(denominator, target, tails[0]);
        var probability = Binomial.PMF(target, denominator, count);
        var odds = target / (1 - target);
        for (var index = 0; index < tails.Length; index++)
        {
            while (cumulative < tails[index] && count < denominator)
            {
                probability *= (double)(denominator - count) / (count + 1) * odds;
                count++;
                cumulative += probability;
            }

            limits[index] = Math.Max(0, (count - (cumulative - tails[index]) / probability) / denominator);
        }
    }

    /// <summary>A count whose cumulative probability is below a tail, or 0.</summary>
    private static (int Count, double Cumulative) Below(int denominator, double target, double tail)
    {
        var deviation = Math.Sqrt(denominator * target * (1 - target));
        var reach = (1.5 - Normal.InvCDF(0, 1, tail)) * deviation;
        var count = (int)Math.Max(0, denominator * target - reach);
        var cumulative = Binomial.CDF(target, denominator, count);
        while (count > 0 && cumulative >= tail)
        {
            count = (int)Math.Max(0, count - Math.Ceiling(deviation));
            cumulative = Binomial.CDF(target, denominator, count);
        }

        return (count, cumulative);
    }
}
