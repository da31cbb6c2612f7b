namespace Kpi.Kpis.Assessment;

/// <summary>Scales fees to a budget (spec section 4, rule 8).</summary>
public static class FeeBudget
{
    private const decimal Cent = 0.01m;

    /// <summary>
    /// The fees in the same proportion, each to the cent, that sum to the budget exactly: cents lost by rounding down go to
    /// those that lost most, the earlier in the list if they lost the same.
    /// </summary>
    /// <param name="fees">Fees in CNY, 0 or more, not all 0.</param>
    /// <param name="budget">What they are to sum to, in whole cents, 0 or more.</param>
    /// <exception cref="ArgumentException">A fee or the budget is negative, the budget has parts of a cent, or there is no fee to scale.</exception>
    public static IReadOnlyList<decimal> Scale(IReadOnlyList<decimal> fees, decimal budget)
    {
        var total = fees.Sum();
        if (total <= 0 || fees.Any(fee => fee < 0))
        {
            throw new ArgumentException("Fees must be 0 or more, and at least one above.", nameof(fees));
        }

        if (budget < 0 || budget % Cent != 0)
        {
            throw new ArgumentException("A budget is a whole number of cents, 0 or more.", nameof(budget));
        }

        decimal[] exact = [.. fees.Select(fee => fee / total * budget)];
        decimal[] scaled = [.. exact.Select(fee => Math.Floor(fee / Cent) * Cent)];
        var missing = (int)((budget - scaled.Sum()) / Cent);
        foreach (var index in Enumerable.Range(0, fees.Count).OrderByDescending(index => exact[index] - scaled[index]).Take(missing))
        {
            scaled[index] += Cent;
        }

        return scaled;
    }
}
