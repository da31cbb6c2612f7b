using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Import.Targets;

/// <summary>A fact with the source's own key, streamed: only one chunk and the keys seen are held.</summary>
internal abstract class FactTarget<T>(string name, string keyField, params TargetField[] fields)
    : ImportTarget<T, string>(name, keyField, [new TextField(keyField, Required: true), .. fields])
    where T : class
{
    public override async Task LoadAsync(ImportRun run)
    {
        var upsert = new Upsert<T, string>(run.Context, KeyOf, Among);
        foreach (var chunk in AcceptedRows(run).Select(row => row.Entity).Chunk(ChunkSize))
        {
            var loaded = await upsert.WriteAsync(chunk, run.Cancellation);
            run.Count(Name, loaded, chunk.Length - loaded);
        }
    }

    private Expression<Func<T, bool>> Among(IReadOnlyList<T> entities)
    {
        // One parameter however many keys: both databases take it as a JSON array.
        var keys = entities.Select(KeyOf).ToList();
        return row => EF.Parameter(keys).Contains(EF.Property<string>(row, "Id"));
    }
}
