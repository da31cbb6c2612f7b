using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Import.Rows;

/// <summary>What a target is for; no two are for the same.</summary>
internal readonly record struct TargetKey(string Kpi, int Year, int? BranchId, BranchLevel? Level, Tier? Tier)
{
    public static TargetKey Of(TargetRow row) => new(row.Kpi, row.Year, row.BranchId, row.Level, row.Tier);
}
