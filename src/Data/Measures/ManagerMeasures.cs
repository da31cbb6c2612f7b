using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>How managers spent their time, by role (M01), and what they sold (M02), by the branch stamped on it. There is no tier to it.</summary>
internal static class ManagerMeasures
{
    public static Task<List<TimeMart>> TimeAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var number = month.Number;
        var (first, last) = (month.Month.FirstDay, month.Month.Next.FirstDay.AddDays(-1));
        return db
            .ManagerTimes.Where(time => time.Day >= first && time.Day <= last)
            .GroupBy(time => time.BranchId)
            .Select(group => new TimeMart
            {
                Month = number,
                BranchId = group.Key,
                Tier = Tier.Unclassified,
                MinutesDedicated = group.Sum(time => time.Role == ManagerRole.Dedicated ? (long)time.MinutesTotal : 0L),
                MinutesDedicatedMidHigh = group.Sum(time => time.Role == ManagerRole.Dedicated ? (long)time.MinutesMidHigh : 0L),
                MinutesPartTime = group.Sum(time => time.Role == ManagerRole.PartTime ? (long)time.MinutesTotal : 0L),
                MinutesPartTimeMidHigh = group.Sum(time => time.Role == ManagerRole.PartTime ? (long)time.MinutesMidHigh : 0L),
            })
            .ToListAsync(cancellation);
    }

    public static Task<List<SalesMart>> SalesAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var number = month.Number;
        return db
            .Sales.Where(sales => sales.Month == number)
            .Select(sales => new SalesMart
            {
                Month = number,
                BranchId = sales.BranchId,
                Tier = Tier.Unclassified,
                Sales = sales.AmountTotal,
                SalesByManagers = sales.AmountByManager,
            })
            .ToListAsync(cancellation);
    }
}
