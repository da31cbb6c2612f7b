using Kpi.Data.Reconciliation;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Revisions;

/// <summary>What closing a month gave.</summary>
/// <param name="Month">The month.</param>
/// <param name="Number">Its revision.</param>
/// <param name="Fingerprint">SHA-256 of its canonical measures.</param>
/// <param name="IsNew">Whether there is a revision more than before; if not, nothing had changed since the last.</param>
public sealed record ClosedMonth(Month Month, int Number, string Fingerprint, bool IsNew);

/// <summary>Closes months: freezes their measures under a fingerprint. A month that was corrected since gets a further revision.</summary>
public sealed class MonthClose(WarehouseLocation warehouse, BusinessClock clock)
{
    private const int NamedFailures = 5;

    /// <summary>Told, in a sentence, if another process is writing to the warehouse and must be waited for.</summary>
    public Action<string>? Waiting { get; init; }

    /// <summary>Closes a month.</summary>
    /// <param name="month">The month; it must have ended, be measured, reconcile, and follow on closed ones.</param>
    /// <param name="by">Who closes it.</param>
    /// <param name="cancellation">Stops; nothing is closed then.</param>
    /// <exception cref="DataException">
    /// <c>MONTH_RUNNING</c>, <c>MONTH_NOT_MEASURED</c>, <c>MONTH_OUT_OF_DATE</c>, <c>MONTH_BEFORE_OPEN</c>, <c>RECONCILIATION_FAILED</c> or <c>WAREHOUSE_BUSY</c>.
    /// </exception>
    public async Task<ClosedMonth> CloseAsync(Month month, string by, CancellationToken cancellation)
    {
        await using var held = await WarehouseLock.TakeAsync(warehouse, Waiting, WarehouseLock.DefaultPatience, cancellation);
        await using var db = warehouse.Open();
        return await CloseAsync(db, month, by, cancellation);
    }

    /// <summary>Closes a month for one who holds the right to write.</summary>
    internal async Task<ClosedMonth> CloseAsync(WarehouseContext db, Month month, string by, CancellationToken cancellation)
    {
        await CheckAsync(db, month, cancellation);
        var measures = await CanonicalMeasures.OfAsync(db, month, clock, cancellation);
        var number = month.ToNumber();
        var last = await db
            .Revisions.Where(row => row.Month == number)
            .OrderByDescending(row => row.Number)
            .Select(row => new { row.Number, row.Fingerprint })
            .FirstOrDefaultAsync(cancellation);
        if (last?.Fingerprint == measures.Fingerprint)
        {
            return new(month, last.Number, last.Fingerprint, IsNew: false);
        }

        var revision = new Revision
        {
            Month = number,
            Number = (last?.Number ?? 0) + 1,
            Fingerprint = measures.Fingerprint,
            ClosedAt = DateTime.UtcNow,
            ClosedBy = by,
            Measures = measures.Compressed(),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Revisions.Add(revision);
        await db.SaveChangesAsync(cancellation);
        await db.DataVersions.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), cancellation);
        await transaction.CommitAsync(cancellation);
        return new(month, revision.Number, revision.Fingerprint, IsNew: true);
    }

    /// <summary>The measured months before a month that were never closed, oldest first.</summary>
    public async Task<IReadOnlyList<Month>> OpenBeforeAsync(Month month, CancellationToken cancellation)
    {
        await using var db = warehouse.Open();
        var number = month.ToNumber();
        var open = await OpenBefore(db, number).ToListAsync(cancellation);
        return [.. open.Select(Month.FromNumber)];
    }

    private static IQueryable<int> OpenBefore(WarehouseContext db, int month) =>
        db
            .MartMonths.Where(row => row.Month < month && !db.Revisions.Any(closed => closed.Month == row.Month))
            .Select(row => row.Month)
            .OrderBy(row => row);

    private async Task CheckAsync(WarehouseContext db, Month month, CancellationToken cancellation)
    {
        var number = month.ToNumber();
        if (month >= clock.CurrentMonth)
        {
            throw new DataException("MONTH_RUNNING", $"{month} has not ended; a month is closed when it is complete.");
        }

        if (!await db.MartMonths.AnyAsync(row => row.Month == number, cancellation))
        {
            throw new DataException("MONTH_NOT_MEASURED", $"{month} has no measures; run ./kpi refresh --month {month} first.");
        }

        if (await db.DirtyMonths.AnyAsync(row => row.Month == number, cancellation))
        {
            throw new DataException(
                "MONTH_OUT_OF_DATE",
                $"Facts of {month} changed after it was measured; run ./kpi refresh --month {month} first."
            );
        }

        if (await OpenBefore(db, number).FirstOrDefaultAsync(cancellation) is var earlier and not 0)
        {
            throw new DataException(
                "MONTH_BEFORE_OPEN",
                $"{Month.FromNumber(earlier)} is not closed; months are closed in their order, because later values count earlier ones. Close it first, or all with --with-earlier."
            );
        }

        var failures = await BaseReconciliation.CheckAsync(db, month, clock, cancellation);
        if (failures.Count > 0)
        {
            var more = failures.Count > NamedFailures ? $" and {failures.Count - NamedFailures} more" : "";
            throw new DataException(
                "RECONCILIATION_FAILED",
                $"{month} does not add up and is not closed. {string.Join(" ", failures.Take(NamedFailures).Select(failure => failure.Message))}{more}"
            );
        }
    }
}
