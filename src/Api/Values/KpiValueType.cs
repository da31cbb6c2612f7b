using Kpi.Api.Evidence;
using Kpi.Data.Evidence;
using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Api.Values;

/// <summary>One number with everything that is needed to judge it.</summary>
[ObjectType<KpiValue>(
    IgnoreProperties = [nameof(KpiValue.BranchCode), nameof(KpiValue.Segment), nameof(KpiValue.AsOf), nameof(KpiValue.IsImpossible)]
)]
public static class KpiValueType
{
    /// <summary>The branch.</summary>
    public static BranchNode GetBranch([Parent] KpiValue value, KpiReader reader) => reader.Branch(value.BranchCode)!;

    /// <summary>The customers; null for all of them.</summary>
    public static DimensionMember? GetSegment([Parent] KpiValue value) => Member(value.Segment.Tier);

    /// <summary>The same a month earlier; null before the first month.</summary>
    public static KpiValue? GetPrevious([Parent] KpiValue value, KpiReader reader) => reader.Previous(value);

    /// <summary>The same a year earlier; null before the first month.</summary>
    public static KpiValue? GetYearAgo([Parent] KpiValue value, KpiReader reader) => reader.YearAgo(value);

    /// <summary>The same from January to the month, added up by the KPI's rule for months.</summary>
    public static KpiValue? GetYearToDate([Parent] KpiValue value, KpiReader reader) => reader.YearToDate(value);

    /// <summary>
    /// A token for the field evidence of the query, which gives the rows behind the value; null where no rows are kept for it (docs/evidence.md says for which
    /// KPIs) or there was nothing to measure.
    /// </summary>
    [ID]
    public static string? GetEvidence([Parent] KpiValue value, EvidenceReader evidence, EvidenceTokens tokens) =>
        evidence.CellOf(value) is { } cell ? tokens.Seal(cell) : null;

    internal static DimensionMember? Member(Tier? tier) =>
        tier is { } one ? new(Dimension.Tier, SnakeCase.Of(one).ToUpperInvariant(), one) : null;
}

/// <summary>What a value can be split by.</summary>
public enum Dimension
{
    /// <summary>The customer's tier at month opening.</summary>
    Tier,
}

/// <summary>Some customers: those of one member of a dimension.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Member">The member, such as GOLD.</param>
/// <param name="Tier">The tier, where that is the dimension.</param>
[ObjectType("Segment")]
public sealed record DimensionMember(Dimension Dimension, string Member, Tier? Tier);
