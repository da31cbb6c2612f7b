using Kpi.Api.Values;
using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Api.KpiTables;

/// <summary>Which values a table has.</summary>
/// <param name="Kpis">The KPIs; all if left out.</param>
/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
/// <param name="Branches">These branches; or choose them by parent and level.</param>
/// <param name="Parent">Branches below this one: its children, or, with level, all of that level.</param>
/// <param name="Level">Branches of this level.</param>
/// <param name="Dimension">Splits every value by the members of this dimension.</param>
/// <param name="Hierarchy">By which branch tree values are added up. Branches are chosen by today's tree either way.</param>
/// <param name="AsOf">The number of a revision of the last month: all values as they stood when that was closed; left out, as they are.</param>
[InputObjectType]
public sealed record KpiTableInput(
    [property: ID] IReadOnlyList<string>? Kpis,
    Month From,
    Month To,
    [property: ID] IReadOnlyList<string>? Branches,
    [property: ID] string? Parent,
    BranchLevel? Level,
    Dimension? Dimension,
    [property: DefaultValue(Hierarchy.AsIs)] Hierarchy Hierarchy,
    int? AsOf
);

/// <summary>Many values at once.</summary>
/// <param name="Kpis">The KPIs.</param>
/// <param name="Branches">The branches.</param>
/// <param name="Months">The months that have measures, oldest first.</param>
/// <param name="Values">One for each month, branch, segment and KPI, in that order.</param>
public sealed record KpiTable(
    IReadOnlyList<KpiDefinition> Kpis,
    IReadOnlyList<BranchNode> Branches,
    IReadOnlyList<Month> Months,
    IEnumerable<KpiValue> Values
);
