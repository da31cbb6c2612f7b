using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Measures;

/// <summary>
/// The complaints that are counted (Q01–Q04), one by one. A repeat by the same customer on the same issue within 7 days is part of the
/// complaint before it, not one of its own.
/// </summary>
internal static class CountedComplaints
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
                Id = complaint.Id,
                CustomerId = complaint.CustomerId,
                DueAt = dueAt,
                BranchId = complaint.BranchId,
                Tier = known == null ? Tier.Unclassified : known.TierOpen,
                InTime = complaint.SettledAt <= dueAt && complaint.ReopenedAt == null,
            };
    }

    /// <summary>Complaints at hand in the month: opened before its end and not settled before its start.</summary>
    public static IQueryable<TieredComplaint> AtHand(WarehouseContext db, MonthSpan month)
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
                Id = complaint.Id,
                CustomerId = complaint.CustomerId,
                OpenedAt = complaint.OpenedAt,
                BranchId = complaint.BranchId,
                Tier = known == null ? Tier.Unclassified : known.TierOpen,
                Opened = complaint.OpenedAt >= start,
                Settled = complaint.SettledAt < end,
                Justified = complaint.Justified,
                OpenedOn = complaint.OpenedOn,
                SettledOn = complaint.SettledOn,
            };
    }

    /// <summary>The complaints at hand in the month, with what they add.</summary>
    public static IQueryable<Counted<ComplaintMart>> AtHandIn(WarehouseContext db, MonthSpan month) =>
        AtHand(db, month)
            .Select(complaint => new Counted<ComplaintMart>
            {
                Key = complaint.Id,
                CustomerId = complaint.CustomerId,
                At = complaint.OpenedAt,
                Adds = new()
                {
                    BranchId = complaint.BranchId,
                    Tier = complaint.Tier,
                    Opened = complaint.Opened ? 1L : 0L,
                    Justified = complaint.Opened && complaint.Justified ? 1L : 0L,
                    Backlog = complaint.Opened ? 0L : 1L,
                    Settled = complaint.Settled ? 1L : 0L,
                    Due = 0L,
                    SettledInTime = 0L,
                },
            });

    /// <summary>The complaints due in the month, with what they add.</summary>
    public static IQueryable<Counted<ComplaintMart>> DueIn(WarehouseContext db, MonthSpan month) =>
        Due(db, month)
            .Select(complaint => new Counted<ComplaintMart>
            {
                Key = complaint.Id,
                CustomerId = complaint.CustomerId,
                At = complaint.DueAt,
                Adds = new()
                {
                    BranchId = complaint.BranchId,
                    Tier = complaint.Tier,
                    Opened = 0L,
                    Justified = 0L,
                    Backlog = 0L,
                    Settled = 0L,
                    Due = 1L,
                    SettledInTime = complaint.InTime ? 1L : 0L,
                },
            });

    internal sealed class TieredComplaint
    {
        public required string Id { get; init; }

        public int? CustomerId { get; init; }

        public DateTime OpenedAt { get; init; }

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
        public required string Id { get; init; }

        public int? CustomerId { get; init; }

        public DateTime DueAt { get; init; }

        public int BranchId { get; init; }

        public Tier Tier { get; init; }

        public bool InTime { get; init; }
    }
}
