namespace Kpi.Kpis.Catalogue;

/// <summary>The families of KPIs (spec section 2).</summary>
public enum KpiCategory
{
    /// <summary>Churn (离网).</summary>
    Churn,

    /// <summary>Retention (挽留).</summary>
    Retention,

    /// <summary>Satisfaction (满意度).</summary>
    Satisfaction,

    /// <summary>Care and coverage (关怀与覆盖).</summary>
    Coverage,

    /// <summary>Complaints (投诉).</summary>
    Complaints,
}

/// <summary>What a value counts, and so how it is shown.</summary>
public enum KpiUnit
{
    /// <summary>A fraction, shown as a percentage: 0.0028 is 0.28%.</summary>
    Percent,

    /// <summary>So many in a thousand, shown with ‰: 1.19 is 1.19‰.</summary>
    PerMille,

    /// <summary>Points from 0 to 100.</summary>
    Points,

    /// <summary>Days.</summary>
    Days,
}

/// <summary>Which way is better.</summary>
public enum KpiDirection
{
    /// <summary>Lower is better.</summary>
    Lower,

    /// <summary>Higher is better.</summary>
    Higher,
}

/// <summary>A KPI as kpis.yaml declares it.</summary>
public sealed record KpiDefinition
{
    /// <summary>The id that programs use, such as <c>churn_rate</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The specification's code, such as <c>C01</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>One sentence that says what is counted over what.</summary>
    public required LocalizedText Definition { get; init; }

    /// <summary>The family.</summary>
    public required KpiCategory Category { get; init; }

    /// <summary>The unit.</summary>
    public required KpiUnit Unit { get; init; }

    /// <summary>Which way is better.</summary>
    public required KpiDirection Direction { get; init; }

    /// <summary>How the value comes from measures.</summary>
    public required KpiFormula Formula { get; init; }

    /// <summary>Below this denominator a value is <c>SMALL_N</c>.</summary>
    public double MinimumDenominator { get; init; }

    /// <summary>Days after month end until the value is final; 0 if at once.</summary>
    public int MaturesAfterDays { get; init; }

    /// <summary>What the value should reach; empty if no policy says.</summary>
    public IReadOnlyList<KpiTarget> Targets { get; init; } = [];

    /// <summary>The target for some customers; null if no policy names them.</summary>
    public KpiTarget? TargetFor(Segment segment) => Targets.FirstOrDefault(target => target.AppliesTo(segment));
}

/// <summary>A target and where it comes from.</summary>
/// <param name="Value">The target in the KPI's unit: for the month, or, with <paramref name="IsFullYear"/>, for the year.</param>
/// <param name="IsFullYear">Whether the value is allowed over a whole year, so that a month gets a twelfth and m months get m twelfths.</param>
/// <param name="Tiers">The tiers that it is set for; empty if for all customers and so for every tier.</param>
/// <param name="Source">The policy behind it.</param>
public sealed record KpiTarget(double Value, bool IsFullYear, IReadOnlyList<Tier> Tiers, LocalizedText Source)
{
    /// <summary>Whether it is set for these customers. A target for some tiers says nothing about all customers together.</summary>
    public bool AppliesTo(Segment segment) => Tiers.Count == 0 || (segment.Tier is { } tier && Tiers.Contains(tier));
}
