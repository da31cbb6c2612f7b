using System.Text.Json;

namespace Kpi.Kpis.Tests;

/// <summary>vectors.json: the numbers that the specification says a correct implementation must reproduce.</summary>
internal static class Vectors
{
    private static readonly JsonElement Root = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "vectors.json")))
        .RootElement;

    public static double Tolerance => Root.GetProperty("_meta").GetProperty("tolerance").GetProperty("default_rel").GetDouble();

    public static JsonElement Of(string name) => Root.GetProperty(name);

    public static void ShouldBeCloseTo(this double actual, double expected) =>
        actual.ShouldBe(expected, Math.Max(Tolerance, Math.Abs(expected) * Tolerance));
}
