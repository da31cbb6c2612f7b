using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>
/// The base of a month from the customers' histories: who was active when it started and when it ended,
/// with the tier, branch and value that held then. The end of a month is the start of the next, instant for instant,
/// so a closing base is the next opening base.
/// </summary>
internal static class BaseMonths
{
    /// <summary>Whether the source delivered the month's base: then it is what the source says, and not derived.</summary>
    public static Task<bool> IsDeliveredAsync(WarehouseContext db, int month, CancellationToken cancellation) =>
        db.DeliveredMonths.AnyAsync(row => row.Month == month, cancellation);

    public static IQueryable<BaseMonth> Query(WarehouseContext db, MonthSpan month)
    {
        var (start, end, number) = (month.Start, month.End, month.Number);
        var endMonths = 12 * month.Month.Next.Year + month.Month.Next.Number;
        return from customer in Presence(db, month)
            where customer.ActiveOpen || customer.ActiveClose
            // The last version begun by then, found by its key, because a customer may have one a month: asking each for its span would read all.
            join version in VersionsAt(db, start)
                on new
                {
                    customer.CustomerId,
                    From = db
                        .CustomerVersions.Where(version => version.CustomerId == customer.CustomerId && version.ValidFrom <= start)
                        .Max(version => (DateTime?)version.ValidFrom),
                } equals new { version.CustomerId, From = (DateTime?)version.ValidFrom }
                into openings
            from opening in openings.DefaultIfEmpty()
            join version in VersionsAt(db, end)
                on new
                {
                    customer.CustomerId,
                    From = db
                        .CustomerVersions.Where(version => version.CustomerId == customer.CustomerId && version.ValidFrom <= end)
                        .Max(version => (DateTime?)version.ValidFrom),
                } equals new { version.CustomerId, From = (DateTime?)version.ValidFrom }
                into closings
            from closing in closings.DefaultIfEmpty()
            where opening != null || closing != null
            // In the order of the key, in which they are kept.
            orderby customer.CustomerId
            select new BaseMonth
            {
                Month = number,
                CustomerId = customer.CustomerId,
                ActiveOpen = customer.ActiveOpen,
                ActiveClose = customer.ActiveClose,
                TierOpen = opening == null ? closing.Tier : opening.Tier,
                BranchOpen = opening == null ? closing.BranchId : opening.BranchId,
                BranchClose = closing == null ? opening!.BranchId : closing.BranchId,
                Value3m = opening == null ? closing.MonthlyValue : opening.MonthlyValue,
                // The month ends on a first: whoever joined on a later day has not completed the last one. Adding 98 to a day such as
                // 20260115 carries every day but a first into the next month.
                TenureMonths = endMonths - (customer.JoinedDay + 98) / 10_000 * 12 - (customer.JoinedDay + 98) / 100 % 100,
                IsSilent = opening == null ? closing.IsSilent : opening.IsSilent,
                Lifecycle = opening == null ? closing.Lifecycle : opening.Lifecycle,
            };
    }

    /// <summary>Whether each customer who joined before the month's end was active at its start and at its end.</summary>
    public static IQueryable<CustomerPresence> Presence(WarehouseContext db, MonthSpan month)
    {
        var (start, end, zone) = (month.Start, month.End, month.ZoneMinutes);
        return from customer in db.Customers
            where customer.JoinedAt < end
            join away in AwayAt(db, start) on (int?)customer.Id equals away into awayAtStart
            from awayOpen in awayAtStart.DefaultIfEmpty()
            join away in AwayAt(db, end) on (int?)customer.Id equals away into awayAtEnd
            from awayClose in awayAtEnd.DefaultIfEmpty()
            select new CustomerPresence
            {
                CustomerId = customer.Id,
                Code = customer.Code,
                JoinedDay = WarehouseFunctions.LocalDay(customer.JoinedAt, zone),
                ActiveOpen = customer.JoinedAt < start && awayOpen == null,
                ActiveClose = awayClose == null,
            };
    }

    /// <summary>The customers who had left before an instant and not come back by then, once each.</summary>
    private static IQueryable<int?> AwayAt(WarehouseContext db, DateTime instant) =>
        db
            .Churn.Where(churn => churn.ChurnedAt < instant && (churn.WinbackAt == null || churn.WinbackAt >= instant))
            .Select(churn => (int?)churn.CustomerId)
            .Distinct();

    /// <summary>The versions that hold at an instant.</summary>
    public static IQueryable<CustomerVersion> VersionsAt(WarehouseContext db, DateTime instant) =>
        db.CustomerVersions.Where(version => version.ValidFrom <= instant && (version.ValidTo == null || version.ValidTo > instant));

    internal sealed class CustomerPresence
    {
        public int CustomerId { get; init; }

        public required string Code { get; init; }

        /// <summary>The business day of joining, as 20261031.</summary>
        public int JoinedDay { get; init; }

        public bool ActiveOpen { get; init; }

        public bool ActiveClose { get; init; }
    }
}
