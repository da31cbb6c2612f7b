using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>Complaints (Q01, Q02, Q04), by the branch stamped on them.</summary>
internal static class ComplaintMeasures
{
    /// <summary>Complaints at hand in the month: opened before its end and not settled before its start.</summary>
    private static IQueryable<TieredComplaint> AtHand(WarehouseContext db, MonthSpan month)
    {
        var (start, end) = (month.Start, month.End);
        return from complaint in db.Complaints
            where complaint.OpenedAt < end && (complaint.SettledAt == null || complaint.SettledAt >= start)
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
        return AtHand(db, month)
            .GroupBy(complaint => new { complaint.BranchId, complaint.Tier })
            .Select(group => new ComplaintMart
            {
                Month = number,
                BranchId = group.Key.BranchId,
                Tier = group.Key.Tier,
                Opened = group.LongCount(complaint => complaint.Opened),
                Justified = group.LongCount(complaint => complaint.Opened && complaint.Justified),
                Backlog = group.LongCount(complaint => !complaint.Opened),
                Settled = group.LongCount(complaint => complaint.Settled),
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
}
