using Kpi.Data.Warehouse;

namespace Kpi.Data.Measures;

/// <summary>
/// The base of a month from the customers' histories: who was active when it started and when it ended,
/// with the tier, branch and value that held then. The end of a month is the start of the next, instant for instant,
/// so a closing base is the next opening base.
/// </summary>
internal static class BaseMonths
{
    public static IQueryable<BaseMonth> Query(WarehouseContext db, MonthSpan month)
    {
        var (start, end, number) = (month.Start, month.End, month.Number);
        var presence =
            from customer in db.Customers
            where customer.JoinedAt < end
            select new
            {
                customer.Id,
                ActiveOpen = customer.JoinedAt < start
                    && !db.Churn.Any(churn =>
                        churn.CustomerId == customer.Id && churn.ChurnedAt < start && (churn.WinbackAt == null || churn.WinbackAt >= start)
                    ),
                ActiveClose = !db.Churn.Any(churn =>
                    churn.CustomerId == customer.Id && churn.ChurnedAt < end && (churn.WinbackAt == null || churn.WinbackAt >= end)
                ),
            };
        return from customer in presence
            where customer.ActiveOpen || customer.ActiveClose
            join version in VersionsAt(db, start) on customer.Id equals version.CustomerId into openings
            from opening in openings.DefaultIfEmpty()
            join version in VersionsAt(db, end) on customer.Id equals version.CustomerId into closings
            from closing in closings.DefaultIfEmpty()
            where opening != null || closing != null
            select new BaseMonth
            {
                Month = number,
                CustomerId = customer.Id,
                ActiveOpen = customer.ActiveOpen,
                ActiveClose = customer.ActiveClose,
                TierOpen = opening == null ? closing.Tier : opening.Tier,
                BranchOpen = opening == null ? closing.BranchId : opening.BranchId,
                BranchClose = closing == null ? opening!.BranchId : closing.BranchId,
                Value3m = opening == null ? closing.MonthlyValue : opening.MonthlyValue,
            };
    }

    private static IQueryable<CustomerVersion> VersionsAt(WarehouseContext db, DateTime instant) =>
        db.CustomerVersions.Where(version => version.ValidFrom <= instant && (version.ValidTo == null || version.ValidTo > instant));
}
