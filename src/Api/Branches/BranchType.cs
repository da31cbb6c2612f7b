using Kpi.Api.Catalogue;
using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Api.Branches;

/// <summary>A branch: headquarters, a province, a city or an outlet.</summary>
[ObjectType<BranchNode>(
    IgnoreProperties = [
        nameof(BranchNode.Info),
        nameof(BranchNode.Parent),
        nameof(BranchNode.Children),
        nameof(BranchNode.Ancestors),
        nameof(BranchNode.IsWithin),
        nameof(BranchNode.Subtree),
    ]
)]
[GraphQLName("Branch")]
public static class BranchType
{
    /// <summary>The source's own code, unique and stable.</summary>
    [ID]
    public static string GetCode([Parent] BranchNode branch) => branch.Info.Code;

    /// <summary>The name.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="lang">The language.</param>
    public static string GetName([Parent] BranchNode branch, Lang lang = Lang.Zh) => branch.Info.Name.In(lang);

    /// <summary>The level in the tree.</summary>
    public static BranchLevel GetLevel([Parent] BranchNode branch) => branch.Info.Level;

    /// <summary>The branch above, as far as the viewer sees.</summary>
    public static BranchNode? GetParent([Parent] BranchNode branch, KpiReader reader) => reader.ParentOf(branch);

    /// <summary>The branches right below, by code.</summary>
    public static IReadOnlyList<BranchNode> GetChildren([Parent] BranchNode branch) => branch.Children;

    /// <summary>From the top of the viewer's part of the tree down to the parent.</summary>
    public static IEnumerable<BranchNode> GetAncestors([Parent] BranchNode branch, KpiReader reader) => reader.AncestorsOf(branch);

    /// <summary>The value of one KPI.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="id">The KPI's id.</param>
    /// <param name="month">The month.</param>
    /// <param name="asOf">The number of a revision of the month: the value as it was then; left out, the value as it is.</param>
    /// <param name="reader">What the viewer sees.</param>
    /// <param name="hierarchy">By which branch tree; a revision is always as-was.</param>
    public static KpiValue GetKpi(
        [Parent] BranchNode branch,
        [ID] string id,
        Month month,
        int? asOf,
        KpiReader reader,
        Hierarchy hierarchy = Hierarchy.AsIs
    ) => reader.Read(reader.Find(id), branch, month, asOf: reader.RevisionOf(month, asOf), hierarchy: hierarchy);

    /// <summary>The values of several KPIs, in the order of the ids; of all KPIs if ids is left out.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="ids">The KPIs' ids.</param>
    /// <param name="month">The month.</param>
    /// <param name="asOf">The number of a revision of the month: the values as they were then; left out, the values as they are.</param>
    /// <param name="reader">What the viewer sees.</param>
    /// <param name="hierarchy">By which branch tree; a revision is always as-was.</param>
    public static IEnumerable<KpiValue> GetKpis(
        [Parent] BranchNode branch,
        [ID] IReadOnlyList<string>? ids,
        Month month,
        int? asOf,
        KpiReader reader,
        Hierarchy hierarchy = Hierarchy.AsIs
    )
    {
        var revision = reader.RevisionOf(month, asOf);
        return reader.Find(ids).Select(kpi => reader.Read(kpi, branch, month, asOf: revision, hierarchy: hierarchy));
    }

    /// <summary>A KPI over time.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="kpi">The KPI's id.</param>
    /// <param name="from">The first month.</param>
    /// <param name="to">The last month.</param>
    /// <param name="asOf">
    /// The number of a revision of the last month: all points as they stood when that was closed, without data where a month was not closed then; left out, as they
    /// are.
    /// </param>
    /// <param name="reader">What the viewer sees.</param>
    /// <param name="hierarchy">
    /// By which branch tree: today's, so that all points are about the same branches, or each point by that of its month's end. A chart must say
    /// which.
    /// </param>
    public static Trend GetTrend(
        [Parent] BranchNode branch,
        [ID] string kpi,
        Month from,
        Month to,
        int? asOf,
        KpiReader reader,
        Hierarchy hierarchy = Hierarchy.AsIs
    )
    {
        if (from > to)
        {
            throw KpiErrors.InvalidRange(from, to);
        }

        var measured = reader.Find(kpi);
        var revision = reader.RevisionOf(to, asOf);
        return new([
            .. reader
                .Months.Where(month => from <= month && month <= to)
                .Select(month => reader.Read(measured, branch, month, asOf: revision, hierarchy: hierarchy)),
        ]);
    }
}

/// <summary>A KPI over time.</summary>
/// <param name="Points">One value for each month that has measures, oldest first.</param>
public sealed record Trend(IReadOnlyList<KpiValue> Points)
{
    /// <summary>Its control chart; null with fewer than six points that can be judged.</summary>
    public SpcChart? GetSpc() => SpcChart.Of(Points);
}
