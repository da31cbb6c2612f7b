using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Revisions;

/// <summary>A revision of a month, without its measures.</summary>
/// <param name="Month">The month.</param>
/// <param name="Number">1 for the first closing; one more for each correction.</param>
/// <param name="Fingerprint">SHA-256 of the canonical measures, in lower-case hexadecimal digits.</param>
/// <param name="ClosedAt">When it was closed, in UTC.</param>
/// <param name="ClosedBy">Who closed it.</param>
/// <param name="DataVersion">The data version that its closing made; of two revisions, whichever months', the later one has the higher.</param>
public sealed record ClosedRevision(Month Month, int Number, string Fingerprint, DateTime ClosedAt, string ClosedBy, long DataVersion)
{
    /// <summary>All of them, by month, those of a month oldest first.</summary>
    internal static IQueryable<ClosedRevision> Query(WarehouseContext db) =>
        db
            .Revisions.OrderBy(row => row.Month)
            .ThenBy(row => row.Number)
            .Select(row => new ClosedRevision(
                Month.FromNumber(row.Month),
                row.Number,
                row.Fingerprint,
                row.ClosedAt,
                row.ClosedBy,
                row.DataVersion
            ));
}
