using Kpi.Api.Catalogue;
using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Kpi.Kpis.Comparing;
using Kpi.Kpis.Statistics.Funnel;
using Kpi.Kpis.Values;

namespace Kpi.Api.Comparing;

/// <summary>Peers beside each other.</summary>
[QueryType]
public static class CompareQueries
{
    /// <summary>
    /// Branches of one level compared on one KPI, fair to small ones: intervals, funnel limits, values pulled to the mean by how little a branch shows, ranks
    /// with their 90% intervals. What cannot be judged is listed and left out of the ranking.
    /// </summary>
    /// <param name="where">What is compared.</param>
    /// <param name="reader">What the viewer sees.</param>
    public static Comparison GetCompare(CompareInput where, KpiReader reader)
    {
        var kpi = reader.Find(where.Kpi);
        var parent = where.Parent is null ? reader.Top : reader.Branch(where.Parent) ?? throw KpiErrors.UnknownBranch(where.Parent);
        var segment = new Segment(where.Tier);
        var revision = reader.RevisionOf(where.Month, where.AsOf);
        KpiValue[] values =
        [
            .. parent
                .Subtree()
                .Where(branch => branch.Info.Level == where.Level && (where.SizeClass is null || branch.SizeClass == where.SizeClass))
                .Select(branch => reader.Read(kpi, branch, where.Month, segment, where.Period, revision, where.Hierarchy)),
        ];
        return Comparison.Of(kpi.At(where.Month), values);
    }
}

/// <summary>Which branches are compared on what.</summary>
/// <param name="Kpi">The KPI's id.</param>
/// <param name="Month">The month.</param>
/// <param name="Level">The level whose branches are compared.</param>
/// <param name="Parent">Only branches below this one.</param>
/// <param name="SizeClass">Only branches of this class of size: peers in the strict sense.</param>
/// <param name="Tier">Only customers of this tier.</param>
/// <param name="Period">The month's values or the year's so far, in which small branches show more.</param>
/// <param name="AsOf">The number of a revision of the month: the values as they stood then, always as-was; left out, as they are.</param>
/// <param name="Hierarchy">By which branch tree values are added up. Branches are chosen by today's tree either way.</param>
public sealed record CompareInput(
    [property: ID] string Kpi,
    Month Month,
    BranchLevel Level,
    [property: ID] string? Parent,
    string? SizeClass,
    Tier? Tier,
    [property: DefaultValue(KpiPeriod.Month)] KpiPeriod Period,
    int? AsOf,
    [property: DefaultValue(Hierarchy.AsIs)] Hierarchy Hierarchy
);

/// <summary>One branch of a comparison.</summary>
[ObjectType<ComparedBranch>(IgnoreProperties = [nameof(ComparedBranch.BranchCode), nameof(ComparedBranch.Measured)])]
public static class ComparedBranchType
{
    /// <summary>The branch.</summary>
    public static BranchNode GetBranch([Parent] ComparedBranch compared, KpiReader reader) => reader.Branch(compared.BranchCode)!;
}

/// <summary>Where the limits lie for one denominator, in the KPI's unit, in rising order.</summary>
[ObjectType<FunnelLimits>(IgnoreProperties = [nameof(FunnelLimits.Judge)])]
public static class FunnelLimitsType;
