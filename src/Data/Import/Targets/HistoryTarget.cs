using System.Linq.Expressions;

namespace Kpi.Data.Import.Targets;

/// <summary>A span of a customer's time; open where <paramref name="To"/> is null.</summary>
internal readonly record struct Span(int CustomerId, DateTime From, DateTime? To)
{
    public bool Overlaps(Span other) => From < (other.To ?? DateTime.MaxValue) && other.From < (To ?? DateTime.MaxValue);
}

/// <summary>Rows that are spans of a customer's time, of which no two may overlap: versions, and times of being gone.</summary>
internal abstract class HistoryTarget<T, TKey>(string name, string keyField, params TargetField[] fields)
    : ImportTarget<T, TKey>(name, keyField, fields)
    where T : class
    where TKey : notnull
{
    public override async Task LoadAsync(ImportRun run)
    {
        var rows = AcceptedRows(run).ToList();
        var keys = rows.Select(row => KeyOf(row.Entity)).ToHashSet();
        var timelines = new Timelines();
        var replaced = new Dictionary<TKey, Span>();
        await foreach (var (key, span) in StoredSpans(run).WithCancellation(run.Cancellation))
        {
            if (keys.Contains(key))
            {
                replaced[key] = span;
            }
            else
            {
                timelines.Add(span);
            }
        }

        var upsert = new Upsert<T, TKey>(run.Context, KeyOf, Among) { UpdatesInPlace = true };
        foreach (var chunk in WithoutOverlaps(run, rows, timelines, replaced).Chunk(ChunkSize))
        {
            var loaded = await upsert.WriteAsync(chunk, run.Cancellation);
            run.Count(Name, loaded, chunk.Length - loaded);
        }
    }

    protected abstract Span SpanOf(T entity);

    /// <summary>What the warehouse has already.</summary>
    protected abstract IAsyncEnumerable<(TKey Key, Span Span)> StoredSpans(ImportRun run);

    protected abstract Expression<Func<T, bool>> Among(IReadOnlyList<T> entities);

    /// <summary>Lets the earlier of two overlapping rows stand, whatever the order of the file, so that a second run decides the same.</summary>
    private IEnumerable<T> WithoutOverlaps(ImportRun run, List<Accepted<T>> rows, Timelines timelines, Dictionary<TKey, Span> replaced)
    {
        foreach (var row in rows.OrderBy(row => SpanOf(row.Entity).CustomerId).ThenBy(row => SpanOf(row.Entity).From))
        {
            if (timelines.Add(SpanOf(row.Entity)))
            {
                yield return row.Entity;
                continue;
            }

            run.Reject(Name, row.Place, row.Overlap!);
            if (replaced.TryGetValue(KeyOf(row.Entity), out var old))
            {
                // The row that it would have replaced stays.
                timelines.Add(old);
            }
        }
    }

    /// <summary>The spans of every customer.</summary>
    private sealed class Timelines
    {
        private readonly Dictionary<int, List<Span>> spans = [];

        /// <summary>Adds a span; false if it overlaps one that is there.</summary>
        public bool Add(Span span)
        {
            if (!spans.TryGetValue(span.CustomerId, out var own))
            {
                spans[span.CustomerId] = [span];
                return true;
            }

            if (own.Exists(span.Overlaps))
            {
                return false;
            }

            own.Add(span);
            return true;
        }
    }
}
