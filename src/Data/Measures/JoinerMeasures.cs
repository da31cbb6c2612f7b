using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>
/// Who joined in the month and was lost within 90 days (C08), by the branch and tier at joining. A departure that ended in the
/// same month is none; a joiner who turns out to be a duplicate or a test account never joined.
/// </summary>
internal static class JoinerMeasures
{
    private const int EarlyDays = 90;

    public static Task<List<JoinerMart>> QueryAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var number = month.Number;
        return Counted(db, month)
            .GroupBy(joiner => new
            {
                joiner.Adds.BranchId,
                joiner.Adds.Tier,
                joiner.Adds.JoinersLost,
            })
            .Select(group => new { group.Key, Count = group.LongCount() })
            .GroupBy(part => new { part.Key.BranchId, part.Key.Tier })
            .Select(group => new JoinerMart
            {
                Month = number,
                BranchId = group.Key.BranchId,
                Tier = group.Key.Tier,
                Joiners = group.Sum(part => part.Count),
                JoinersLost = group.Sum(part => part.Key.JoinersLost * part.Count),
            })
            .ToListAsync(cancellation);
    }

    /// <summary>The joiners that are counted, one by one.</summary>
    public static IQueryable<Counted<JoinerMart>> Counted(WarehouseContext db, MonthSpan month)
    {
        var zone = month.ZoneMinutes;
        return from joiner in Joined(db, month)
            where
                !db.Churn.Any(churn =>
                    churn.CustomerId == joiner.CustomerId
                    && churn.Kind == ChurnKind.Admin
                    && churn.ChurnedAt >= joiner.JoinedAt
                    && churn.ChurnedAt < joiner.JoinedAt.AddDays(EarlyDays)
                )
            select new Counted<JoinerMart>
            {
                CustomerId = joiner.CustomerId,
                At = joiner.JoinedAt,
                Adds = new()
                {
                    BranchId = joiner.BranchId,
                    Tier = joiner.Tier,
                    Joiners = 1L,
                    JoinersLost = db.Churn.Any(churn =>
                        churn.CustomerId == joiner.CustomerId
                        && churn.ChurnedAt >= joiner.JoinedAt
                        && churn.ChurnedAt < joiner.JoinedAt.AddDays(EarlyDays)
                        && (
                            churn.WinbackAt == null
                            || churn.WinbackAt.Value.AddMinutes(zone).Month != churn.ChurnedAt.AddMinutes(zone).Month
                            || churn.WinbackAt.Value.AddMinutes(zone).Year != churn.ChurnedAt.AddMinutes(zone).Year
                        )
                    )
                        ? 1L
                        : 0L,
                },
            };
    }

    /// <summary>The customers who joined in the month, each with the first version that held then or later.</summary>
    public static IQueryable<Joiner> Joined(WarehouseContext db, MonthSpan month)
    {
        var (start, end) = (month.Start, month.End);
        return from customer in db.Customers
            where customer.JoinedAt >= start && customer.JoinedAt < end
            join version in db.CustomerVersions on customer.Id equals version.CustomerId
            where
                (version.ValidTo == null || version.ValidTo > customer.JoinedAt)
                && !db.CustomerVersions.Any(earlier =>
                    earlier.CustomerId == version.CustomerId
                    && earlier.ValidFrom < version.ValidFrom
                    && (earlier.ValidTo == null || earlier.ValidTo > customer.JoinedAt)
                )
            select new Joiner
            {
                CustomerId = customer.Id,
                JoinedAt = customer.JoinedAt,
                BranchId = version.BranchId,
                Tier = version.Tier,
            };
    }

    internal sealed class Joiner
    {
        public int CustomerId { get; init; }

        public DateTime JoinedAt { get; init; }

        public int BranchId { get; init; }

        public Kpis.Tier Tier { get; init; }
    }
}
