using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Reporting;

/// <summary>Everything that the monthly report of one branch says; the documents add words and layout, never numbers.</summary>
public sealed record BranchReport
{
    /// <summary>The branch.</summary>
    public required BranchInfo Branch { get; init; }

    /// <summary>The branches above it, top first; empty for headquarters.</summary>
    public IReadOnlyList<BranchInfo> Ancestors { get; init; } = [];

    /// <summary>The month.</summary>
    public required Month Month { get; init; }

    /// <summary>The version of the data that the values were read from, so that a reader can ask for the same numbers again.</summary>
    public required long DataVersion { get; init; }

    /// <summary>When the values were read; documents show it in the business zone.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>The headline numbers, one per KPI, in the order in which documents show them.</summary>
    public required IReadOnlyList<KpiRow> Rows { get; init; }

    /// <summary>The months up to and including <see cref="Month"/>, per KPI.</summary>
    public IReadOnlyList<KpiTrend> Trends { get; init; } = [];

    /// <summary>The branches directly below with their values of the month; empty for an outlet.</summary>
    public IReadOnlyList<ChildBranch> Children { get; init; } = [];

    /// <summary>The values of the month by customer tier, highest tier first.</summary>
    public IReadOnlyList<TierValues> Tiers { get; init; } = [];
}

/// <summary>A headline number and what it is compared with.</summary>
/// <param name="Current">The month.</param>
/// <param name="Previous">The month before; null if the warehouse does not reach back.</param>
/// <param name="YearAgo">The same month one year earlier; null if the warehouse does not reach back.</param>
public sealed record KpiRow(KpiValue Current, KpiValue? Previous = null, KpiValue? YearAgo = null)
{
    /// <summary>What is measured.</summary>
    public KpiDefinition Kpi => Current.Kpi;
}

/// <summary>A KPI over time.</summary>
/// <param name="Kpi">What is measured.</param>
/// <param name="Points">One value per month, oldest first, months without data included.</param>
public sealed record KpiTrend(KpiDefinition Kpi, IReadOnlyList<KpiValue> Points);

/// <summary>A branch below the reported one.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Values">Its values of the month; a KPI that is missing is shown as one without data.</param>
public sealed record ChildBranch(BranchInfo Branch, IReadOnlyList<KpiValue> Values);

/// <summary>The values of one customer tier.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Values">Its values of the month; a KPI that is missing is shown as one without data.</param>
public sealed record TierValues(Tier Tier, IReadOnlyList<KpiValue> Values);
