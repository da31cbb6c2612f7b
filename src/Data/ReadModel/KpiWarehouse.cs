using System.Collections.Concurrent;
using System.Diagnostics;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Values;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.ReadModel;

/// <summary>
/// The read model: month blocks of one data version, loaded when first asked for. The only way from the mart to values.
/// It asks the warehouse for its version at most once a second, so an answer may be that much behind a refresh.
/// </summary>
public sealed class KpiWarehouse(WarehouseLocation warehouse)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private volatile Checked? last;

    /// <summary>
    /// What the warehouse holds now. A snapshot loads a month when it is first asked for, so a month that a refresh changes
    /// just then may be newer than the snapshot's version.
    /// </summary>
    public async Task<Snapshot> CurrentAsync(CancellationToken cancellation)
    {
        var known = last;
        if (known is not null && Stopwatch.GetElapsedTime(known.At) < PollInterval)
        {
            return known.Snapshot;
        }

        var at = Stopwatch.GetTimestamp();
        await using var db = warehouse.Open();
        var version = await db.DataVersions.Select(row => row.Version).SingleAsync(cancellation);
        var snapshot = known?.Snapshot.DataVersion == version ? known.Snapshot : await LoadAsync(db, version, cancellation);
        last = new(snapshot, at);
        return snapshot;
    }

    private async Task<Snapshot> LoadAsync(WarehouseContext db, long version, CancellationToken cancellation)
    {
        var tree = await BranchTree.LoadAsync(db, cancellation);
        var months = await db.MartMonths.Select(row => row.Month).OrderBy(month => month).ToListAsync(cancellation);
        return new(warehouse, version, tree, [.. months.Select(Month.FromNumber)]);
    }

    /// <summary>A snapshot, and when the warehouse's version was last found to be its.</summary>
    private sealed record Checked(Snapshot Snapshot, long At);

    /// <summary>The branch tree, the months and their measures as of one data version.</summary>
    public sealed class Snapshot
    {
        private readonly WarehouseLocation warehouse;
        private readonly ConcurrentDictionary<Month, Lazy<MonthBlock>> blocks = new();
        private readonly HashSet<Month> known;

        internal Snapshot(WarehouseLocation warehouse, long dataVersion, BranchTree tree, IReadOnlyList<Month> months)
        {
            this.warehouse = warehouse;
            DataVersion = dataVersion;
            Tree = tree;
            Months = months;
            known = [.. months];
        }

        /// <summary>The number that rises whenever measures change.</summary>
        public long DataVersion { get; }

        /// <summary>The branch tree.</summary>
        public BranchTree Tree { get; }

        /// <summary>The months that have measures, oldest first.</summary>
        public IReadOnlyList<Month> Months { get; }

        /// <summary>A branch's measures in a month; null if the warehouse does not have the month.</summary>
        public MeasureAmounts? AmountsOf(BranchNode branch, Month month, Segment segment) =>
            known.Contains(month) ? Block(month)[branch, segment] : null;

        // Loading is synchronous: it happens once a month and version, and lets every later read be a plain array access.
        private MonthBlock Block(Month month) => blocks.GetOrAdd(month, key => new(() => Load(key))).Value;

        private MonthBlock Load(Month month)
        {
            using var db = warehouse.Open();
            return MonthBlockLoader.Load(db, Tree, month);
        }
    }
}
