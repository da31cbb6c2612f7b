using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics;

namespace Kpi.Kpis.Values;

/// <summary>The months that a value answers for.</summary>
public enum KpiPeriod
{
    /// <summary>The month.</summary>
    Month,

    /// <summary>January to the month, by the KPI's rule for months.</summary>
    YearToDate,
}

/// <summary>One number with everything that is needed to judge it. GraphQL, reports and dashboards all show this.</summary>
public sealed record KpiValue
{
    /// <summary>What was measured, in the version that counts the month.</summary>
    public required KpiDefinition Kpi { get; init; }

    /// <summary>The branch, by its code.</summary>
    public required string BranchCode { get; init; }

    /// <summary>The month.</summary>
    public required Month Month { get; init; }

    /// <summary>Whether the value is the month's or the year's so far.</summary>
    public KpiPeriod Period { get; init; }

    /// <summary>The customers.</summary>
    public Segment Segment { get; init; }

    /// <summary>The value in the KPI's unit, unrounded; null if there was nothing to measure. A percentage is a fraction: 0.0028 is 0.28%.</summary>
    public double? Value { get; init; }

    /// <summary>The numerator, additive over branches; null for KPIs that are no ratio.</summary>
    public double? Numerator { get; init; }

    /// <summary>
    /// The denominator, additive over branches. For a median or a sum: the number of things observed; for a change from year to year:
    /// the smaller of the two denominators.
    /// </summary>
    public double Denominator { get; init; }

    /// <summary>The 95% confidence interval, for proportions, their differences and net promoter scores.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Whether a change from year to year is more than chance at 95%; null for KPIs that are no change with an interval.</summary>
    public bool? IsSignificant { get; init; }

    /// <summary>The target for the period, in the KPI's unit; null if it has none.</summary>
    public double? Target { get; init; }

    /// <summary>How the value stands to the target; null if it has none or must not be judged.</summary>
    public KpiStatus? Status { get; init; }

    /// <summary>How far the value can be relied on.</summary>
    public required KpiState State { get; init; }

    /// <summary>What is wrong with the value, or may be; mostly nothing.</summary>
    public IReadOnlyList<KpiFlagKind> Flags { get; init; } = [];

    /// <summary>
    /// Whether the value cannot be what it claims: a part outside its whole, or more than a KPI that it cannot exceed. It is flagged, and neither compared nor
    /// scored. One that is merely outside the KPI's bounds is flagged as well, but can be.
    /// </summary>
    public bool IsImpossible { get; init; }

    /// <summary>The revision of the month that the value was computed from; 0 for a month that was never closed.</summary>
    public int Revision { get; init; }

    /// <summary>The closing that the value was asked as of; null for the warehouse as it is.</summary>
    public RevisionId? AsOf { get; init; }

    /// <summary>The day whose branch tree the value is added up by: the month's last (as-was); null for today's tree (as-is).</summary>
    public DateOnly? HierarchyAsOf { get; init; }

    /// <summary>The version of the KPI's definition that gave the value.</summary>
    public int Version => Kpi.Version;
}
