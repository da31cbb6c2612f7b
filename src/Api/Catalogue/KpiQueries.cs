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

    /// <summary>The revision of a month that has a number; null without a number, for the warehouse as it is.</summary>
    internal static RevisionId? RevisionOf(this KpiReader reader, Month month, int? number) =>
        number is not { } wanted ? null
        : reader.RevisionsOf(month).Any(closed => closed.Number == wanted) ? new(month, wanted)
        : throw KpiErrors.UnknownRevision(month, wanted);
}
