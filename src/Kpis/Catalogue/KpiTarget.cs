namespace Kpi.Kpis.Catalogue;

/// <summary>A target and where it comes from.</summary>
/// <param name="Value">The target in the KPI's unit: for the month, or, with <paramref name="IsFullYear"/>, for the year.</param>
/// <param name="IsFullYear">Whether the value is allowed over a whole year, so that a month gets a twelfth and m months get m twelfths.</param>
/// <param name="Tiers">The tiers that it is set for; empty if for all customers and so for every tier.</param>
/// <param name="Source">The policy behind it.</param>
public sealed record KpiTarget(double Value, bool IsFullYear, IReadOnlyList<Tier> Tiers, LocalizedText Source)
{
    /// <summary>Whether the whole 95% interval must be beyond the value, so that chance alone does not meet it (S05).</summary>
    public bool IsByInterval { get; init; }

    /// <summary>Whether it is set for these customers. A target for some tiers says nothing about all customers together.</summary>
    public bool AppliesTo(Segment segment) => Tiers.Count == 0 || (segment.Tier is { } tier && Tiers.Contains(tier));
}
