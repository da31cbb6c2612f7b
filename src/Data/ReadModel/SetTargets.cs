using Kpi.Data.Warehouse;
using Kpi.Kpis.Catalogue;

namespace Kpi.Data.ReadModel;

/// <summary>The targets that the warehouse has (dim_target).</summary>
internal static class SetTargets
{
    /// <summary>All of them, or those of a year.</summary>
    public static IQueryable<SetTarget> Query(WarehouseContext db, int? year = null) =>
        from target in db.Targets.Where(row => year == null || row.Year == year)
        join known in db.Branches on target.BranchId equals known.Id into branches
        from branch in branches.DefaultIfEmpty()
        select new SetTarget(target.Kpi, target.Year, branch!.Code, target.Level, target.Tier, target.Target, target.Source);
}
