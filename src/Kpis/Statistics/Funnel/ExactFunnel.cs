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

        var (look, alarm, _) = options ?? FunnelOptions.Default;
        return new(
            Limit(denominator, target, (1 - alarm) / 2),
            Limit(denominator, target, (1 - look) / 2),
            Limit(denominator, target, (1 + look) / 2),
            Limit(denominator, target, (1 + alarm) / 2)
        );
    }

    private static double Limit(int denominator, double target, double tail)
    {
        if (target is 0 or 1)
        {
            return target; // Every count but one is impossible.
        }

        var reached = SmallestCountReaching(denominator, target, tail);
        var cumulative = Binomial.CDF(target, denominator, reached);
        var step = (cumulative - tail) / Binomial.PMF(target, denominator, reached);
        return Math.Max(0, (reached - step) / denominator);
    }

    private static int SmallestCountReaching(int denominator, double target, double tail)
    {
        var (low, high) = (0, denominator);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (Binomial.CDF(target, denominator, middle) >= tail)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
