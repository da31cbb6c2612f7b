namespace Kpi.Kpis.Statistics;

/// <summary>A confidence interval, in the unit of the value that it surrounds.</summary>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The interval of a value that is so many times this one's.</summary>
    internal Interval Times(double factor) => new(Low * factor, High * factor);
}

/// <summary>Wilson's score interval for a proportion (JASA 1927;22:209–212; spec section 3.1).</summary>
public static class Wilson
{
    /// <summary>The 97.5% point of the normal distribution, for two-sided 95% intervals.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>The interval of <paramref name="numerator"/> in <paramref name="denominator"/> trials; null if there were none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The numerator is negative or greater than the denominator.</exception>
    public static Interval? Around(double numerator, double denominator, double z = Z95)
    {
        if (denominator == 0)
        {
            return null;
        }

        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numerator, denominator);
        var p = numerator / denominator;
        var z2 = z * z / denominator;
        var centre = (p + z2 / 2) / (1 + z2);
        var half = z * Math.Sqrt(p * (1 - p) / denominator + z2 / (4 * denominator)) / (1 + z2);
        return new(numerator == 0 ? 0 : centre - half, numerator == denominator ? 1 : centre + half);
    }
}
