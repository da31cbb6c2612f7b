using System.Collections.Concurrent;
using Kpi.Data.Revisions;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.ReadModel;

/// <summary>
/// The read model: month blocks of one data version, loaded when first asked for. The only way from the mart to values.
/// It asks the warehouse for its version at most once a second, so an answer may be that much behind a refresh.
/// </summary>
/// <param name="warehouse">The warehouse.</param>
/// <param name="cacheBytes">How many bytes of months are kept between questions; the last one is kept whatever it takes.</param>
/// <param name="time">By which it counts that second; the system's if not said.</param>
public sealed class KpiWarehouse(WarehouseLocation warehouse, long cacheBytes = KpiWarehouse.DefaultCacheBytes, TimeProvider? time = null)
{
    /// <summary>Room for some fifty months of 2,000 outlets.</summary>
    public const long DefaultCacheBytes = 384L << 20;

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private readonly MonthCache cache = new(cacheBytes);
    private readonly TimeProvider time = time ?? TimeProvider.System;

    private volatile Checked? last;

    /// <summary>The bytes of the months that are kept now.</summary>
    public long CachedBytes => cache.Bytes;

    /// <summary>What the warehouse holds now. A snapshot loads a month when it is first asked for.</summary>
    public async Task<Snapshot> CurrentAsync(CancellationToken cancellation)
    {
        var known = last;
        if (known is { Snapshot.IsOutdated: false } && time.GetElapsedTime(known.At) < PollInterval)
        {
            return known.Snapshot;
        }

        var at = time.GetTimestamp();
        await using var db = warehouse.OpenToRead();
        var version = await VersionAsync(db, cancellation);
        var snapshot = known?.Snapshot.DataVersion == version ? known.Snapshot : await LoadAsync(db, version, cancellation);
        last = new(snapshot, at);
        return snapshot;
    }

    private async Task<Snapshot> LoadAsync(WarehouseContext db, long version, CancellationToken cancellation)
    {
        while (true)
        {
            var branches = await BranchHistory.LoadAsync(db, cancellation);
            var targets = await SetTargets.Query(db).ToListAsync(cancellation);
            var months = await db.MartMonths.OrderBy(row => row.Month).ToListAsync(cancellation);
            var revisions = await ClosedRevision.Query(db).ToListAsync(cancellation);
            var after = await VersionAsync(db, cancellation);
            if (after == version)
            {
                var snapshot = new Snapshot(warehouse, version, branches, new(targets), months, new(months, revisions), cache);
                cache.KeepOnly(snapshot.Versions);
                return snapshot;
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
        private readonly BranchHistory branches;
        private readonly MonthCache cache;
        private readonly ConcurrentDictionary<Month, BranchTree> trees = new();
        private volatile bool isOutdated;

        internal Snapshot(
            WarehouseLocation warehouse,
            long dataVersion,
            BranchHistory branches,
            TargetTable targets,
            IReadOnlyList<MartMonth> months,
            Closings closings,
            MonthCache cache
        )
        {
            this.branches = branches;
            this.cache = cache;
            Warehouse = warehouse;
            DataVersion = dataVersion;
            Targets = targets;
            Closings = closings;
            Months = [.. months.Select(row => Month.FromNumber(row.Month))];
            Versions = months.ToDictionary(row => Month.FromNumber(row.Month), row => row.Version);
        }

        /// <summary>The warehouse that it was taken of.</summary>
        internal WarehouseLocation Warehouse { get; }

        /// <summary>The version that each month was measured under.</summary>
        internal IReadOnlyDictionary<Month, long> Versions { get; }

        /// <summary>A month that it has not loaded was measured anew since; whoever asks next gets a new snapshot.</summary>
        internal bool IsOutdated => isOutdated;

        /// <summary>The number that rises whenever measures change.</summary>
        public long DataVersion { get; }

        /// <summary>The branch tree as it stands today.</summary>
        public BranchTree Tree => branches.Today;

        /// <summary>The months that have measures, oldest first.</summary>
        public IReadOnlyList<Month> Months { get; }

        /// <summary>The targets that take the place of the catalogue's.</summary>
        internal TargetTable Targets { get; }

        /// <summary>How far the closing of every month has come.</summary>
        internal Closings Closings { get; }

        /// <summary>The warehouse as it stood when a revision was closed; null if there is no such revision.</summary>
        internal AsOf? AsOf(RevisionId id) =>
            Closings.Of(id.Month).FirstOrDefault(closed => closed.Number == id.Number) is { } asked
                ? new(asked, Closings.All, new RevisionShelf(Warehouse, cache).Read)
                : null;

        /// <summary>A branch's measures in a month, over today's tree; null if the warehouse does not have the month.</summary>
        /// <exception cref="DataException"><c>DATA_CHANGED</c>: the month was measured anew after the snapshot was taken and before it was first asked for.</exception>
        public MeasureAmounts? AmountsOf(BranchNode branch, Month month, Segment segment) => MeasuresOf(month)?.Over(Tree)[branch, segment];

        /// <summary>The tree as it stood when a month ended; today's where nothing has moved since.</summary>
        internal BranchTree TreeAtEndOf(Month month) =>
            trees.GetOrAdd(
                month,
                added =>
                {
                    var tree = branches.AtEndOf(added, BusinessClock.Default);
                    return trees.Values.Prepend(Tree).FirstOrDefault(other => other.Shape == tree.Shape) ?? tree;
                }
            );

        // Loading is synchronous: it happens once a month and version, and lets every later read be a plain array access.
        internal MonthMeasures? MeasuresOf(Month month) =>
            Versions.TryGetValue(month, out var version)
                ? cache.Get(new(month, version, IsRevision: false), () => Load(month, version))
                : null;

        private MonthMeasures Load(Month month, long version)
        {
            using var db = Warehouse.OpenToRead();
            var rows = MartReader.Read(db, month);
            // A refresh replaces a month's rows and its version together: if the version is still the same, so were the rows.
            var number = month.ToNumber();
            if (db.MartMonths.Where(row => row.Month == number).Select(row => (long?)row.Version).SingleOrDefault() != version)
            {
                isOutdated = true;
                throw new DataException("DATA_CHANGED", $"The measures of {month} were made anew while they were read; ask again.");
            }

            return new(rows);
        }
    }
}
