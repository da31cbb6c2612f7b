using Kpi.Data.Measures;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Revisions;

/// <summary>Whether a closed month's measures are still what the facts give: it is measured again, and that is taken back.</summary>
/// <param name="Number">The month's last revision.</param>
/// <param name="Frozen">The fingerprint it was closed under.</param>
/// <param name="Kept">The fingerprint of what is kept of it; another than <paramref name="Frozen"/> if it was tampered with.</param>
/// <param name="Mart">The fingerprint of the measures that live answers come from.</param>
/// <param name="Facts">The fingerprint of what the facts give now.</param>
public sealed record RevisionCheck(int Number, string Frozen, string Kept, string Mart, string Facts)
{
    /// <summary>Nothing has changed since.</summary>
    public bool IsUnchanged => Kept == Frozen && Mart == Frozen && Facts == Frozen;

    /// <summary>Checks a month's last revision; null if it was never closed. Takes as long as a refresh of the month.</summary>
    /// <param name="warehouse">The warehouse.</param>
    /// <param name="month">The month.</param>
    /// <param name="clock">The business zone.</param>
    /// <param name="waiting">Told, in a sentence, if another process is writing to the warehouse and must be waited for.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="DataException"><c>WAREHOUSE_BUSY</c>.</exception>
    public static async Task<RevisionCheck?> OfAsync(
        WarehouseLocation warehouse,
        Month month,
        BusinessClock clock,
        Action<string>? waiting,
        CancellationToken cancellation
    )
    {
        await using var held = await WarehouseLock.TakeAsync(warehouse, waiting, WarehouseLock.DefaultPatience, clock.Time, cancellation);
        await using var db = warehouse.Open();
        return await OfAsync(db, month, clock, cancellation);
    }

    /// <summary>Checks a month for one who holds the right to write.</summary>
    internal static async Task<RevisionCheck?> OfAsync(
        WarehouseContext db,
        Month month,
        BusinessClock clock,
        CancellationToken cancellation
    )
    {
        var number = month.ToNumber();
        var last = await db
            .Revisions.Where(row => row.Month == number)
            .OrderByDescending(row => row.Number)
            .FirstOrDefaultAsync(cancellation);
        if (last is null)
        {
            return null;
        }

        var mart = await FingerprintAsync();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await MonthMart.ReplaceAsync(db, MonthSpan.Of(month, clock), cancellation);
        var facts = await FingerprintAsync();
        await transaction.RollbackAsync(cancellation);
        return new(last.Number, last.Fingerprint, CanonicalMeasures.Decompress(last.Measures).Fingerprint, mart, facts);

        async Task<string> FingerprintAsync() => (await CanonicalMeasures.OfAsync(db, month, clock, cancellation)).Fingerprint;
    }
}
