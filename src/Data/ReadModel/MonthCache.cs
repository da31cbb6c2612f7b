using Kpi.Kpis;

namespace Kpi.Data.ReadModel;

/// <summary>A month that a cache may keep.</summary>
internal interface ICachedMonth
{
    /// <summary>The bytes it takes now.</summary>
    long Bytes { get; }
}

/// <summary>Which state of a month is meant.</summary>
/// <param name="Month">The month.</param>
/// <param name="Number">The data version that it was measured under, or the number of its revision.</param>
/// <param name="IsRevision">Whether it is a closed revision, which never changes.</param>
internal readonly record struct MonthKey(Month Month, long Number, bool IsRevision);

/// <summary>
/// Keeps the months that were asked for last, up to a number of bytes. A month that is let go stays valid for whoever still reads it, and is
/// found again as long as somebody does: so it is never in memory twice. Any thread may ask.
/// </summary>
/// <param name="budget">The number of bytes.</param>
/// <param name="remember">How to find a month again that was let go: gives null once nobody reads it any more. A weak reference if not said.</param>
internal sealed class MonthCache(long budget, Func<ICachedMonth, Func<ICachedMonth?>>? remember = null)
{
    private readonly Func<ICachedMonth, Func<ICachedMonth?>> remember = remember ?? Weakly;
    private readonly Lock gate = new();
    private readonly Dictionary<MonthKey, Slot> slots = [];
    private long now;

    /// <summary>The bytes of the months that it keeps. It keeps the month asked for last, however large.</summary>
    public long Bytes
    {
        get
        {
            lock (gate)
            {
                return slots.Values.Sum(slot => slot.Bytes);
            }
        }
    }

    /// <summary>A month; loaded once however many ask for it at the same time. A failed loading is tried again by the next who asks.</summary>
    public T Get<T>(MonthKey key, Func<T> load)
        where T : class, ICachedMonth
    {
        Lazy<ICachedMonth> kept;
        lock (gate)
        {
            if (!slots.TryGetValue(key, out var slot))
            {
                slots.Add(key, slot = new());
            }

            slot.Used = ++now;
            kept = slot.Kept ??= slot.LetGo() is { } alive ? new(alive) : new(load);
        }

        try
        {
            var month = (T)kept.Value;
            lock (gate)
            {
                LetGo();
            }

            return month;
        }
        catch
        {
            lock (gate)
            {
                if (slots.TryGetValue(key, out var slot) && slot.Kept == kept)
                {
                    slots.Remove(key);
                }
            }

            throw;
        }
    }

    /// <summary>Lets go of the months, but for revisions, that are not among the current ones.</summary>
    public void KeepOnly(IReadOnlyDictionary<Month, long> current)
    {
        lock (gate)
        {
            foreach (var key in slots.Keys.Where(key => !key.IsRevision && current.GetValueOrDefault(key.Month, -1) != key.Number).ToList())
            {
                slots.Remove(key);
            }
        }
    }

    /// <summary>Lets go of those not asked for longest until the rest fits.</summary>
    private void LetGo()
    {
        var bytes = slots.Values.Sum(slot => slot.Bytes);
        if (bytes <= budget)
        {
            return;
        }

        foreach (var slot in slots.Values.Where(slot => slot.Bytes > 0).OrderBy(slot => slot.Used).SkipLast(1).ToList())
        {
            bytes -= slot.Bytes;
            slot.LetGo = remember(slot.Kept!.Value);
            slot.Kept = null;
            if (bytes <= budget)
            {
                break;
            }
        }

        foreach (var key in slots.Where(slot => slot.Value.IsGone).Select(slot => slot.Key).ToList())
        {
            slots.Remove(key);
        }
    }

    private static Func<ICachedMonth?> Weakly(ICachedMonth month)
    {
        var reference = new WeakReference<ICachedMonth>(month);
        return () => reference.TryGetTarget(out var alive) ? alive : null;
    }

    private sealed class Slot
    {
        public Lazy<ICachedMonth>? Kept { get; set; }

        public Func<ICachedMonth?> LetGo { get; set; } = () => null;

        public long Used { get; set; }

        /// <summary>0 while it is being loaded and after it was let go.</summary>
        public long Bytes => Kept is { IsValueCreated: true } loaded ? loaded.Value.Bytes : 0;

        public bool IsGone => Kept is null && LetGo() is null;
    }
}
