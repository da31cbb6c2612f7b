using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>
/// Retention cases (R01–R05), by the branch stamped on them. A case without a trigger does not count. One that a customer opens within
/// 90 days of another only extends that one: what it cost counts, itself it does not. A case still pending after 30 days is lost then. Cases
/// that get no offer by lot are counted by themselves.
/// </summary>
internal static class CaseMeasures
{
    private const int DaysToDecide = 30;
    private const int DaysOfOneCase = 90;
    private const int HoursToContact = 24;

    public static async Task<List<CaseMart>> CountsAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var number = month.Number;
        var decided = Decided(db, month)
            .Select(retention => new
            {
                retention.BranchId,
                retention.Tier,
                Saved = retention.IsSaved && !retention.IsControl && !retention.IsExtension ? 1L : 0L,
                Lost = !retention.IsSaved && !retention.IsControl && !retention.IsExtension ? 1L : 0L,
                Active30 = retention.IsSaved && !retention.IsControl && !retention.IsExtension && retention.Active30 ? 1L : 0L,
                Active90 = retention.IsSaved && !retention.IsControl && !retention.IsExtension && retention.Active90 ? 1L : 0L,
                Margin = retention.IsSaved && !retention.IsControl && !retention.IsExtension ? retention.Margin : 0.0,
                retention.Cost,
                ControlCases = retention.IsControl && !retention.IsExtension ? 1L : 0L,
                ControlMargin = retention.IsControl && retention.IsSaved && !retention.IsExtension ? retention.Margin : 0.0,
                Opened = 0L,
                InTime = 0L,
            });
        var opened = Opened(db, month, await KnowsFirstAttemptsAsync(db, cancellation))
            .Select(retention => new
            {
                retention.BranchId,
                retention.Tier,
                Saved = 0L,
                Lost = 0L,
                Active30 = 0L,
                Active90 = 0L,
                Margin = 0.0,
                Cost = 0.0,
                ControlCases = 0L,
                ControlMargin = 0.0,
                Opened = 1L,
                InTime = retention.FirstAttemptAt <= retention.OpenedAt.AddHours(HoursToContact) ? 1L : 0L,
            });
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
                SavedActive30 = group.Sum(row => row.Active30),
                SavedActive90 = group.Sum(row => row.Active90),
                Margin = group.Sum(row => row.Margin),
                Cost = group.Sum(row => row.Cost),
                ControlCases = group.Sum(row => row.ControlCases),
                ControlMargin = group.Sum(row => row.ControlMargin),
                Opened = group.Sum(row => row.Opened),
                ContactedInTime = group.Sum(row => row.InTime),
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
            from retention in Opened(db, month, await KnowsFirstAttemptsAsync(db, cancellation))
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

    /// <summary>Cases opened in the month; none where the warehouse knows of no first attempt at all and so says nothing about them.</summary>
    private static IQueryable<TieredCase> Opened(WarehouseContext db, MonthSpan month, bool knowsFirstAttempts)
    {
        var (start, end) = (month.Start, month.End);
        return Tiered(db, month)
            .Where(retention => retention.OpenedAt >= start && retention.OpenedAt < end && !retention.IsExtension && knowsFirstAttempts);
    }

    private static IQueryable<TieredCase> Decided(WarehouseContext db, MonthSpan month)
    {
        var (start, end, earliest) = (month.Start, month.End, month.Start.AddDays(-DaysToDecide));
        return Tiered(db, month)
            .Where(retention =>
                retention.OpenedAt >= earliest && retention.OpenedAt < end && retention.DecidedAt >= start && retention.DecidedAt < end
            );
    }

    private static IQueryable<TieredCase> Tiered(WarehouseContext db, MonthSpan month) =>
        from retention in db.Cases
        where retention.Trigger != null
        join known in EventTiers.Query(db, month) on retention.CustomerId equals known.CustomerId into tiers
        from known in tiers.DefaultIfEmpty()
        let inTime = retention.Outcome != CaseOutcome.Pending
            && retention.ClosedAt != null
            && retention.ClosedAt <= retention.OpenedAt.AddDays(DaysToDecide)
        select new TieredCase
        {
            BranchId = retention.BranchId,
            Tier = known == null ? Tier.Unclassified : known.TierOpen,
            OpenedAt = retention.OpenedAt,
            FirstAttemptAt = retention.FirstAttemptAt,
            ClosedAt = retention.ClosedAt,
            DecidedAt = inTime ? retention.ClosedAt!.Value : retention.OpenedAt.AddDays(DaysToDecide),
            IsSaved = inTime && retention.Outcome == CaseOutcome.Saved,
            IsExtension = db.Cases.Any(earlier =>
                earlier.CustomerId == retention.CustomerId
                && earlier.Trigger != null
                && earlier.OpenedAt > retention.OpenedAt.AddDays(-DaysOfOneCase)
                && (
                    earlier.OpenedAt < retention.OpenedAt
                    || (earlier.OpenedAt == retention.OpenedAt && string.Compare(earlier.Id, retention.Id) < 0)
                )
            ),
            IsControl = retention.IsControl,
            Active30 =
                retention.Active30
                ?? !db.Churn.Any(churn =>
                    churn.CustomerId == retention.CustomerId
                    && churn.Kind != ChurnKind.Admin
                    && churn.ChurnedAt < retention.ClosedAt!.Value.AddDays(30)
                    && (churn.WinbackAt == null || churn.WinbackAt > retention.ClosedAt)
                ),
            Active90 =
                retention.Active90
                ?? !db.Churn.Any(churn =>
                    churn.CustomerId == retention.CustomerId
                    && churn.Kind != ChurnKind.Admin
                    && churn.ChurnedAt < retention.ClosedAt!.Value.AddDays(90)
                    && (churn.WinbackAt == null || churn.WinbackAt > retention.ClosedAt)
                ),
            Margin = retention.RealisedValue90 ?? 0,
            Cost = retention.OfferCost + retention.HandlingCost,
        };

    private sealed class TieredCase
    {
        public int BranchId { get; init; }

        public Tier Tier { get; init; }

        public DateTime OpenedAt { get; init; }

        public DateTime? FirstAttemptAt { get; init; }

        public DateTime? ClosedAt { get; init; }

        public DateTime DecidedAt { get; init; }

        public bool IsSaved { get; init; }

        /// <summary>Opened within 90 days of another case of the customer.</summary>
        public bool IsExtension { get; init; }

        /// <summary>By lot without an offer; it is no attempt to keep anyone.</summary>
        public bool IsControl { get; init; }

        public bool Active30 { get; init; }

        public bool Active90 { get; init; }

        public double Margin { get; init; }

        public double Cost { get; init; }
    }
}
