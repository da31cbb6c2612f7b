using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Revisions;

/// <summary>A measure of a branch that differs.</summary>
/// <param name="Month">The month that was measured: the one that is compared, or an earlier one that a value looks at.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Before">Its amount in the older revision; 0 where the branch was not there.</param>
/// <param name="After">Its amount in the newer.</param>
public sealed record MeasureChange(Month Month, Measure Measure, double Before, double After);

/// <summary>A KPI of a branch whose value or target differs.</summary>
/// <param name="BranchCode">The branch.</param>
/// <param name="KpiId">The KPI.</param>
/// <param name="Before">Its value in the older revision; null if it had none.</param>
/// <param name="After">Its value in the newer.</param>
/// <param name="TargetBefore">Its target in the older revision; null if it had none.</param>
/// <param name="TargetAfter">Its target in the newer.</param>
/// <param name="Causes">The branch's measures that the KPI is made of and that differ; those of the month itself first; empty for medians, which come from durations.</param>
public sealed record KpiChange(
    string BranchCode,
    string KpiId,
    double? Before,
    double? After,
    double? TargetBefore,
    double? TargetAfter,
    IReadOnlyList<MeasureChange> Causes
);

/// <summary>An import between two closings, which is where a difference comes from.</summary>
/// <param name="Batch">The run's number in the ledger.</param>
/// <param name="Mapping">The mapping.</param>
/// <param name="By">Who ran it.</param>
/// <param name="FinishedAt">When it ended, in UTC.</param>
public sealed record Correction(int Batch, string Mapping, string By, DateTime FinishedAt);

/// <summary>What a correction changed in a month: every branch and KPI that differs, the measures behind it, and the imports in between.</summary>
/// <param name="From">The older revision.</param>
/// <param name="To">The newer; null for the measures as they are now.</param>
/// <param name="Changes">By branch, top first, then by KPI.</param>
/// <param name="Corrections">The imports that ended between the two and changed facts of the month, or of another that a change comes from.</param>
public sealed record RevisionDiff(
    ClosedRevision From,
    ClosedRevision? To,
    IReadOnlyList<KpiChange> Changes,
    IReadOnlyList<Correction> Corrections
)
{
    /// <summary>Compares two revisions of a month, or one with the measures as they are now.</summary>
    /// <param name="warehouse">The warehouse.</param>
    /// <param name="month">The month.</param>
    /// <param name="from">The older revision's number.</param>
    /// <param name="to">The newer revision's number; null for now.</param>
    /// <param name="catalogue">The KPIs to compare by.</param>
    /// <param name="clock">The business zone.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="DataException"><c>REVISION_UNKNOWN</c>, or <c>REVISION_DAMAGED</c>: what is kept of one is not what was closed.</exception>
    public static async Task<RevisionDiff> OfAsync(
        WarehouseLocation warehouse,
        Month month,
        int from,
        int? to,
        KpiCatalogue catalogue,
        BusinessClock clock,
        CancellationToken cancellation
    )
    {
        await using var db = warehouse.Open();
        var closings = await Closings.LoadAsync(db, cancellation);
        var shelf = new RevisionShelf(warehouse, new(KpiWarehouse.DefaultCacheBytes));
        var older = Find(from);
        var newer = to is { } number ? Find(number) : null;
        var before = new AsOf(older, closings.All, shelf.Read);
        var after = newer is null
            ? await AsOf.NowAsync(db, month, closings, shelf.Read, clock, cancellation)
            : new AsOf(newer, closings.All, shelf.Read);
        List<KpiChange> changes = [.. new KpiChanges(before, after, month, catalogue, new(clock)).Find()];
        int[] months =
        [
            .. changes
                .SelectMany(change => change.Causes)
                .Select(cause => cause.Month)
                .Append(month)
                .Distinct()
                .Select(one => one.ToNumber()),
        ];
        var until = newer?.DataVersion ?? long.MaxValue;
        return new(older, newer, changes, await CorrectionsBetween(db, older.DataVersion, until, months).ToListAsync(cancellation));

        ClosedRevision Find(int revision) =>
            closings.Of(month).FirstOrDefault(known => known.Number == revision) ?? throw Unknown(month, revision);
    }

    /// <summary>The imports that changed facts of some months after the closing that made one data version and before the one that made another.</summary>
    internal static IQueryable<Correction> CorrectionsBetween(WarehouseContext db, long since, long until, int[] months) =>
        db
            .ImportBatches.Where(batch =>
                batch.State == ImportState.Loaded
                && batch.DataVersion >= since
                && batch.DataVersion < until
                && db.ImportMonths.Any(changed => changed.BatchId == batch.Id && months.Contains(changed.Month))
            )
            .OrderBy(batch => batch.Id)
            .Select(batch => new Correction(batch.Id, batch.Mapping, batch.By, batch.FinishedAt!.Value));

    internal static DataException Unknown(Month month, int number) =>
        new("REVISION_UNKNOWN", $"{month} has no revision {number}; ./kpi close {month} makes one.");
}
