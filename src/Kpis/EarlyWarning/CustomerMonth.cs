namespace Kpi.Kpis.EarlyWarning;

/// <summary>A customer at a month's end, as training and scoring see it.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Month">The month whose end it is.</param>
/// <param name="Features">One value for each feature, known then; null if missing.</param>
/// <param name="Left">Whether the customer left of own will in the two months after; null if not known yet.</param>
/// <param name="Groups">What results are compared by, never used to predict: <c>tier</c>, <c>level</c>, <c>province</c>, <c>age_band</c>.</param>
public sealed record CustomerMonth(
    string CustomerId,
    Month Month,
    IReadOnlyList<double?> Features,
    bool? Left = null,
    IReadOnlyDictionary<string, string>? Groups = null
);
