namespace Kpi.Kpis.Statistics;

/// <summary>What a monthly loss amounts to over a year (C03; spec section 2.1 and trap 3).</summary>
public static class Annualisation
{
    /// <summary>The share lost in twelve months that each lose <paramref name="monthlyRate"/> of those left: 1−(1−m)¹², never 12·m.</summary>
    /// <param name="monthlyRate">A fraction, 0–1.</param>
    /// <returns>A fraction, 0–1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside 0–1 or not a number.</exception>
    public static double OfMonthlyRate(double monthlyRate)
    {
        if (monthlyRate is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(monthlyRate), monthlyRate, "A monthly rate is a fraction from 0 to 1.");
        }

        return 1 - Math.Pow(1 - monthlyRate, 12);
    }
}
