using Kpi.Data.Import.Mappings;
using Kpi.Data.Import.Rows;
using Kpi.Data.Import.Sources;
using Kpi.Data.Import.Targets;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Import;

/// <summary>The state of one import: where rows come from, what they may name, what became of them.</summary>
internal sealed class ImportRun
{
    private readonly Dictionary<string, (long Loaded, long Unchanged, long Rejected)> counts = new(StringComparer.Ordinal);
    private readonly Mapping mapping;
    private readonly SourceTables tables;
    private readonly BusinessClock clock;
    private readonly IProgress<ImportProgress>? progress;
    private readonly IReadOnlyDictionary<string, Lookup> lookups;

    public ImportRun(
        Mapping mapping,
        SourceTables tables,
        WarehouseContext context,
        BusinessClock clock,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation
    )
    {
        (this.mapping, this.tables, this.clock, this.progress) = (mapping, tables, clock, progress);
        (Context, Cancellation) = (context, cancellation);
        lookups = tables.Lookups(mapping, (source, place, fault) => Reject(source.Name, place, fault));
    }

    public WarehouseContext Context { get; }

    public CancellationToken Cancellation { get; }

    public KnownKeys Known { get; } = new();

    public RejectLog Rejects { get; } = new();

    /// <summary>Counts of targets that the mapping loads, and of joined files with failed rows.</summary>
    public IReadOnlyList<TargetCount> Counts =>
        [.. counts.Select(count => new TargetCount(count.Key, count.Value.Loaded, count.Value.Unchanged, count.Value.Rejected))];

    /// <summary>The loads of a target in the mapping's order.</summary>
    public IReadOnlyList<Load> LoadsOf(ImportTarget target) => [.. mapping.Loads.Where(load => load.Target == target.Name)];

    /// <summary>The rows of a load that have not failed yet. The same object comes again and again, with the next row.</summary>
    public IEnumerable<MappedRow> Rows(Load load)
    {
        if (load.Source is null)
        {
            var row = new MappedRow(load, null, lookups, Known, clock);
            row.Take(new(new(mapping.FileName, load.Line), [], null));
            yield return row;
            yield break;
        }

        foreach (var file in tables.Of(load.Source))
        {
            var row = new MappedRow(load, file, lookups, Known, clock);
            foreach (var source in file.Rows())
            {
                Cancellation.ThrowIfCancellationRequested();
                if (!Rejects.Has(source.Place) && row.Take(source))
                {
                    yield return row;
                }
            }
        }
    }

    /// <summary>Fails rows that are wrong for one of several targets before any takes them: a source row is loaded whole or not at all.</summary>
    public void JudgeSharedRows()
    {
        Known.Judging = true;
        foreach (var loads in mapping.Loads.Where(load => load.Source is not null).GroupBy(load => load.Source!))
        {
            var targets = loads
                .Select(load => (Load: load, Target: ImportTargets.Find(load.Target)!))
                .Where(pair => pair.Target != ImportTargets.Branch);
            var ordered = targets.OrderBy(pair => ImportTargets.OrderOf(pair.Target)).ToList();
            if (ordered.Count > 1)
            {
                foreach (var file in tables.Of(loads.Key))
                {
                    Judge(file, [.. ordered.Select(pair => (pair.Target, new MappedRow(pair.Load, file, lookups, Known, clock)))]);
                }
            }
        }

        Known.Announce(null, default);
        Known.Judging = false;
    }

    public void Reject(string target, RowPlace place, Fault fault)
    {
        if (Rejects.Add(place, fault))
        {
            Count(target, 0, 0, 1);
        }
    }

    /// <summary>Adds to a target's counts and reports progress.</summary>
    public void Count(string target, long loaded, long unchanged, long rejected = 0)
    {
        var old = counts.GetValueOrDefault(target);
        counts[target] = (old.Loaded + loaded, old.Unchanged + unchanged, old.Rejected + rejected);
        if (loaded + unchanged > 0)
        {
            progress?.Report(new(target, counts[target].Loaded + counts[target].Unchanged));
        }
    }

    private void Judge(TableFile file, List<(ImportTarget Target, MappedRow Row)> views)
    {
        foreach (var source in file.Rows().Where(source => !Rejects.Has(source.Place)))
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
                    Reject(target.Name, source.Place, fault);
                    break;
                }
            }
        }
    }
}
