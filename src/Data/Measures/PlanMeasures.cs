using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>Planned contacts due in the month and done by their day with an effective contact (V03), by the branch stamped on them.</summary>
internal static class PlanMeasures
{
    private const int DaysOfNotice = 3;

    public static Task<List<PlanMart>> QueryAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var number = month.Number;
        return Counted(db, month)
            .GroupBy(item => new
            {
                item.Adds.BranchId,
                item.Adds.Tier,
                item.Adds.Done,
            })
            .Select(group => new { group.Key, Count = group.LongCount() })
            .GroupBy(part => new { part.Key.BranchId, part.Key.Tier })
            .Select(group => new PlanMart
            {
                Month = number,
                BranchId = group.Key.BranchId,
                Tier = group.Key.Tier,
                Due = group.Sum(part => part.Count),
                Done = group.Sum(part => part.Key.Done * part.Count),
            })
            .ToListAsync(cancellation);
    }

    /// <summary>The items due in the month, one by one.</summary>
    public static IQueryable<Counted<PlanMart>> Counted(WarehouseContext db, MonthSpan month) =>
        from item in Due(db, month)
        join known in EventTiers.Query(db, month) on item.CustomerId equals known.CustomerId into tiers
        from known in tiers.DefaultIfEmpty()
        select new Counted<PlanMart>
        {
            Key = item.Id,
            CustomerId = item.CustomerId,
            // The last second of the day by which it is due.
            At = item.DueBefore.AddSeconds(-1),
            Adds = new()
            {
                BranchId = item.BranchId,
                Tier = known == null ? Tier.Unclassified : known.TierOpen,
                Due = 1L,
                Done = EffectiveContacts.Query(db).Any(contact => contact.Id == item.DoneContactId && contact.At < item.DueBefore)
                    ? 1L
                    : 0L,
            },
        };

    /// <summary>The items due in the month; one cancelled three days before its day or earlier is not due.</summary>
    public static IQueryable<PlanItem> Due(WarehouseContext db, MonthSpan month)
    {
        var (first, last) = (month.Month.FirstDay, month.Month.Next.FirstDay.AddDays(-1));
        return db.PlanItems.Where(item =>
            item.DueDate >= first
            && item.DueDate <= last
            && (item.CancelledAt == null || item.CancelledAt >= item.DueBefore.AddDays(-DaysOfNotice))
        );
    }
}
