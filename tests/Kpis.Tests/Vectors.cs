using System.Reflection;
using System.Text.Json;
using Xunit.Sdk;
using Xunit.v3;

namespace Kpi.Kpis.Tests;

/// <summary>vectors.json: the numbers that the specification says a correct implementation must reproduce.</summary>
internal static class Vectors
{
    private static readonly JsonElement Root = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "vectors.json")))
        .RootElement;

    public static double Tolerance => Root.GetProperty("_meta").GetProperty("tolerance").GetProperty("default_rel").GetDouble();

    public static double RankTolerance =>
        Root.GetProperty("_meta").GetProperty("tolerance").GetProperty("rank_distribution_abs").GetDouble();

    public static IEnumerable<string> Keys => Root.EnumerateObject().Select(entry => entry.Name);

    public static void ShouldBeCloseTo(this double actual, double expected) =>
        actual.ShouldBe(expected, Math.Max(Tolerance, Math.Abs(expected) * Tolerance));

    public static void ShouldBeCloseTo(this IEnumerable<double> actual, IEnumerable<double> expected)
    {
        var (values, wanted) = (actual.ToList(), expected.ToList());
        values.Count.ShouldBe(wanted.Count);
        foreach (var (value, want) in values.Zip(wanted))
        {
            value.ShouldBeCloseTo(want);
        }
    }

    public static double Number(this JsonElement element, string property) => element.GetProperty(property).GetDouble();

    public static int Integer(this JsonElement element, string property) => element.GetProperty(property).GetInt32();

    public static double[] Numbers(this JsonElement element, string property) => element.GetProperty(property).Numbers();

    public static double[] Numbers(this JsonElement element) => [.. element.EnumerateArray().Select(number => number.GetDouble())];

    public static int[] Integers(this JsonElement element, string property) =>
        [.. element.GetProperty(property).EnumerateArray().Select(number => number.GetInt32())];

    /// <summary>The example of one KPI among kpi_examples.</summary>
    public static JsonElement Example(this JsonElement examples, string code) =>
        examples.EnumerateArray().Single(row => row.GetProperty("kpi").GetString() == code);

    internal static JsonElement Of(string key) => Root.GetProperty(key);
}

/// <summary>
/// Hands a vector to a test as its first argument, so that <see cref="VectorCoverageTests"/> sees which are consumed.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class VectorAttribute(string key, params object?[] more) : DataAttribute
{
    public string Key => key;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow([Vectors.Of(key), .. more]) { Label = string.Join(", ", [key, .. more]) }]);

    // A JSON element cannot be written into the list of tests; the rows appear when the test runs.
    public override bool SupportsDiscoveryEnumeration() => false;
}
