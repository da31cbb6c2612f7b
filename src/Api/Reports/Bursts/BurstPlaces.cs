namespace Kpi.Api.Reports.Bursts;

/// <summary>
/// How many bursts a server makes at once. Each keeps the renderer busy for minutes, and single reports wait in the same queue: a few bursts leave them
/// seconds of waiting, many would not.
/// </summary>
internal sealed class BurstPlaces
{
    /// <summary>The most at once.</summary>
    public const int AtOnce = 2;

    /// <summary>When whoever found no place may ask again.</summary>
    public const int RetryAfterSeconds = 60;

    private int taken;

    /// <summary>A place, given back by disposing it once; null if none is free.</summary>
    public IDisposable? TryTake()
    {
        if (Interlocked.Increment(ref taken) <= AtOnce)
        {
            return new Place(this);
        }

        Interlocked.Decrement(ref taken);
        return null;
    }

    private sealed class Place(BurstPlaces places) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref places.taken);
    }
}
