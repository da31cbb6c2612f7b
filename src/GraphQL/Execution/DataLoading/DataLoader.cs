namespace Kpi.GraphQL.Execution;

/// <summary>Limits of a DataLoader.</summary>
public sealed class DataLoaderOptions
{
    /// <summary>Keys of one batch; more are loaded in several. 1024 unless set.</summary>
    public int MaxBatchSize { get; set; } = 1024;
}

/// <summary>Loads values by key, many at once and each once per request.</summary>
/// <typeparam name="TKey">What identifies a value.</typeparam>
/// <typeparam name="TValue">The value; null when there is none for a key.</typeparam>
public interface IDataLoader<in TKey, TValue>
    where TKey : notnull
{
    /// <summary>The value of one key.</summary>
    Task<TValue?> LoadAsync(TKey key, CancellationToken ct = default);

    /// <summary>The values of several keys, in their order.</summary>
    Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken ct = default);
}

/// <summary>What DataLoaders share: a cache per request and a batch that fills until the scheduler dispatches it.</summary>
public abstract class DataLoader<TKey, TValue> : IDataLoader<TKey, TValue>
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, TaskCompletionSource<TValue?>> cache = [];
    private readonly IBatchScheduler scheduler;
    private readonly int maxBatchSize;
    private List<TKey> batch = [];

    private protected DataLoader(IBatchScheduler batchScheduler, DataLoaderOptions? options)
    {
        scheduler = batchScheduler;
        maxBatchSize = Math.Max(1, (options ?? new DataLoaderOptions()).MaxBatchSize);
    }

    /// <inheritdoc />
    public Task<TValue?> LoadAsync(TKey key, CancellationToken ct = default)
    {
        TaskCompletionSource<TValue?>? source;
        lock (gate)
        {
            if (cache.TryGetValue(key, out source))
            {
                return source.Task;
            }

            // Waiting resolvers go on inside HandOut, which is what lets their next keys gather in one batch.
            cache[key] = source = new TaskCompletionSource<TValue?>();
            if (batch.Count == maxBatchSize)
            {
                batch = [];
            }

            batch.Add(key);
            if (batch.Count > 1)
            {
                return source.Task;
            }
        }

        var keys = batch;
        scheduler.Schedule(token => LoadAsync(keys, token));
        return source.Task;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken ct = default) =>
        await Task.WhenAll(keys.Select(key => LoadAsync(key, ct)));

    private protected abstract Task<Func<TKey, TValue?>> FetchAsync(IReadOnlyList<TKey> keys, CancellationToken ct);

    private async ValueTask LoadAsync(List<TKey> keys, CancellationToken ct)
    {
        List<TaskCompletionSource<TValue?>> sources;
        lock (gate)
        {
            if (ReferenceEquals(batch, keys))
            {
                batch = [];
            }

            sources = keys.ConvertAll(key => cache[key]);
        }

        Action<int> give;
        try
        {
            var find = await FetchAsync(keys, ct);
            give = i => sources[i].TrySetResult(find(keys[i]));
        }
        catch (Exception e)
        {
            give = i => sources[i].TrySetException(e);
        }

        void HandOut()
        {
            for (var i = 0; i < keys.Count; i++)
            {
                give(i);
            }
        }

        if (scheduler is BatchScheduler known)
        {
            known.HandOut(HandOut);
        }
        else
        {
            HandOut();
        }
    }
}

/// <summary>Loads one value per key. Derive, register with <c>AddDataLoader</c> and take as a resolver parameter.</summary>
public abstract class BatchDataLoader<TKey, TValue> : DataLoader<TKey, TValue>
    where TKey : notnull
{
    /// <summary>Takes what dependency injection gives.</summary>
    protected BatchDataLoader(IBatchScheduler batchScheduler, DataLoaderOptions? options = null)
        : base(batchScheduler, options) { }

    /// <summary>Loads the values of the keys; a key without a value is left out.</summary>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(
        IReadOnlyList<TKey> keys,
        CancellationToken cancellationToken
    );

    private protected sealed override async Task<Func<TKey, TValue?>> FetchAsync(IReadOnlyList<TKey> keys, CancellationToken ct)
    {
        var values = await LoadBatchAsync(keys, ct);
        return key => values.TryGetValue(key, out var value) ? value : default;
    }
}

/// <summary>Loads any number of values per key. Derive, register with <c>AddDataLoader</c> and take as a resolver parameter.</summary>
public abstract class GroupedDataLoader<TKey, TValue> : DataLoader<TKey, TValue[]>
    where TKey : notnull
{
    /// <summary>Takes what dependency injection gives.</summary>
    protected GroupedDataLoader(IBatchScheduler batchScheduler, DataLoaderOptions? options = null)
        : base(batchScheduler, options) { }

    /// <summary>Loads the values of the keys, grouped; a key without values gives an empty array.</summary>
    protected abstract Task<ILookup<TKey, TValue>> LoadGroupedBatchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    private protected sealed override async Task<Func<TKey, TValue[]?>> FetchAsync(IReadOnlyList<TKey> keys, CancellationToken ct)
    {
        var values = await LoadGroupedBatchAsync(keys, ct);
        return key => [.. values[key]];
    }
}
