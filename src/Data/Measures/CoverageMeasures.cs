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
    public static async Task<List<CoverageMart>> QueryAsync(
        WarehouseContext db,
        MonthSpan month,
        BusinessClock clock,
        CancellationToken cancellation
    )
    {
        if (!await db.Contacts.AnyAsync(cancellation))
        {
            return [];
        }

        var monthly = await Covered(db, month, month.Start, OwedMonthly(db, month)).ToListAsync(cancellation);
        if (!month.Month.EndsQuarter)
        {
            return monthly;
        }

        var quarterStart = clock.StartOf(month.Month.QuarterStart);
        return [.. monthly, .. await Covered(db, month, quarterStart, OwedQuarterly(db, month)).ToListAsync(cancellation)];
    }

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

    private static IQueryable<CoverageMart> Covered(WarehouseContext db, MonthSpan month, DateTime start, IQueryable<BaseMonth> owed)
    {
        var (end, number) = (month.End, month.Number);
        var effective = EffectiveContacts.Query(db).Where(contact => contact.At >= start && contact.At < end);
        return owed.Select(row => new
            {
                row.BranchClose,
                row.TierOpen,
                Made = effective.Any(contact => contact.CustomerId == row.CustomerId),
            })
            .GroupBy(row => new
            {
                row.BranchClose,
                row.TierOpen,
                row.Made,
            })
            .Select(group => new { group.Key, Count = group.LongCount() })
            .GroupBy(part => new { part.Key.BranchClose, part.Key.TierOpen })
            .Select(group => new CoverageMart
            {
                Month = number,
                BranchId = group.Key.BranchClose,
                Tier = group.Key.TierOpen,
                Due = group.Sum(part => part.Count),
                Made = group.Sum(part => part.Key.Made ? part.Count : 0L),
            });
    }
}
