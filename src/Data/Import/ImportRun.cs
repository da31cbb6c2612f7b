using Kpi.Data.Import.Mappings;
using Kpi.Data.Import.Rows;
using Kpi.Data.Import.Sources;
using Kpi.Data.Import.Staging;
using Kpi.Data.Import.Targets;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Import;

/// <summary>The state of one import: where rows come from, what they may name, what became of them.</summary>
internal sealed class ImportRun : IAsyncDisposable
{
    private readonly Dictionary<string, (long Loaded, long Unchanged, long Rejected)> counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> rowsRead = new(StringComparer.Ordinal);
    private readonly List<(Load Load, SourceTable? Table)> origins = [];
    private readonly Dictionary<ImportTarget, IAsyncDisposable> stages = [];
    private readonly Mapping mapping;
    private readonly SourceTables tables;
    private readonly BusinessClock clock;
    private readonly IReadOnlyDictionary<string, Lookup> lookups;

    public ImportRun(
        Mapping mapping,
        SourceTables tables,
        WarehouseContext context,
        BusinessClock clock,
        RejectLog rejects,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation
    )
    {
        (this.mapping, this.tables, this.clock) = (mapping, tables, clock);
        (Context, Rejects, Cancellation) = (context, rejects, cancellation);
        Dirty = new(clock);
        foreach (var load in mapping.Loads)
        {
            origins.AddRange(load.Source is null ? [(load, null)] : tables.Of(load.Source).Select(table => (load, (SourceTable?)table)));
        }

        var work = origins.Concat(Shared().SelectMany(shared => shared.Views)).Sum(origin => origin.Table?.Scan.Bytes ?? 0);
        Progress = new(progress, work, clock.Time);
        lookups = tables.Lookups(mapping, (table, row, fault) => Reject(table.Source.Name, table, row, fault));
    }

    public WarehouseContext Context { get; }

    public CancellationToken Cancellation { get; }

    public KnownKeys Known { get; } = new();

    public RejectLog Rejects { get; }

    public DirtyMonths Dirty { get; }

    public ProgressMeter Progress { get; }

    /// <summary>Branches that have found their place in the tree.</summary>
    public List<Branch> Placed { get; } = [];

    /// <summary>Months, as 202610, of which the run brings the base.</summary>
    public HashSet<int> DeliveredMonths { get; } = [];

    /// <summary>What the loaded rows add up to.</summary>
    public List<ImportControl> Controls { get; } = [];

    /// <summary>Rows of all tables.</summary>
    public long RowsRead => rowsRead.Values.Sum();

    /// <summary>Counts of targets that the mapping loads, and of joined files with failed rows.</summary>
    public IReadOnlyList<TargetCount> Counts =>
        [.. counts.Select(count => new TargetCount(count.Key, count.Value.Loaded, count.Value.Unchanged, count.Value.Rejected))];

    public long RowsReadOf(SourceTable table) => rowsRead.GetValueOrDefault(table.Path);

    /// <summary>Makes the staging table of a target.</summary>
    public Stage<T> Open<T>(ImportTarget target, bool mayFill)
        where T : class
    {
        var stage = Stage<T>.Open(Context, mayFill, Cancellation);
        stages[target] = stage;
        return stage;
    }

    /// <summary>The staging table that was made for a target.</summary>
    public Stage<T> Opened<T>(ImportTarget target)
        where T : class => (Stage<T>)stages[target];

    /// <summary>Whether the mapping loads a target.</summary>
    public bool Loads(ImportTarget target) => mapping.Loads.Any(load => load.Target == target.Name);

    /// <summary>A target's rows that have not failed yet, and the number of the place that they come from. The same object comes again and again, with the next row.</summary>
    public IEnumerable<(MappedRow Row, int Origin, Load Load)> Rows(ImportTarget target)
    {
        var rows = 0L;
        for (var origin = 0; origin < origins.Count; origin++)
        {
            var (load, table) = origins[origin];
            if (load.Target != target.Name)
            {
                continue;
            }

            var row = new MappedRow(load, table, lookups, Known, clock);
            foreach (var source in SourceRows(load, table))
            {
                Cancellation.ThrowIfCancellationRequested();
                if (!Rejects.Has(source.Place) && row.Take(source))
                {
                    yield return (row, origin, load);
                    Progress.Row(target.Name, ++rows, table);
                }
            }

            if (table is not null)
            {
                Progress.Finish(table);
            }
        }

        if (origins.Exists(origin => origin.Load.Target == target.Name))
        {
            Progress.Staged(target.Name, rows);
        }
    }

