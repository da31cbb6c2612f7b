using Kpi.Data.Evidence;
using Kpi.Data.ReadModel;
using Kpi.Kpis;

namespace Kpi.Data.Worklists;

/// <summary>Finds worklists within a viewer's scope.</summary>
public sealed class WorklistReader(KpiReader reader, CustomerPseudonyms pseudonyms, BusinessClock clock)
{
    /// <summary>The worklist of an outlet.</summary>
    /// <param name="outlet">The outlet: a list is for those who contact its customers; above, the KPI counts.</param>
    /// <param name="month">A month with measures.</param>
    /// <param name="kind">What is owed.</param>
    /// <exception cref="ArgumentException">It is no outlet, or the viewer does not see it.</exception>
    public Worklist Of(BranchNode outlet, Month month, WorklistKind kind) =>
        outlet.Info.Level == BranchLevel.Outlet && outlet.IsWithin(reader.Top)
            ? new(reader.Snapshot.Warehouse, pseudonyms, clock, outlet, month, kind)
            : throw new ArgumentException($"Branch '{outlet.Info.Code}' is no outlet, or outside the viewer's scope.", nameof(outlet));
}
