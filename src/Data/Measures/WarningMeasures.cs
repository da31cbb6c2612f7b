using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>Warnings raised in the month and contacted within 72 hours (V05), by the branch stamped on them.</summary>
internal static class WarningMeasures
{
    private const int HoursToContact = 72;

    public static Task<List<WarningMart>> QueryAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var (start, end, number) = (month.Start, month.End, month.Number);
        var raised =
            from warning in db.Warnings
            where warning.RaisedAt >= start && warning.RaisedAt < end
            join known in EventTiers.Query(db, month) on warning.CustomerId equals known.CustomerId into tiers
            from known in tiers.DefaultIfEmpty()
            select new
            {
                warning.BranchId,
                Tier = known == null ? Tier.Unclassified : known.TierOpen,
                InTime = warning.FirstContactAt <= warning.RaisedAt.AddHours(HoursToContact),
            };
        return raised
            .GroupBy(warning => new { warning.BranchId, warning.Tier })
            .Select(group => new WarningMart
            {
                Month = number,
                BranchId = group.Key.BranchId,
                Tier = group.Key.Tier,
                Raised = group.LongCount(),
                FollowedUp = group.LongCount(warning => warning.InTime),
            })
            .ToListAsync(cancellation);
    }
}
