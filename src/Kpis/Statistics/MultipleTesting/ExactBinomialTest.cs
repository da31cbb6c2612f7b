using MathNet.Numerics.Distributions;

namespace Kpi.Kpis.Statistics.MultipleTesting;

/// <summary>Whether a count differs from what a target proportion lets expect (spec section 3, multiple comparisons).</summary>
public static class ExactBinomialTest
{
    /// <summary>The two-sided p-value, 0–1: the smaller tail doubled, at most 1. Without trials nothing speaks against the target: 1.</summary>
    /// <param name="successes">The count, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">How many could have counted.</param>
    /// <param name="target">The proportion to compare with, 0–1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count or the target is outside its range.</exception>
    public static double TwoSided(int successes, int trials, double target)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (target is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(target), target, "A proportion is from 0 to 1.");
        }

        if (trials == 0 || target is 0 or 1)
        {
            return successes == target * trials ? 1 : 0;
        }

        var atMost = AtMost(successes, trials, target);
        // P(X ≥ x) as the lower tail of the failures, because 1 − P(X < x) loses the digits of a small tail.
        var atLeast = AtMost(trials - successes, trials, 1 - target);
        return Math.Min(1, 2 * Math.Min(atMost, atLeast));
    }

    // That all count at most is certain; MathNet divides by 0 there if the proportion is high, and says NaN.
    private static double AtMost(int successes, int trials, double proportion) =>
        successes == trials ? 1 : Binomial.CDF(proportion, trials, successes);
}
