namespace Kpi.Kpis.Loyalty;

/// <summary>The cells of the loyalty matrix, L1 (忠诚矩阵; Dick and Basu, J Acad Mark Sci 1994;22:99–113).</summary>
public enum LoyaltyKind
{
    /// <summary>忠诚: likes the company and comes again.</summary>
    Loyal,

    /// <summary>虚假忠诚: comes again without liking it, and leaves when the reason to stay goes.</summary>
    Spurious,

    /// <summary>潜在忠诚: likes it but seldom comes.</summary>
    Latent,

    /// <summary>无忠诚: neither.</summary>
    None,
}

/// <summary>Attitude × repeat behaviour (spec section 2.5, L1). Both thresholds are product defaults.</summary>
public static class LoyaltyMatrix
{
    /// <summary>A recommendation from here on is a high attitude.</summary>
    public const int HighRecommendation = 9;

    /// <summary>The cell of one customer; null where the attitude or the behaviour is unknown.</summary>
    /// <param name="recommendation">The answer to the recommendation question, 0–10; null if the customer gave none.</param>
    /// <param name="repeatBehaviour">How much the customer comes again, in any unit; null if unknown.</param>
    /// <param name="segmentMedian">The median of that behaviour in the customer's segment, in the same unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The recommendation is not in 0–10, or a behaviour is not a finite number.</exception>
    public static LoyaltyKind? Of(int? recommendation, double? repeatBehaviour, double segmentMedian)
    {
        if (recommendation is not { } answer || repeatBehaviour is not { } behaviour)
        {
            return null;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(answer, 0, nameof(recommendation));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(answer, 10, nameof(recommendation));
        ThrowIfNotFinite(behaviour, nameof(repeatBehaviour));
        ThrowIfNotFinite(segmentMedian, nameof(segmentMedian));
        return (answer >= HighRecommendation, behaviour >= segmentMedian) switch
        {
            (true, true) => LoyaltyKind.Loyal,
            (false, true) => LoyaltyKind.Spurious,
            (true, false) => LoyaltyKind.Latent,
            _ => LoyaltyKind.None,
        };
    }

    /// <summary>客户需求满足率: what the customer buys here, of all that the customer buys in the category; null where the need is unknown or 0.</summary>
    /// <param name="ownPurchases">Purchases here, 0 or more.</param>
    /// <param name="categoryNeed">The customer's whole need in the category, in the same unit; null if unknown.</param>
    /// <returns>A fraction; above 1 the need was estimated too low, which is for the reader to see.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static double? ShareOfNeed(double ownPurchases, double? categoryNeed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ownPurchases);
        ArgumentOutOfRangeException.ThrowIfNegative(categoryNeed ?? 0, nameof(categoryNeed));
        return categoryNeed is > 0 ? ownPurchases / categoryNeed : null;
    }

    private static void ThrowIfNotFinite(double number, string name)
    {
        if (!double.IsFinite(number))
        {
            throw new ArgumentOutOfRangeException(name, number, "Behaviour is a finite number.");
        }
    }
}
