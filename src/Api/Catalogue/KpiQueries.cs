using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Api.Catalogue;

/// <summary>The catalogue.</summary>
[QueryType]
public static class KpiQueries
{
    /// <summary>The KPI catalogue.</summary>
    /// <param name="reader">What the viewer sees.</param>
    /// <param name="category">Only KPIs of this family.</param>
    public static IEnumerable<KpiDefinition> GetKpis(KpiReader reader, KpiCategory? category) =>
        reader.Catalogue.All.Where(kpi => category is null || kpi.Category == category);

    internal static KpiDefinition Find(this KpiReader reader, string id) => reader.Catalogue.Find(id) ?? throw KpiErrors.UnknownKpi(id);

    /// <summary>The KPIs of these ids, in their order; all if there are no ids.</summary>
    internal static IReadOnlyList<KpiDefinition> Find(this KpiReader reader, IReadOnlyList<string>? ids) =>
        ids is null ? reader.Catalogue.All : [.. ids.Select(reader.Find)];

    /// <summary>A value as it is, or as it was when a revision of its month was closed.</summary>
    internal static KpiValue ReadAsOf(
        this KpiReader reader,
        KpiDefinition kpi,
        BranchNode branch,
        Month month,
        int? revision,
        Hierarchy hierarchy
    ) =>
        revision is not { } number ? reader.Read(kpi, branch, month, hierarchy: hierarchy)
        : reader.RevisionsOf(month).Any(closed => closed.Number == number) ? reader.Read(kpi, branch, month, asOf: new(month, number))
        : throw KpiErrors.UnknownRevision(month, number);
}
