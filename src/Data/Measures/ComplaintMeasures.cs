using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>
/// Complaints (Q01–Q04), by the branch stamped on them. A repeat by the same customer on the same issue within 7 days is part of the
/// complaint before it, not one of its own.
/// </summary>
internal static class ComplaintMeasures
{
    private const int DaysOfOneComplaint = 7;

    /// <summary>Calendar days to settle where the source gives no day (spec 2.5).</summary>
    private const int DaysToSettle = 15;

    private static IQueryable<Complaint> Counted(WarehouseContext db) =>
        db.Complaints.Where(complaint =>
            complaint.Issue == null
            || complaint.CustomerId == null
            || !db.Complaints.Any(earlier =>
                earlier.CustomerId == complaint.CustomerId
                && earlier.Issue == complaint.Issue
                && earlier.OpenedAt >= complaint.OpenedAt.AddDays(-DaysOfOneComplaint)
                && (
                    earlier.OpenedAt < complaint.OpenedAt
                    || (earlier.OpenedAt == complaint.OpenedAt && string.Compare(earlier.Id, complaint.Id) < 0)
                )
            )
        );

    /// <summary>Complaints due to be settled in the month.</summary>
    private static IQueryable<DueComplaint> Due(WarehouseContext db, MonthSpan month)
    {
        var (start, end) = (month.Start, month.End);
        var (opened, until) = (start.AddDays(-DaysToSettle), end.AddDays(-DaysToSettle));
        return from complaint in Counted(db)
            where
                (complaint.DueAt >= start && complaint.DueAt < end)
                || (complaint.DueAt == null && complaint.OpenedAt >= opened && complaint.OpenedAt < until)
            let dueAt = complaint.DueAt ?? complaint.OpenedAt.AddDays(DaysToSettle)
            join known in EventTiers.Query(db, month) on complaint.CustomerId equals known.CustomerId into tiers
            from known in tiers.DefaultIfEmpty()
            select new DueComplaint
            {
                BranchId = complaint.BranchId,
                Tier = known == null ? Tier.Unclassified : known.TierOpen,
                InTime = complaint.SettledAt <= dueAt && complaint.ReopenedAt == null,
            };
    }

    /// <summary>Complaints at hand in the month: opened before its end and not settled before its start.</summary>
    private static IQueryable<TieredComplaint> AtHand(WarehouseContext db, MonthSpan month)
    {
        var (start, end, first) = (month.Start, month.End, month.Month.FirstDay);
        return from complaint in Counted(db)
            // Opened in the month, or on an earlier day and not yet settled: each part is a range of an index, so that what was settled
            // long ago is not looked at.
            where
                (complaint.OpenedAt >= start && complaint.OpenedAt < end)
                || (complaint.SettledAt == null && complaint.OpenedOn < first)
                || (complaint.SettledAt >= start && complaint.OpenedOn < first)
            join known in EventTiers.Query(db, month) on complaint.CustomerId equals known.CustomerId into tiers
            from known in tiers.DefaultIfEmpty()
            select new TieredComplaint
            {
                BranchId = complaint.BranchId,
                Tier = known == null ? Tier.Unclassified : known.TierOpen,
                Opened = complaint.OpenedAt >= start,
                Settled = complaint.SettledAt < end,
                Justified = complaint.Justified,
                OpenedOn = complaint.OpenedOn,
                SettledOn = complaint.SettledOn,
            };
    }

    public static Task<List<ComplaintMart>> CountsAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var number = month.Number;
        var atHand = AtHand(db, month)
            .Select(complaint => new
            {
                complaint.BranchId,
                complaint.Tier,
                Opened = complaint.Opened ? 1L : 0L,
                Justified = complaint.Opened && complaint.Justified ? 1L : 0L,
                Backlog = complaint.Opened ? 0L : 1L,
                Settled = complaint.Settled ? 1L : 0L,
                Due = 0L,
                InTime = 0L,
            });
        var due = Due(db, month)
            .Select(complaint => new
            {
                complaint.BranchId,
                complaint.Tier,
                Opened = 0L,
                Justified = 0L,
                Backlog = 0L,
                Settled = 0L,
                Due = 1L,
                InTime = complaint.InTime ? 1L : 0L,
            });
        return atHand
            .Concat(due)
            .GroupBy(row => new { row.BranchId, row.Tier })
            .Select(group => new ComplaintMart
            {
                Month = number,
                BranchId = group.Key.BranchId,
                Tier = group.Key.Tier,
                Opened = group.Sum(row => row.Opened),
                Justified = group.Sum(row => row.Justified),
                Backlog = group.Sum(row => row.Backlog),
                Settled = group.Sum(row => row.Settled),
                Due = group.Sum(row => row.Due),
                SettledInTime = group.Sum(row => row.InTime),
            })
            .ToListAsync(cancellation);
    }

    /// <summary>
    /// How long the complaints at hand took, as the month saw it: one opened earlier enters at its age,
    /// one not settled by the end is censored then. So a month's figure never changes with what later months bring.
    /// </summary>
    public static async Task<List<SettlementMart>> SettlementTimesAsync(
        WarehouseContext db,
        MonthSpan month,
        CancellationToken cancellation
    )
    {
        var days = await AtHand(db, month)
            .GroupBy(complaint => new
            {
                complaint.BranchId,
                complaint.Tier,
                complaint.Settled,
                complaint.OpenedOn,
                complaint.SettledOn,
            })
            .Select(group => new { group.Key, Complaints = group.LongCount() })
            .ToListAsync(cancellation);
        var (firstDay, endDay) = (month.Month.FirstDay.DayNumber, month.Month.Next.FirstDay.DayNumber);
        return
        [
            .. days.Select(row => new
                {
                    row.Key.BranchId,
                    row.Key.Tier,
                    row.Key.Settled,
                    Entry = Math.Max(0, firstDay - row.Key.OpenedOn.DayNumber),
                    // Days begun: a complaint settled on the day it came took one.
                    Exit = (row.Key.Settled ? row.Key.SettledOn!.Value.DayNumber + 1 : endDay) - row.Key.OpenedOn.DayNumber,
                    row.Complaints,
                })
                .GroupBy(row => new
                {
                    row.BranchId,
                    row.Tier,
                    row.Settled,
                    row.Entry,
                    row.Exit,
                })
                .Select(group => new SettlementMart
                {
                    Month = month.Number,
                    BranchId = group.Key.BranchId,
                    Tier = group.Key.Tier,
                    EntryDays = group.Key.Entry,
                    ExitDays = group.Key.Exit,
                    Settled = group.Key.Settled,
                    Complaints = group.Sum(row => row.Complaints),
                }),
        ];
    }

    private sealed class TieredComplaint
    {
        public int BranchId { get; init; }

        public Tier Tier { get; init; }

        public bool Opened { get; init; }

        public bool Settled { get; init; }

        public bool Justified { get; init; }

        public DateOnly OpenedOn { get; init; }

        public DateOnly? SettledOn { get; init; }
    }

    private sealed class DueComplaint
    {
        public int BranchId { get; init; }

        public Tier Tier { get; init; }

        public bool InTime { get; init; }
    }
}
