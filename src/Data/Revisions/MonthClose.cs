using Kpi.Data.Reconciliation;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Values;
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
    /// <param name="month">
    /// The month; it must have ended, be measured, reconcile, and follow on closed ones. It gets a further revision if its own measures changed
    /// since the last, or those of an earlier month that its values look at.
    /// </param>
    /// <param name="by">Who closes it.</param>
    /// <param name="cancellation">Stops; nothing is closed then.</param>
    /// <exception cref="DataException">
    /// <c>MONTH_RUNNING</c>, <c>MONTH_NOT_MEASURED</c>, <c>MONTH_OUT_OF_DATE</c>, <c>MONTH_BEFORE_OPEN</c>, <c>RECONCILIATION_FAILED</c> or <c>WAREHOUSE_BUSY</c>.
    /// </exception>
    public async Task<ClosedMonth> CloseAsync(Month month, string by, CancellationToken cancellation)
    {
        await using var held = await WarehouseLock.TakeAsync(warehouse, Waiting, WarehouseLock.DefaultPatience, clock.Time, cancellation);
        await using var db = warehouse.Open();
        return await CloseAsync(db, month, by, cancellation);
    }

    /// <summary>Closes a month for one who holds the right to write.</summary>
    internal async Task<ClosedMonth> CloseAsync(WarehouseContext db, Month month, string by, CancellationToken cancellation)
    {
        var closings = await Closings.LoadAsync(db, cancellation);
        await CheckAsync(db, month, closings, cancellation);
        var measures = await CanonicalMeasures.OfAsync(db, month, clock, cancellation);
        var last = closings.Of(month).LastOrDefault();
        if (last?.Fingerprint == measures.Fingerprint && closings.LooksAtTheSame(last))
        {
            if (closings.Held(month) != last)
            {
                await KeepAsync(db, month, last.Number, added: null, cancellation);
            }

            return new(month, last.Number, last.Fingerprint, IsNew: false);
        }

        var revision = new Revision
        {
            Month = month.ToNumber(),
            Number = (last?.Number ?? 0) + 1,
            Fingerprint = measures.Fingerprint,
            ClosedAt = clock.Now,
            ClosedBy = by,
            Measures = measures.Compressed(),
        };
        await KeepAsync(db, month, revision.Number, revision, cancellation);
        return new(month, revision.Number, revision.Fingerprint, IsNew: true);
    }

    /// <summary>The measured months before a month that are not closed as they are now, oldest first.</summary>
    public async Task<IReadOnlyList<Month>> OpenBeforeAsync(Month month, CancellationToken cancellation)
    {
        await using var db = warehouse.Open();
        return [.. OpenBefore(await Closings.LoadAsync(db, cancellation), month)];
    }

    private static IEnumerable<Month> OpenBefore(Closings closings, Month month) =>
        closings.Measured.Where(other => other < month && closings.State(other).Closing != MonthClosing.Closed);

    /// <summary>Says that a month's measures are those of a revision, which may be new.</summary>
    private static async Task KeepAsync(WarehouseContext db, Month month, int number, Revision? added, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await HoldAsync(db, month.ToNumber(), number, cancellation);
        if (added is not null)
        {
            added.DataVersion = await db.DataVersions.Select(row => row.Version).SingleAsync(cancellation);
            db.Revisions.Add(added);
            await db.SaveChangesAsync(cancellation);
        }

        await StopPoint.CloseBeforeCommit.ReachAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await StopPoint.CloseCommitted.ReachAsync(cancellation);
    }

    internal static async Task HoldAsync(WarehouseContext db, int month, int number, CancellationToken cancellation)
    {
        await db
            .MartMonths.Where(row => row.Month == month)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, number), cancellation);
        await db.DataVersions.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), cancellation);
    }

    private async Task CheckAsync(WarehouseContext db, Month month, Closings closings, CancellationToken cancellation)
    {
        var number = month.ToNumber();
        if (clock.IsRunning(month))
        {
            throw new DataException("MONTH_RUNNING", $"{month} has not ended; a month is closed when it is complete.");
        }

        if (!closings.Measured.Contains(month))
        {
            throw new DataException("MONTH_NOT_MEASURED", $"{month} has no measures; run ./kpi refresh --month {month} first.");
        }

        var dirty = await db
            .DirtyMonths.Where(row => row.Month <= number)
            .OrderBy(row => row.Month)
            .Select(row => (int?)row.Month)
            .FirstOrDefaultAsync(cancellation);
        if (dirty is { } changed)
        {
            throw new DataException(
                "MONTH_OUT_OF_DATE",
                $"Facts of {Month.FromNumber(changed)} changed after it was measured; run ./kpi refresh first."
            );
        }

        if (OpenBefore(closings, month).FirstOrDefault() is var earlier && earlier != default)
        {
            throw new DataException(
                "MONTH_BEFORE_OPEN",
                $"{earlier} is not closed as it is now; months are closed in their order, because later values count earlier ones. Close it first, or all with --with-earlier."
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
