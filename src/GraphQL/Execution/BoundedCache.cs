using System.Collections.Concurrent;

namespace Kpi.GraphQL.Execution;

/// <summary>
/// A cache of bounded size without locks on reads: entries live in two generations; when the young one is full it becomes the old one and
/// the old one is dropped. What is used moves to the young generation, so what is used often stays.
/// </summary>
internal sealed class BoundedCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private ConcurrentDictionary<TKey, TValue> young = new();
    private ConcurrentDictionary<TKey, TValue> old = new();

    public bool TryGet(TKey key, out TValue value)
    {
        if (young.TryGetValue(key, out value!))
        {
            return true;
        }

        if (!old.TryGetValue(key, out value!))
        {
            return false;
        }

        Add(key, value);
        return true;
    }

    public void Add(TKey key, TValue value)
    {
        if (young.Count >= capacity)
        {
            old = young;
            young = new ConcurrentDictionary<TKey, TValue>();
        }

        young[key] = value;
    }
}
