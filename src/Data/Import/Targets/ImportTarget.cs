using Kpi.Data.Import.Rows;
using Kpi.Data.Import.Sources;

namespace Kpi.Data.Import.Targets;

/// <summary>A table that a mapping can fill.</summary>
internal abstract class ImportTarget(string name, params TargetField[] fields)
{
    /// <summary>Its name in a mapping.</summary>
    public string Name => name;

    public IReadOnlyList<TargetField> Fields => fields;

    /// <summary>Reads a row for its faults alone.</summary>
    public abstract void Judge(MappedRow row);

    /// <summary>Loads everything that the mapping has for this target.</summary>
    public abstract Task LoadAsync(ImportRun run);
}

/// <summary>A row that passed by itself, and where it came from.</summary>
/// <param name="Entity">The row.</param>
/// <param name="Place">Its place.</param>
/// <param name="Overlap">The fault it has if it overlaps another; null for targets without a span of time.</param>
internal readonly record struct Accepted<T>(T Entity, RowPlace Place, Fault? Overlap);

/// <summary>A table whose rows have a natural key.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TKey">Its natural key.</typeparam>
internal abstract class ImportTarget<T, TKey>(string name, string keyField, params TargetField[] fields) : ImportTarget(name, fields)
    where T : class
    where TKey : notnull
{
    /// <summary>Rows that are compared and written together: enough to be fast, few enough to be small.</summary>
    protected const int ChunkSize = 20_000;

    /// <summary>The field that is blamed for a key that comes twice.</summary>
    protected string KeyField => keyField;

    public override void Judge(MappedRow row) => Read(row);

    /// <summary>The row as an entity; of use only if the row has no fault afterwards.</summary>
    protected abstract T Read(MappedRow row);

    protected abstract TKey KeyOf(T entity);

    /// <summary>The fault that a row will have if it overlaps another.</summary>
    protected virtual Fault? OverlapOf(MappedRow row) => null;

    /// <summary>The rows that are right by themselves and have a key of their own; the others are rejected on the way.</summary>
    protected IEnumerable<Accepted<T>> AcceptedRows(ImportRun run)
    {
        var seen = new HashSet<TKey>();
        foreach (var load in run.LoadsOf(this))
        {
            foreach (var row in run.Rows(load))
            {
                var entity = row.Fault is null ? Read(row) : null;
                if (row.Fault is null && !seen.Add(KeyOf(entity!)))
                {
                    if (load.Distinct)
                    {
                        continue;
                    }

                    row.Blame(
                        keyField,
                        FaultCode.DuplicateKey,
                        $"An earlier row of this import is a {Name} with the same key; that one is used."
                    );
                }

                if (row.Fault is { } fault)
                {
                    run.Reject(Name, row.Place, fault);
                }
                else
                {
                    yield return new(entity!, row.Place, OverlapOf(row));
                }
            }
        }
    }
}
