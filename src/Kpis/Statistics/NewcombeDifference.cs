namespace Kpi.Kpis.Statistics;

/// <summary>A difference of two proportions with its confidence interval, all as fractions (0.08 is 8 percentage points).</summary>
/// <param name="Value">The first proportion less the second, −1 to 1.</param>
/// <param name="Interval">The interval around it.</param>
public readonly record struct ProportionDifference(double Value, Interval Interval)
{
    /// <summary>Whether the interval leaves out 0, so that the difference is more than chance at the interval's level.</summary>
    public bool IsSignificant => Interval.Low > 0 || Interval.High < 0;
}

/// <summary>The hybrid score interval of a difference of proportions (Newcombe, Stat Med 1998;17:873–890, method 10; spec section 3.1).</summary>
public static class NewcombeDifference
{
    /// <summary>The first proportion less the second; null if either denominator is 0.</summary>
    /// <param name="numerator1">Successes of the first group, 0 to its denominator.</param>
    /// <param name="denominator1">Trials of the first group.</param>
    /// <param name="numerator2">Successes of the second group, 0 to its denominator.</param>
    /// <param name="denominator2">Trials of the second group.</param>
    /// <param name="z">The normal quantile of the level.</param>
    /// <exception cref="ArgumentOutOfRangeException">A numerator is negative or greater than its denominator.</exception>
    public static ProportionDifference? Between(
        double numerator1,
        double denominator1,
        double numerator2,
        double denominator2,
        double z = Wilson.Z95
    )
    {
        if (Wilson.Around(numerator1, denominator1, z) is not { } first || Wilson.Around(numerator2, denominator2, z) is not { } second)
        {
            return null;
        }

        var (p1, p2) = (numerator1 / denominator1, numerator2 / denominator2);
        var down = double.Hypot(p1 - first.Low, second.High - p2);
        var up = double.Hypot(first.High - p1, p2 - second.Low);
        return new(p1 - p2, new(p1 - p2 - down, p1 - p2 + up));
    }
}
