using System.Runtime.CompilerServices;

namespace Kpi.Data.Tests;

/// <summary>A snapshot that is not there fails its test: Snapshooter would otherwise write one and call that reviewed.</summary>
internal static class ReviewedSnapshots
{
    [ModuleInitializer]
    internal static void Demand() => Environment.SetEnvironmentVariable("SNAPSHOOTER_STRICT_MODE", "on");
}
