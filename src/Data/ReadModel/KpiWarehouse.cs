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

    /// <summary>What the warehouse holds now. A snapshot loads a month when it is first asked for.</summary>
    public async Task<Snapshot> CurrentAsync(CancellationToken cancellation)
    {
        var known = last;
        if (known is { Snapshot.IsOutdated: false } && Stopwatch.GetElapsedTime(known.At) < PollInterval)
        {
            return known.Snapshot;
        }

        var at = Stopwatch.GetTimestamp();
        await using var db = warehouse.Open();
        var version = await VersionAsync(db, cancellation);
        var snapshot = known?.Snapshot.DataVersion == version ? known.Snapshot : await LoadAsync(db, version, cancellation);
        last = new(snapshot, at);
        return snapshot;
    }

    private async Task<Snapshot> LoadAsync(WarehouseContext db, long version, CancellationToken cancellation)
    {
        while (true)
        {
            var tree = await BranchTree.LoadAsync(db, cancellation);
            var months = await db.MartMonths.OrderBy(row => row.Month).ToListAsync(cancellation);
            var after = await VersionAsync(db, cancellation);
            if (after == version)
            {
                return new(warehouse, version, tree, months);
            }

            version = after;
        }
    }

    private static Task<long> VersionAsync(WarehouseContext db, CancellationToken cancellation) =>
        db.DataVersions.Select(row => row.Version).SingleAsync(cancellation);

    /// <summary>A snapshot, and when the warehouse's version was last found to be its.</summary>
    private sealed record Checked(Snapshot Snapshot, long At);

    /// <summary>The branch tree, the months and their measures as of one data version.</summary>
    public sealed class Snapshot
    {
        private readonly WarehouseLocation warehouse;
        private readonly ConcurrentDictionary<Month, Lazy<MonthBlock>> blocks = new();
        private readonly Dictionary<Month, long> versions;
        private volatile bool isOutdated;

        internal Snapshot(WarehouseLocation warehouse, long dataVersion, BranchTree tree, IReadOnlyList<MartMonth> months)
        {
            this.warehouse = warehouse;
            DataVersion = dataVersion;
            Tree = tree;
            Months = [.. months.Select(row => Month.FromNumber(row.Month))];
            versions = months.ToDictionary(row => Month.FromNumber(row.Month), row => row.Version);
        }

        /// <summary>A month that it has not loaded was measured anew since; whoever asks next gets a new snapshot.</summary>
        internal bool IsOutdated => isOutdated;

        /// <summary>The number that rises whenever measures change.</summary>
        public long DataVersion { get; }

        /// <summary>The branch tree.</summary>
        public BranchTree Tree { get; }

        /// <summary>The months that have measures, oldest first.</summary>
        public IReadOnlyList<Month> Months { get; }

        /// <summary>A branch's measures in a month; null if the warehouse does not have the month.</summary>
        /// <exception cref="DataException"><c>DATA_CHANGED</c>: the month was measured anew after the snapshot was taken and before it was first asked for.</exception>
        public MeasureAmounts? AmountsOf(BranchNode branch, Month month, Segment segment) =>
            versions.ContainsKey(month) ? Block(month)[branch, segment] : null;

        // Loading is synchronous: it happens once a month and version, and lets every later read be a plain array access.
        private MonthBlock Block(Month month) => blocks.GetOrAdd(month, key => new(() => Load(key))).Value;

        private MonthBlock Load(Month month)
        {
            using var db = warehouse.Open();
            var block = MonthBlockLoader.Load(db, Tree, month);
            // A refresh replaces a month's rows and its version together: if the version is still the same, so were the rows.
            var number = month.ToNumber();
            if (db.MartMonths.Where(row => row.Month == number).Select(row => (long?)row.Version).SingleOrDefault() != versions[month])
            {
                isOutdated = true;
                throw new DataException("DATA_CHANGED", $"The measures of {month} were made anew while they were read; ask again.");
            }

            return block;
        }
    }
}
