using System.Collections.Concurrent;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Revisions;

/// <summary>Closed months as they are read: loaded when first asked for. They never change, so they outlive snapshots; the few read last are kept.</summary>
internal sealed class RevisionShelf(WarehouseLocation warehouse)
{
    private const int Kept = 24;

    private readonly ConcurrentDictionary<(Month, int), Lazy<FrozenMonth>> months = new();
    private readonly ConcurrentQueue<(Month, int)> order = new();

    public FrozenMonth Read(ClosedRevision revision)
    {
        var key = (revision.Month, revision.Number);
        return months
            .GetOrAdd(
                key,
                added =>
                {
                    order.Enqueue(added);
                    while (order.Count > Kept && order.TryDequeue(out var oldest))
                    {
                        months.TryRemove(oldest, out _);
                    }

                    return new(() => Load(revision));
                }
            )
            .Value;
    }

    private FrozenMonth Load(ClosedRevision revision)
    {
        using var db = warehouse.Open();
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
