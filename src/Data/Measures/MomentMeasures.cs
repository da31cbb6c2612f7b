using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>
/// Special moments of customers active when the day begins, and those with a care contact on the day or the three before (V02), by the
/// branch stamped on them. Without any contact in the warehouse there is no data instead of 0%.
/// </summary>
internal static class MomentMeasures
{
    internal const int DaysBefore = 3;

    public static async Task<List<MomentMart>> QueryAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        if (!await db.Contacts.AnyAsync(cancellation))
        {
            return [];
        }

        var number = month.Number;
        return await Due(db, month)
            .GroupBy(moment => new
            {
                moment.Adds.BranchId,
                moment.Adds.Tier,
                moment.Adds.Cared,
            })
            .Select(group => new { group.Key, Count = group.LongCount() })
            .GroupBy(part => new { part.Key.BranchId, part.Key.Tier })
            .Select(group => new MomentMart
            {
                Month = number,
                BranchId = group.Key.BranchId,
                Tier = group.Key.Tier,
                Due = group.Sum(part => part.Count),
                Cared = group.Sum(part => part.Key.Cared * part.Count),
            })
            .ToListAsync(cancellation);
    }

    /// <summary>The moments due in the month, one by one; none without any contact in the warehouse.</summary>
    public static IQueryable<Counted<MomentMart>> Counted(WarehouseContext db, MonthSpan month) =>
        Due(db, month).Where(_ => db.Contacts.Any());

    private static IQueryable<Counted<MomentMart>> Due(WarehouseContext db, MonthSpan month)
    {
        var (first, last) = (month.Month.FirstDay, month.Month.Next.FirstDay.AddDays(-1));
        return from moment in db.Moments
            where moment.Date >= first && moment.Date <= last
            join customer in db.Customers on moment.CustomerId equals customer.Id
            where
                customer.JoinedAt < moment.BeginsAt
                && !db.Churn.Any(churn =>
                    churn.CustomerId == moment.CustomerId
                    && churn.ChurnedAt < moment.BeginsAt
                    && (churn.WinbackAt == null || churn.WinbackAt >= moment.BeginsAt)
                )
            join known in EventTiers.Query(db, month) on moment.CustomerId equals known.CustomerId into tiers
            from known in tiers.DefaultIfEmpty()
            select new Counted<MomentMart>
            {
                Key = moment.Id,
                CustomerId = moment.CustomerId,
                At = moment.BeginsAt,
                Adds = new()
                {
                    BranchId = moment.BranchId,
                    Tier = known == null ? Tier.Unclassified : known.TierOpen,
                    Due = 1L,
                    Cared = EffectiveContacts
                        .Query(db)
                        .Any(contact =>
                            contact.CustomerId == moment.CustomerId
                            && contact.At >= moment.BeginsAt.AddDays(-DaysBefore)
                            && contact.At < moment.BeginsAt.AddDays(1)
                        )
                        ? 1L
                        : 0L,
                },
            };
    }
}
