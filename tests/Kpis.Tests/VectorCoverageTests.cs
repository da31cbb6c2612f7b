using System.Reflection;

namespace Kpi.Kpis.Tests;

public sealed class VectorCoverageTests
{
    /// <summary>Vectors that no test of this project takes, each with the reason. Whoever implements one removes its line.</summary>
    private static readonly Dictionary<string, string> NotConsumedHere = new()
    {
        ["_meta"] = "Not a vector: the tolerances, which Vectors reads.",
        ["golden_scenario_2025_03"] =
            "Facts, not arithmetic: tests/Data.Tests/Measures/GoldenScenario.cs reproduces it through a warehouse.",
    };

    /// <summary>Vectors of many independent rows, of which tests here take some; what is left and why.</summary>
    private static readonly Dictionary<string, string> ConsumedInPart = new()
    {
        ["traps"] = "Traps of facts (closing base, movers, tier at event) are those of the golden scenario in tests/Data.Tests.",
    };

    [Fact]
    public void Every_vector_is_consumed_by_a_test_or_named_with_a_reason() =>
        Vectors.Keys.Except(Consumed()).Except(NotConsumedHere.Keys).ShouldBeEmpty();

    [Fact]
    public void No_consumed_vector_is_still_named_as_missing() => Consumed().Intersect(NotConsumedHere.Keys).ShouldBeEmpty();

    [Fact]
    public void Only_vectors_that_exist_are_named_as_missing() => NotConsumedHere.Keys.Except(Vectors.Keys).ShouldBeEmpty();

    [Fact]
    public void Vectors_consumed_in_part_are_consumed() => ConsumedInPart.Keys.Except(Consumed()).ShouldBeEmpty();

    private static HashSet<string> Consumed() =>
        [
            .. typeof(VectorCoverageTests)
                .Assembly.GetTypes()
                .SelectMany(type => type.GetMethods())
                .SelectMany(method => method.GetCustomAttributes<VectorAttribute>())
                .Select(attribute => attribute.Key),
        ];
}
