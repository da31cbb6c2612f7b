using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>
/// Retention cases (R01–R05), by the branch stamped on them. A case without a trigger does not count. One that a customer opens within
/// 90 days of another only extends that one: what it cost counts, itself it does not. A case still pending after 30 days is lost then. Cases
/// that get no offer by lot are counted by themselves.
/// </summary>
internal static class CaseMeasures
{
    public static async Task<List<CaseMart>> CountsAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var number = month.Number;
        var decided = CountedCases.DecidedIn(db, month).Select(retention => retention.Adds);
        var opened = CountedCases.OpenedIn(db, month, await KnowsFirstAttemptsAsync(db, cancellation)).Select(retention => retention.Adds);
        return await decided
            .Concat(opened)
            .GroupBy(row => new { row.BranchId, row.Tier })
            .Select(group => new CaseMart
            {
                Month = number,
                BranchId = group.Key.BranchId,
                Tier = group.Key.Tier,
                Saved = group.Sum(row => row.Saved),
                Lost = group.Sum(row => row.Lost),
                SavedActive30 = group.Sum(row => row.SavedActive30),
                SavedActive90 = group.Sum(row => row.SavedActive90),
                Margin = group.Sum(row => row.Margin),
                Cost = group.Sum(row => row.Cost),
                ControlCases = group.Sum(row => row.ControlCases),
                ControlMargin = group.Sum(row => row.ControlMargin),
                Opened = group.Sum(row => row.Opened),
                ContactedInTime = group.Sum(row => row.ContactedInTime),
            })
            .ToListAsync(cancellation);
    }

    /// <summary>How long the month's cases waited for their first contact, as the month saw it: one not contacted by its end, or by closing, is censored then.</summary>
    public static async Task<List<FirstContactMart>> FirstContactsAsync(
        WarehouseContext db,
        MonthSpan month,
        CancellationToken cancellation
    )
    {
        var (end, number) = (month.End, month.Number);
        var waits =
            from retention in CountedCases.Opened(db, month, await KnowsFirstAttemptsAsync(db, cancellation))
            let contacted = retention.FirstAttemptAt != null && retention.FirstAttemptAt < end
            let until = contacted ? retention.FirstAttemptAt!.Value
            : retention.ClosedAt != null && retention.ClosedAt < end ? retention.ClosedAt!.Value
            : end
            select new
            {
                retention.BranchId,
                retention.Tier,
                Contacted = contacted,
                // Hours begun: a case taken up at once took one.
                Hours = (int)(WarehouseFunctions.SecondsBetween(retention.OpenedAt, until) / 3600L) + 1,
            };
        return await waits
            .GroupBy(wait => new
            {
                wait.BranchId,
                wait.Tier,
                wait.Contacted,
                wait.Hours,
            })
            .Select(group => new FirstContactMart
            {
                Month = number,
                BranchId = group.Key.BranchId,
                Tier = group.Key.Tier,
                Hours = group.Key.Hours,
                Contacted = group.Key.Contacted,
                Cases = group.LongCount(),
            })
            .ToListAsync(cancellation);
    }

    private static Task<bool> KnowsFirstAttemptsAsync(WarehouseContext db, CancellationToken cancellation) =>
        db.Cases.AnyAsync(retention => retention.FirstAttemptAt != null, cancellation);
}
