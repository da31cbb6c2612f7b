using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>Retention cases decided in the month (R01), by the branch stamped on them.</summary>
internal static class CaseMeasures
{
    public static Task<List<CaseMart>> QueryAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var (start, end, number) = (month.Start, month.End, month.Number);
        var decided =
            from retention in db.Cases
            where retention.ClosedAt >= start && retention.ClosedAt < end && retention.Outcome != CaseOutcome.Pending
            join known in EventTiers.Query(db, month) on retention.CustomerId equals known.CustomerId into tiers
            from known in tiers.DefaultIfEmpty()
            select new
            {
                retention.BranchId,
                Tier = known == null ? Tier.Unclassified : known.TierOpen,
                retention.Outcome,
            };
        return decided
            .GroupBy(retention => new { retention.BranchId, retention.Tier })
            .Select(group => new CaseMart
            {
                Month = number,
                BranchId = group.Key.BranchId,
                Tier = group.Key.Tier,
                Saved = group.LongCount(retention => retention.Outcome == CaseOutcome.Saved),
                Lost = group.LongCount(retention => retention.Outcome == CaseOutcome.Lost),
            })
            .ToListAsync(cancellation);
    }
}