    /// <summary>Fails rows that are wrong for one of several targets before any takes them: a source row is loaded whole or not at all.</summary>
    public void JudgeSharedRows()
    {
        Known.Judging = true;
        foreach (var (table, views) in Shared())
        {
            Judge(
                table,
                [.. views.Select(view => (ImportTargets.Find(view.Load.Target)!, new MappedRow(view.Load, table, lookups, Known, clock)))]
            );
            Progress.Finish(table);
        }

        Known.Announce(null, default);
        Known.Judging = false;
    }

    /// <summary>Rejects a row that is being read.</summary>
    public void Reject(ImportTarget target, MappedRow row, Fault fault) => Reject(target.Name, row.Table, row.Source, fault);

    /// <summary>Rejects a row that has been read.</summary>
    public void Reject(ImportTarget target, SourceTable? table, SourceRow row, Fault fault) => Reject(target.Name, table, row, fault);

    /// <summary>Rejects rows that only the whole shows to be wrong. They are read again for their cells.</summary>
    /// <param name="target">Whose rows.</param>
    /// <param name="places">Their origins and lines.</param>
    /// <param name="field">The field to blame.</param>
    /// <param name="code">Why.</param>
    /// <param name="reason">Why, as a sentence.</param>
    public void RejectLate(ImportTarget target, IReadOnlyList<StagedPlace> places, string field, string code, string reason)
    {
        foreach (var some in places.GroupBy(place => place.File))
        {
            var (load, table) = origins[some.Key];
            var lines = some.Select(place => place.Line).ToHashSet();
            var row = new MappedRow(load, table, lookups, Known, clock);
            foreach (var source in SourceRows(load, table).Where(source => lines.Contains(source.Place.Line) && row.Take(source)))
            {
                Reject(target.Name, table, source, row.FaultOf(field, code, reason));
            }
        }
    }

    /// <summary>Raises the data version, until which readers keep the branch tree that they know.</summary>
    public Task TellReadersAsync() =>
        Context.DataVersions.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), Cancellation);

    /// <summary>Ends what still writes.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var stage in stages.Values)
        {
            await stage.DisposeAsync();
        }
    }

    /// <summary>Adds to a target's counts.</summary>
    public void Count(string target, long loaded, long unchanged, long rejected = 0)
    {
        var old = counts.GetValueOrDefault(target);
        counts[target] = (old.Loaded + loaded, old.Unchanged + unchanged, old.Rejected + rejected);
    }

    private void Reject(string target, SourceTable? table, SourceRow row, Fault fault)
    {
        if (Rejects.Add(table, row, fault))
        {
            Count(target, 0, 0, 1);
        }
    }

    /// <summary>The rows of a table, or the one row of a load of constants.</summary>
    private IEnumerable<SourceRow> SourceRows(Load load, SourceTable? table)
    {
        if (table is null)
        {
            yield return new(new(mapping.FileName, load.Line), [], null);
            yield break;
        }

        var rows = 0L;
        foreach (var row in table.Rows())
        {
            rows++;
            yield return row;
        }

        rowsRead[table.Path] = rows;
    }

    /// <summary>Tables that feed several targets beside branches, with what each makes of them, in order of loading.</summary>
    private IEnumerable<(SourceTable Table, List<(Load Load, SourceTable? Table)> Views)> Shared() =>
        origins
            .Where(origin => origin.Table is not null && origin.Load.Target != ImportTargets.Branch.Name)
            .GroupBy(origin => origin.Table!)
            .Where(views => views.Count() > 1)
            .Select(views => (views.Key, views.OrderBy(view => ImportTargets.OrderOf(ImportTargets.Find(view.Load.Target)!)).ToList()));

    private void Judge(SourceTable table, List<(ImportTarget Target, MappedRow Row)> views)
    {
        foreach (var source in table.Rows().Where(source => !Rejects.Has(source.Place)))
        {
            Cancellation.ThrowIfCancellationRequested();
            Known.Announce(null, default);
            foreach (var (target, row) in views)
            {
                if (row.Take(source) && row.Fault is null)
                {
                    target.Judge(row);
                }

                if (row.Fault is { } fault)
                {
                    Reject(target, table, source, fault);
                    break;
                }
            }
        }
    }
}
