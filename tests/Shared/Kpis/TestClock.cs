using Kpi.Kpis;
using Microsoft.Extensions.Time.Testing;

namespace Kpi.Tests;

/// <summary>The time of all tests, so that none turns red because the calendar moved: noon of 1 December 2026 in Shanghai, after all samples.</summary>
internal static class TestClock
{
    /// <summary>The moment at which tests run, in UTC.</summary>
    public static readonly DateTimeOffset Now = new(2026, 12, 1, 4, 0, 0, TimeSpan.Zero);

    /// <summary>A business clock that stands still at <see cref="Now"/>.</summary>
    public static BusinessClock Business { get; } = Over(Time());

    /// <summary>A clock of a test's own, standing at <see cref="Now"/> until the test advances it.</summary>
    public static FakeTimeProvider Time() => new(Now);

    /// <summary>A business clock of the default zone that stands still at an instant.</summary>
    public static BusinessClock At(DateTimeOffset now) => Over(new FakeTimeProvider(now));

    /// <summary>A business clock of the default zone that shows a given time.</summary>
    public static BusinessClock Over(TimeProvider time) => new(TimeZoneInfo.FindSystemTimeZoneById(BusinessClock.DefaultZone), time);
}
