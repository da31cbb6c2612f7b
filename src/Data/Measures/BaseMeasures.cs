using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>Base and churn (C01–C07), by the branch and tier at opening; the closing base by the branch at the end.</summary>
internal static class BaseMeasures
{
    /// <summary>Opening customers who are not active at the end, each with the event that took them away.</summary>
    private static IQueryable<Exit> Exits(WarehouseContext db, MonthSpan month)
    {
        var (start, end, number, zone) = (month.Start, month.End, month.Number, month.ZoneMinutes);
        return from customer in db.BaseMonths
            where customer.Month == number && customer.ActiveOpen && !customer.ActiveClose
            join churn in db.Churn on customer.CustomerId equals churn.CustomerId
            where churn.ChurnedAt >= start && churn.ChurnedAt < end && (churn.WinbackAt == null || churn.WinbackAt >= end)
            join identity in db.Customers on customer.CustomerId equals identity.Id
            let joined = identity.JoinedAt.AddMinutes(zone)
            let left = churn.ChurnedAt.AddMinutes(zone)
            select new Exit
            {
                BranchId = customer.BranchOpen,
                Tier = customer.TierOpen,
                Kind = churn.Kind,
                Reason = churn.Reason,
                Value = customer.Value3m,
                TenureMonths = 12 * (left.Year - joined.Year) + left.Month - joined.Month - (left.Day < joined.Day ? 1 : 0),
            };
    }

    public static async Task<List<BaseMart>> BaseAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var number = month.Number;
        var opening = db
            .BaseMonths.Where(row => row.Month == number && row.ActiveOpen)
            .GroupBy(row => new { BranchId = row.BranchOpen, Tier = row.TierOpen })
            .Select(group => new
            {
                group.Key.BranchId,
                group.Key.Tier,
                Opening = group.LongCount(),
                Closing = 0L,
                Admin = 0L,
                Value = group.Sum(row => row.Value3m),
                Tenure = 0L,
            });
        var closing = db
            .BaseMonths.Where(row => row.Month == number && row.ActiveClose)
            .GroupBy(row => new { BranchId = row.BranchClose, Tier = row.TierOpen })
            .Select(group => new
            {
                group.Key.BranchId,
                group.Key.Tier,
                Opening = 0L,
                Closing = group.LongCount(),
                Admin = 0L,
                Value = 0.0,
                Tenure = group.Sum(row => (long)row.TenureMonths),
            });
        var admin = Exits(db, month)
            .Where(exit => exit.Kind == ChurnKind.Admin)
            .GroupBy(exit => new { exit.BranchId, exit.Tier })
            .Select(group => new
            {
                group.Key.BranchId,
                group.Key.Tier,
                Opening = 0L,
                Closing = 0L,
                Admin = group.LongCount(),
                Value = -group.Sum(exit => exit.Value),
                Tenure = 0L,
            });
        return await opening
            .Concat(closing)
            .Concat(admin)
            .GroupBy(row => new { row.BranchId, row.Tier })
            .Select(group => new BaseMart
            {
                Month = number,
                BranchId = group.Key.BranchId,
                Tier = group.Key.Tier,
                OpeningBase = group.Sum(row => row.Opening),
                ClosingBase = group.Sum(row => row.Closing),
                AdminExits = group.Sum(row => row.Admin),
                OpeningValue = group.Sum(row => row.Value),
                ClosingTenureMonths = group.Sum(row => row.Tenure),
            })
            .ToListAsync(cancellation);
    }

    public static Task<List<ChurnMart>> ChurnAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var number = month.Number;
        return Exits(db, month)
            .Where(exit => exit.Kind != ChurnKind.Admin)
            .GroupBy(exit => new
            {
                exit.BranchId,
                exit.Tier,
                exit.Kind,
                exit.Reason,
            })
            .Select(group => new ChurnMart
            {
                Month = number,
                BranchId = group.Key.BranchId,
                Tier = group.Key.Tier,
                Kind = group.Key.Kind,
                Reason = group.Key.Reason,
                Churned = group.LongCount(),
                ChurnedValue = group.Sum(exit => exit.Value),
                ChurnedTenureMonths = group.Sum(exit => (long)exit.TenureMonths),
            })
            .ToListAsync(cancellation);
    }

    private sealed class Exit
    {
        public int BranchId { get; init; }

        public Kpis.Tier Tier { get; init; }

        public ChurnKind Kind { get; init; }

        public ChurnReason Reason { get; init; }

        public double Value { get; init; }

        public int TenureMonths { get; init; }
    }
}
