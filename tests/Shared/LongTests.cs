namespace Kpi.Tests;

/// <summary>
/// The long form of tests: <c>./kpi test --long</c>, which sets <c>KPI_LONG_TESTS=1</c> and runs tests that are marked <c>Explicit</c>, too.
/// </summary>
internal static class LongTests
{
    /// <summary>Whether they are wanted.</summary>
    public static bool Wanted { get; } = Environment.GetEnvironmentVariable("KPI_LONG_TESTS") == "1";
}
