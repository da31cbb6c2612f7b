using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Revisions;

/// <summary>Whether a closed month's measures are still what the facts give.</summary>
/// <param name="Number">The month's last revision.</param>
/// <param name="Frozen">The fingerprint it was closed under.</param>
/// <param name="Kept">The fingerprint of what is kept of it; another than <paramref name="Frozen"/> if it was tampered with.</param>
/// <param name="Now">The fingerprint of the mart as it is.</param>
public sealed record RevisionCheck(int Number, string Frozen, string Kept, string Now)
{
    /// <summary>Nothing has changed since.</summary>
    public bool IsUnchanged => Frozen == Kept && Frozen == Now;

    /// <summary>Checks a month's last revision; null if it was never closed.</summary>
    public static async Task<RevisionCheck?> OfAsync(
        WarehouseLocation warehouse,
        Month month,
        BusinessClock clock,
        CancellationToken cancellation
    )
    {
        await using var db = warehouse.Open();
        var number = month.ToNumber();
        var last = await db
            .Revisions.Where(row => row.Month == number)
            .OrderByDescending(row => row.Number)
            .FirstOrDefaultAsync(cancellation);
        if (last is null)
        {
            return null;
        }

        var now = await CanonicalMeasures.OfAsync(db, month, clock, cancellation);
        return new(last.Number, last.Fingerprint, CanonicalMeasures.Decompress(last.Measures).Fingerprint, now.Fingerprint);
    }
}
