using Kpi.Data.Import.Mappings;
using Kpi.Data.Import.Rows;
using Kpi.Data.Import.Staging;

namespace Kpi.Data.Import.Targets;

/// <summary>A table whose rows have a natural key, loaded through a staging table: memory does not grow with its rows.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <param name="name">Its name in a mapping.</param>
/// <param name="keyField">The field that is blamed for a key that comes twice.</param>
/// <param name="touches">Which months a change touches.</param>
/// <param name="fields">What a mapping may fill.</param>
internal abstract class StagedTarget<T>(string name, string keyField, Touches touches, params TargetField[] fields)
    : ImportTarget(name, fields)
    where T : class
{
    /// <summary>Which months a change touches.</summary>
    public Touches Touches => touches;

    /// <summary>Whether a sound row can turn out to be wrong beside others, but for its key: then <see cref="Sift"/> takes it out again.</summary>
    protected virtual bool Sifts => false;

    public override void Judge(MappedRow row) => Read(row);

    public override async Task StageAsync(ImportRun run)
    {
        var stage = run.Open<T>(this, mayFill: !Sifts);
        foreach (var (row, origin, load) in run.Rows(this))
        {
            var entity = row.Fault is null ? Read(row) : null;
            var isWanted = row.Fault is null && Accept(run, row, entity!, load);
            if (row.Fault is { } fault)
            {
                run.Reject(this, row, fault);
            }
            else if (isWanted)
            {
                await stage.AddAsync(entity!, origin, row.Place.Line, load.Distinct);
            }
        }

        var repeated = await stage.CompleteAsync();
        run.RejectLate(this, [.. repeated.Where(place => !place.Quiet)], keyField, FaultCode.DuplicateKey, Repeated);
        Sift(run, stage);
        run.Controls.AddRange(stage.Controls(Name));
    }

    public override Task MergeAsync(ImportRun run)
    {
        var stage = run.Opened<T>(this);
        if (stage.Count > 0)
        {
            run.Progress.Merging(Name, stage.Count);
        }

        var merged = stage.Merge(touches, run.Dirty);
        run.Count(Name, merged.Loaded, merged.Unchanged);
        stage.Drop();
        return Task.CompletedTask;
    }

    /// <summary>Why a row whose key came before is rejected.</summary>
    protected string Repeated => $"An earlier row of this import is a {Name} with the same key; that one is used.";

    /// <summary>The row as an entity; of use only if the row has no fault afterwards.</summary>
    protected abstract T Read(MappedRow row);

    /// <summary>A last look at a sound row before it is staged; false to pass over it in silence. May find fault with it.</summary>
    protected virtual bool Accept(ImportRun run, MappedRow row, T entity, Load load) => true;

    /// <summary>Takes out staged rows that are wrong beside others.</summary>
    protected virtual void Sift(ImportRun run, Stage<T> stage) { }
}
