using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>
/// Complaints (Q01–Q04), by the branch stamped on them. A repeat by the same customer on the same issue within 7 days is part of the
/// complaint before it, not one of its own.
/// </summary>
internal static class ComplaintMeasures
{
    public static Task<List<ComplaintMart>> CountsAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var number = month.Number;
        var atHand = CountedComplaints.AtHandIn(db, month).Select(complaint => complaint.Adds);
        var due = CountedComplaints.DueIn(db, month).Select(complaint => complaint.Adds);
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
                SettledInTime = group.Sum(row => row.SettledInTime),
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
        var days = await CountedComplaints
            .AtHand(db, month)
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
}
