using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Revisions;

/// <summary>Closed months as they are read: loaded when first asked for. They never change, so they outlive snapshots.</summary>
internal sealed class RevisionShelf(WarehouseLocation warehouse, MonthCache cache)
{
    public FrozenMonth Read(ClosedRevision revision) =>
        cache.Get(new(revision.Month, revision.Number, IsRevision: true), () => Load(revision));

    private FrozenMonth Load(ClosedRevision revision)
    {
        using var db = warehouse.OpenToRead();
        var number = revision.Month.ToNumber();
        var kept = db.Revisions.Where(row => row.Month == number && row.Number == revision.Number).Select(row => row.Measures).Single();
        var measures = CanonicalMeasures.Decompress(kept);
        return measures.Fingerprint == revision.Fingerprint
            ? FrozenMonth.Of(measures)
            : throw new DataException(
                "REVISION_DAMAGED",
                $"What is kept of {revision.Month}, revision {revision.Number}, does not have the fingerprint it was closed under; restore it from a backup."
            );
    }
}
