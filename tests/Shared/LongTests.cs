namespace Kpi.Tests;

/// <summary>Tests that take minutes: <c>./kpi test --long</c>, which sets <c>KPI_LONG_TESTS=1</c>.</summary>
internal static class LongTests
{
    /// <summary>Whether they are wanted.</summary>
    public static bool Wanted { get; } = Environment.GetEnvironmentVariable("KPI_LONG_TESTS") == "1";

    /// <summary>Skips the calling test where they are not.</summary>
    public static void Demand() => Assert.SkipUnless(Wanted, "Runs with ./kpi test --long.");
}
