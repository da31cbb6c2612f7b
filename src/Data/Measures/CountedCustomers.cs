using Kpi.Data.Warehouse;

namespace Kpi.Data.Measures;

/// <summary>The customers that the base and its churn are counted from (C01–C07), one by one.</summary>
internal static class CountedCustomers
{
    /// <summary>The customers who opened the month, one by one.</summary>
    public static IQueryable<Counted<BaseMart>> Opening(WarehouseContext db, MonthSpan month)
    {
        var (number, start) = (month.Number, month.Start);
        return db
            .BaseMonths.Where(row => row.Month == number && row.ActiveOpen)
            .Select(row => new Counted<BaseMart>
            {
                CustomerId = row.CustomerId,
                At = start,
                Adds = new()
                {
                    BranchId = row.BranchOpen,
                    Tier = row.TierOpen,
                    OpeningBase = 1L,
                    OpeningValue = row.Value3m,
                },
            });
    }

    /// <summary>The customers whom the month's end found, one by one.</summary>
    public static IQueryable<Counted<BaseMart>> Closing(WarehouseContext db, MonthSpan month)
    {
        var (number, end) = (month.Number, month.End.AddSeconds(-1));
        return db
            .BaseMonths.Where(row => row.Month == number && row.ActiveClose)
            .Select(row => new Counted<BaseMart>
            {
                CustomerId = row.CustomerId,
                At = end,
                Adds = new()
                {
                    BranchId = row.BranchClose,
                    Tier = row.TierOpen,
                    ClosingBase = 1L,
                    ClosingTenureMonths = row.TenureMonths,
                },
            });
    }

    /// <summary>The churned of the opening base, one by one.</summary>
    public static IQueryable<Counted<ChurnMart>> Lost(WarehouseContext db, MonthSpan month) =>
        Gone(db, month).Where(gone => gone.Adds.Kind != ChurnKind.Admin);

    /// <summary>Administrative exits, one by one: each takes its customer's value off the opening.</summary>
    public static IQueryable<Counted<BaseMart>> Removed(WarehouseContext db, MonthSpan month) =>
        Gone(db, month)
            .Where(gone => gone.Adds.Kind == ChurnKind.Admin)
            .Select(gone => new Counted<BaseMart>
            {
                Key = gone.Key,
                CustomerId = gone.CustomerId,
                At = gone.At,
                Adds = new()
                {
                    BranchId = gone.Adds.BranchId,
                    Tier = gone.Adds.Tier,
                    AdminExits = 1L,
                    OpeningValue = -gone.Adds.ChurnedValue,
                },
            });

    /// <summary>Opening customers who are not active at the end, each with the event that took them away, administrative ones too.</summary>
    private static IQueryable<Counted<ChurnMart>> Gone(WarehouseContext db, MonthSpan month)
    {
        var (start, end, number, zone) = (month.Start, month.End, month.Number, month.ZoneMinutes);
        return from customer in db.BaseMonths
            where customer.Month == number && customer.ActiveOpen && !customer.ActiveClose
            join churn in db.Churn on customer.CustomerId equals churn.CustomerId
            where churn.ChurnedAt >= start && churn.ChurnedAt < end && (churn.WinbackAt == null || churn.WinbackAt >= end)
            join identity in db.Customers on customer.CustomerId equals identity.Id
            let joined = identity.JoinedAt.AddMinutes(zone)
            let left = churn.ChurnedAt.AddMinutes(zone)
            select new Counted<ChurnMart>
            {
                Key = churn.Id,
                CustomerId = customer.CustomerId,
                At = churn.ChurnedAt,
                Adds = new()
                {
                    BranchId = customer.BranchOpen,
                    Tier = customer.TierOpen,
                    Kind = churn.Kind,
                    Reason = churn.Reason,
                    Churned = 1L,
                    ChurnedValue = customer.Value3m,
                    ChurnedTenureMonths = 12 * (left.Year - joined.Year) + left.Month - joined.Month - (left.Day < joined.Day ? 1 : 0),
                },
            };
    }
}
