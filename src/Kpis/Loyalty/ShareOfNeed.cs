namespace Kpi.Kpis.Loyalty;

/// <summary>客户需求满足率 (spec section 2.5): what a customer buys here, of all that the customer buys in the category.</summary>
public static class ShareOfNeed
{
    /// <summary>The share; null where the need is unknown or 0.</summary>
    /// <param name="ownPurchases">Purchases here, 0 or more.</param>
    /// <param name="categoryNeed">The customer's whole need in the category, in the same unit; null if unknown.</param>
    /// <returns>A fraction; above 1 the need was estimated too low, which is for the reader to see.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static double? Of(double ownPurchases, double? categoryNeed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ownPurchases);
        ArgumentOutOfRangeException.ThrowIfNegative(categoryNeed ?? 0, nameof(categoryNeed));
        return categoryNeed is > 0 ? ownPurchases / categoryNeed : null;
    }
}
