using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics;

namespace Kpi.Kpis.Values;

/// <summary>How far a value can be relied on (spec section 0).</summary>
public enum KpiState
{
    /// <summary>Complete and large enough to judge.</summary>
    Ok,

    /// <summary>No value: the denominator is 0, or a median is not reached; never ranked, never averaged.</summary>
    NoData,

    /// <summary>The denominator is below the KPI's minimum: shown with its interval, never coloured, ranked or scored.</summary>
    SmallN,

    /// <summary>The observation window is still open; the value may yet change.</summary>
    Immature,

    /// <summary>The month is running.</summary>
    Partial,
}

/// <summary>How a value stands to its target.</summary>
public enum KpiStatus
{
    /// <summary>As good as the target or better.</summary>
    Met,

    /// <summary>Short of the target by no more than a tenth of it.</summary>
    Near,

    /// <summary>Short of the target by more than that.</summary>
    Missed,
}

/// <summary>One number with everything that is needed to judge it. GraphQL, reports and dashboards all show this.</summary>
public sealed record KpiValue
{
    /// <summary>What was measured.</summary>
    public required KpiDefinition Kpi { get; init; }

    /// <summary>The branch, by its code.</summary>
    public required string BranchCode { get; init; }

    /// <summary>The month.</summary>
    public required Month Month { get; init; }

    /// <summary>The customers.</summary>
    public Segment Segment { get; init; }

    /// <summary>The value in the KPI's unit, unrounded; null if there was nothing to measure. A percentage is a fraction: 0.0028 is 0.28%.</summary>
    public double? Value { get; init; }

    /// <summary>The numerator, additive over branches; null for KPIs that are no ratio.</summary>
    public double? Numerator { get; init; }

    /// <summary>The denominator, additive over branches (for a median: the number of durations).</summary>
    public double Denominator { get; init; }

    /// <summary>The 95% confidence interval, for proportions.</summary>
    public Interval? Interval { get; init; }

    /// <summary>The target for the month, in the KPI's unit; null if it has none.</summary>
    public double? Target { get; init; }

    /// <summary>How the value stands to the target; null if it has none or must not be judged.</summary>
    public KpiStatus? Status { get; init; }

    /// <summary>How far the value can be relied on.</summary>
    public required KpiState State { get; init; }
}
