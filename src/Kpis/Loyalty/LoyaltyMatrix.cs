namespace Kpi.Kpis.Loyalty;

/// <summary>
/// A dimension of the catalogue that divides customers by attitude × repeat behaviour (spec section 2.5, L1): its names, and the rule.
/// </summary>
public sealed record LoyaltyMatrix
{
    /// <summary>The id that programs use, such as loyalty.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it, such as L1.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>One sentence that says how it divides customers.</summary>
    public required LocalizedText Definition { get; init; }

    /// <summary>From this recommendation on, 1–10, the attitude is high.</summary>
    public required int HighRecommendation { get; init; }

    /// <summary>Who says that this is the mark.</summary>
    public required LocalizedText Source { get; init; }

    /// <summary>The four cells in the order of <see cref="LoyaltyKind"/>.</summary>
    public required IReadOnlyList<LoyaltyMember> Members { get; init; }

    /// <summary>The cell of one customer; null where the attitude or the behaviour is unknown.</summary>
    /// <param name="recommendation">The answer to the recommendation question, 0–10; null if the customer gave none.</param>
    /// <param name="repeatBehaviour">How much the customer comes again, in any unit; null if unknown.</param>
    /// <param name="segmentMedian">The median of that behaviour in the customer's segment, in the same unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The recommendation is not in 0–10, or a behaviour is not a finite number.</exception>
    public LoyaltyKind? Of(int? recommendation, double? repeatBehaviour, double segmentMedian)
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

    private static void ThrowIfNotFinite(double number, string name)
    {
        if (!double.IsFinite(number))
        {
            throw new ArgumentOutOfRangeException(name, number, "Behaviour is a finite number.");
        }
    }
}

/// <summary>A cell of the matrix as the catalogue names it.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Definition">Who is in it.</param>
public sealed record LoyaltyMember(LoyaltyKind Kind, LocalizedText Name, LocalizedText Definition);
