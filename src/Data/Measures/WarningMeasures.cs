using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>Warnings raised in the month and contacted within 72 hours (V05), by the branch stamped on them.</summary>
internal static class WarningMeasures
{
    internal const int HoursToContact = 72;

    public static Task<List<WarningMart>> QueryAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var number = month.Number;
        return Counted(db, month)
            .GroupBy(warning => new { warning.Adds.BranchId, warning.Adds.Tier })
            .Select(group => new WarningMart
            {
                Month = number,
                BranchId = group.Key.BranchId,
                Tier = group.Key.Tier,
                Raised = group.LongCount(),
                FollowedUp = group.Sum(warning => warning.Adds.FollowedUp),
            })
            .ToListAsync(cancellation);
    }

    /// <summary>The warnings raised in the month, one by one.</summary>
    public static IQueryable<Counted<WarningMart>> Counted(WarehouseContext db, MonthSpan month)
    {
        var (start, end) = (month.Start, month.End);
        return from warning in db.Warnings
            where warning.RaisedAt >= start && warning.RaisedAt < end
            join known in EventTiers.Query(db, month) on warning.CustomerId equals known.CustomerId into tiers
            from known in tiers.DefaultIfEmpty()
            select new Counted<WarningMart>
            {
                Key = warning.Id,
                CustomerId = warning.CustomerId,
                At = warning.RaisedAt,
                Adds = new()
                {
                    BranchId = warning.BranchId,
                    Tier = known == null ? Tier.Unclassified : known.TierOpen,
                    Raised = 1L,
                    FollowedUp = warning.FirstContactAt <= warning.RaisedAt.AddHours(HoursToContact) ? 1L : 0L,
                },
            };
    }
}
