using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>
/// What is owed to the mid-high customers there are at the month's end, by the branch then: a service policy (V04), a manager (V06), a
/// place in a plan (V03's breadth). What runs out as the month ends still held on its last day. A source that delivers no policies at all
/// says nothing about them, and no assignments likewise: then nothing is owed, and so there is no data instead of 0%.
/// </summary>
internal static class ObligationMeasures
{
    public static async Task<List<ObligationMart>> QueryAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var knowsPolicies = await db.Policies.AnyAsync(cancellation);
        var knowsManagers = await db.Assignments.AnyAsync(cancellation);
        if (!knowsPolicies && !knowsManagers)
        {
            return [];
        }

        var rows = await Query(db, month).ToListAsync(cancellation);
        foreach (var row in rows)
        {
            row.VipCustomers = knowsPolicies ? row.VipCustomers : 0;
            row.MidHighCustomers = knowsManagers ? row.MidHighCustomers : 0;
        }

        return rows;
    }

    private static IQueryable<ObligationMart> Query(WarehouseContext db, MonthSpan month)
    {
        var (end, number) = (month.End, month.Number);
        var planned = PlanMeasures.Due(db, month);
        // VIP and mid-high (中高端) are the same tiers: silver and above of a telecom, gold and above of a bank, which has no silver.
        return db
            .BaseMonths.Where(row => row.Month == number && row.ActiveClose && row.TierOpen >= Tier.Silver)
            .Select(row => new
            {
                row.BranchClose,
                row.TierOpen,
                HasPolicy = db.Policies.Any(policy =>
                    policy.CustomerId == row.CustomerId && policy.ValidFrom < end && (policy.ValidTo == null || policy.ValidTo >= end)
                ),
                HasManager = db.Assignments.Any(assignment =>
                    assignment.CustomerId == row.CustomerId
                    && assignment.ValidFrom < end
                    && (assignment.ValidTo == null || assignment.ValidTo >= end)
                ),
                IsPlanned = planned.Any(item => item.CustomerId == row.CustomerId),
            })
            .GroupBy(row => new
            {
                row.BranchClose,
                row.TierOpen,
                row.HasPolicy,
                row.HasManager,
                row.IsPlanned,
            })
            .Select(group => new { group.Key, Count = group.LongCount() })
            .GroupBy(part => new { part.Key.BranchClose, part.Key.TierOpen })
            .Select(group => new ObligationMart
            {
                Month = number,
                BranchId = group.Key.BranchClose,
                Tier = group.Key.TierOpen,
                VipCustomers = group.Sum(part => part.Count),
                VipsWithPolicy = group.Sum(part => part.Key.HasPolicy ? part.Count : 0L),
                MidHighCustomers = group.Sum(part => part.Count),
                MidHighAssigned = group.Sum(part => part.Key.HasManager ? part.Count : 0L),
                AssignedCustomers = group.Sum(part => part.Key.HasManager ? part.Count : 0L),
                PlannedCustomers = group.Sum(part => part.Key.HasManager && part.Key.IsPlanned ? part.Count : 0L),
            });
    }
}
