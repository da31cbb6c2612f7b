using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Measures;

/// <summary>
/// The retention cases that are counted (R01–R05), one by one. A case without a trigger does not count. One that a customer opens within
/// 90 days of another only extends that one: what it cost counts, itself it does not. A case still pending after 30 days is lost then.
/// </summary>
internal static class CountedCases
{
    private const int DaysToDecide = 30;
    private const int DaysOfOneCase = 90;
    private const int HoursToContact = 24;

    /// <summary>The cases decided in the month, with what they add.</summary>
    public static IQueryable<Counted<CaseMart>> DecidedIn(WarehouseContext db, MonthSpan month) =>
        Decided(db, month)
            .Select(retention => new Counted<CaseMart>
            {
                Key = retention.Id,
                CustomerId = retention.CustomerId,
                At = retention.DecidedAt,
                Adds = new()
                {
                    BranchId = retention.BranchId,
                    Tier = retention.Tier,
                    Saved = retention.IsSaved && !retention.IsControl && !retention.IsExtension ? 1L : 0L,
                    Lost = !retention.IsSaved && !retention.IsControl && !retention.IsExtension ? 1L : 0L,
                    SavedActive30 = retention.IsSaved && !retention.IsControl && !retention.IsExtension && retention.Active30 ? 1L : 0L,
                    SavedActive90 = retention.IsSaved && !retention.IsControl && !retention.IsExtension && retention.Active90 ? 1L : 0L,
                    Margin = retention.IsSaved && !retention.IsControl && !retention.IsExtension ? retention.Margin : 0.0,
                    Cost = retention.Cost,
                    ControlCases = retention.IsControl && !retention.IsExtension ? 1L : 0L,
                    ControlMargin = retention.IsControl && retention.IsSaved && !retention.IsExtension ? retention.Margin : 0.0,
                    Opened = 0L,
                    ContactedInTime = 0L,
                },
            });

    /// <summary>The cases opened in the month, with what they add; none where the warehouse knows of no first attempt at all.</summary>
    public static IQueryable<Counted<CaseMart>> OpenedIn(WarehouseContext db, MonthSpan month) =>
        OpenedIn(db, month, knowsFirstAttempts: true).Where(_ => db.Cases.Any(retention => retention.FirstAttemptAt != null));

    /// <summary>The cases opened in the month, with what they add.</summary>
    public static IQueryable<Counted<CaseMart>> OpenedIn(WarehouseContext db, MonthSpan month, bool knowsFirstAttempts) =>
        Opened(db, month, knowsFirstAttempts)
            .Select(retention => new Counted<CaseMart>
            {
                Key = retention.Id,
                CustomerId = retention.CustomerId,
                At = retention.OpenedAt,
                Adds = new()
                {
                    BranchId = retention.BranchId,
                    Tier = retention.Tier,
                    Saved = 0L,
                    Lost = 0L,
                    SavedActive30 = 0L,
                    SavedActive90 = 0L,
                    Margin = 0.0,
                    Cost = 0.0,
                    ControlCases = 0L,
                    ControlMargin = 0.0,
                    Opened = 1L,
                    ContactedInTime = retention.FirstAttemptAt <= retention.OpenedAt.AddHours(HoursToContact) ? 1L : 0L,
                },
            });

    /// <summary>Cases opened in the month; none where the warehouse knows of no first attempt at all and so says nothing about them.</summary>
    public static IQueryable<TieredCase> Opened(WarehouseContext db, MonthSpan month, bool knowsFirstAttempts)
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
            Id = retention.Id,
            CustomerId = retention.CustomerId,
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

    internal sealed class TieredCase
    {
        public required string Id { get; init; }

        public int CustomerId { get; init; }

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
