using Kpi.Kpis;
using Microsoft.Extensions.Time.Testing;

namespace Kpi.Tests;

/// <summary>The time of all tests, so that none turns red because the calendar moved: noon of 1 December 2026 in Shanghai, after all samples.</summary>
internal static class TestClock
{
    /// <summary>The moment at which tests run, in UTC.</summary>
    public static readonly DateTimeOffset Now = new(2026, 12, 1, 4, 0, 0, TimeSpan.Zero);

    /// <summary>A business clock whose date stands still at <see cref="Now"/>; what waits by it waits in real time.</summary>
    public static BusinessClock Business { get; } = At(Now);

    /// <summary>A clock of a test's own, standing at <see cref="Now"/> until the test advances it.</summary>
    public static FakeTimeProvider Time() => new(Now);

    /// <summary>The same with another date.</summary>
    public static BusinessClock At(DateTimeOffset now) => Over(new StandingDate(now));

    /// <summary>A business clock of the default zone that shows a given time.</summary>
    public static BusinessClock Over(TimeProvider time) => new(TimeZoneInfo.FindSystemTimeZoneById(BusinessClock.DefaultZone), time);

    /// <summary>Its timers and its stopwatch are the system's, so that nobody waits for ever for another who holds a lock.</summary>
    private sealed class StandingDate(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
