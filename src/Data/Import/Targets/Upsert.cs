using System.Linq.Expressions;
using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kpi.Data.Import.Targets;

/// <summary>Writes a chunk of rows by their key: new ones are inserted, changed ones replaced, equal ones left alone.</summary>
/// <param name="context">The warehouse.</param>
/// <param name="keyOf">The key of an entity.</param>
/// <param name="among">Finds at least the stored rows whose keys are those of some entities.</param>
internal sealed class Upsert<T, TKey>(
    WarehouseContext context,
    Func<T, TKey> keyOf,
    Func<IReadOnlyList<T>, Expression<Func<T, bool>>> among
)
    where T : class
    where TKey : notnull
{
    private readonly IReadOnlyList<IProperty> properties = [.. context.Model.FindEntityType(typeof(T))!.GetProperties()];
    private bool? wasEmpty;

    /// <summary>How changed rows are written. Rows to which others refer must be updated in place; the rest is faster replaced as a set.</summary>
    public bool UpdatesInPlace { get; init; }

    /// <summary>Writes the chunk; returns how many rows were new or changed.</summary>
    public async Task<int> WriteAsync(IReadOnlyList<T> chunk, CancellationToken cancellation)
    {
        wasEmpty ??= !await context.Set<T>().AnyAsync(cancellation);
        var stored = wasEmpty.Value ? [] : await context.Set<T>().Where(among(chunk)).ToDictionaryAsync(keyOf, cancellation);
        var added = chunk.Where(row => !stored.ContainsKey(keyOf(row))).ToList();
        var changed = chunk.Where(row => stored.TryGetValue(keyOf(row), out var old) && !Same(row, old)).ToList();
        if (changed.Count > 0 && UpdatesInPlace)
        {
            context.UpdateRange(changed);
            await context.SaveChangesAsync(cancellation);
            context.ChangeTracker.Clear();
        }
        else if (changed.Count > 0)
        {
            await context.Set<T>().Where(among(changed)).ExecuteDeleteAsync(cancellation);
            added.AddRange(changed);
        }

        await BulkLoad.InsertAsync(context, added, cancellation);
        return UpdatesInPlace ? added.Count + changed.Count : added.Count;
    }

    private bool Same(T left, T right)
    {
        foreach (var property in properties)
        {
            var getter = property.GetGetter();
            if (!Equals(getter.GetClrValue(left), getter.GetClrValue(right)))
            {
                return false;
            }
        }

        return true;
    }
}
