using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>
/// Routine contacts owed and made (V01), by the branch at the end of the obligation period. Diamond, platinum and gold are
/// owed one every month; silver one every quarter, counted in the quarter's last month. A source that delivers no contacts at all
/// says nothing about coverage: then there is nothing owed, and so no data instead of 0%.
/// </summary>
internal static class CoverageMeasures
{
    public static async Task<List<CoverageMart>> QueryAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        if (!await db.Contacts.AnyAsync(cancellation))
        {
            return [];
        }

        var monthly = await Summed(month, Monthly(db, month)).ToListAsync(cancellation);
        return month.Month.EndsQuarter ? [.. monthly, .. await Summed(month, Quarterly(db, month)).ToListAsync(cancellation)] : monthly;
    }

    /// <summary>The customers owed a contact, one by one; none without any contact in the warehouse.</summary>
    public static IQueryable<Counted<CoverageMart>> Counted(WarehouseContext db, MonthSpan month) =>
        (month.Month.EndsQuarter ? Monthly(db, month).Concat(Quarterly(db, month)) : Monthly(db, month)).Where(_ => db.Contacts.Any());

    private static IQueryable<Counted<CoverageMart>> Monthly(WarehouseContext db, MonthSpan month) =>
        Owed(db, month, month.Start, OwedMonthly(db, month));

    private static IQueryable<Counted<CoverageMart>> Quarterly(WarehouseContext db, MonthSpan month) =>
        Owed(db, month, month.QuarterStart, OwedQuarterly(db, month));

    private static IQueryable<BaseMonth> OwedMonthly(WarehouseContext db, MonthSpan month)
    {
        var number = month.Number;
        return db.BaseMonths.Where(row =>
            row.Month == number
            && row.ActiveOpen
            && row.ActiveClose
            && (row.TierOpen == Tier.Diamond || row.TierOpen == Tier.Platinum || row.TierOpen == Tier.Gold)
        );
    }

    private static IQueryable<BaseMonth> OwedQuarterly(WarehouseContext db, MonthSpan month)
    {
        var (number, first) = (month.Number, month.Month.QuarterStart.ToNumber());
        return db.BaseMonths.Where(row =>
            row.Month == number
            && row.ActiveOpen
            && row.ActiveClose
            && row.TierOpen == Tier.Silver
            && db.BaseMonths.Any(opening => opening.Month == first && opening.CustomerId == row.CustomerId && opening.ActiveOpen)
        );
    }

    private static IQueryable<Counted<CoverageMart>> Owed(WarehouseContext db, MonthSpan month, DateTime start, IQueryable<BaseMonth> owed)
    {
        var (end, lastSecond) = (month.End, month.End.AddSeconds(-1));
        var effective = EffectiveContacts.Query(db).Where(contact => contact.At >= start && contact.At < end);
        return owed.Select(row => new Counted<CoverageMart>
        {
            CustomerId = row.CustomerId,
            At = lastSecond,
            Adds = new()
            {
                BranchId = row.BranchClose,
                Tier = row.TierOpen,
                Due = 1L,
                Made = effective.Any(contact => contact.CustomerId == row.CustomerId) ? 1L : 0L,
            },
        });
    }

    private static IQueryable<CoverageMart> Summed(MonthSpan month, IQueryable<Counted<CoverageMart>> owed)
    {
        var number = month.Number;
        return owed.GroupBy(row => new
            {
                row.Adds.BranchId,
                row.Adds.Tier,
                row.Adds.Made,
            })
            .Select(group => new { group.Key, Count = group.LongCount() })
            .GroupBy(part => new { part.Key.BranchId, part.Key.Tier })
            .Select(group => new CoverageMart
            {
                Month = number,
                BranchId = group.Key.BranchId,
                Tier = group.Key.Tier,
                Due = group.Sum(part => part.Count),
                Made = group.Sum(part => part.Key.Made * part.Count),
            });
    }
}
