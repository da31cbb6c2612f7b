using System.Text.Json;
using Kpi.Kpis.Statistics;

namespace Kpi.Kpis.Tests.Statistics;

public sealed class WilsonTests
{
    [Fact]
    public void Every_vector_is_reproduced()
    {
        foreach (var vector in Vectors.Of("wilson").EnumerateArray())
        {
            var interval = Wilson.Around(vector.GetProperty("x").GetDouble(), vector.GetProperty("n").GetDouble());

            if (vector.GetProperty("lo").ValueKind == JsonValueKind.Null)
            {
                interval.ShouldBeNull();
                continue;
            }

            interval!.Value.Low.ShouldBeCloseTo(vector.GetProperty("lo").GetDouble());
            interval.Value.High.ShouldBeCloseTo(vector.GetProperty("hi").GetDouble());
        }
    }

    [Fact]
    public void All_of_all_ends_at_exactly_one() => Wilson.Around(25, 25)!.Value.High.ShouldBe(1);

    [Fact]
    public void More_than_all_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => Wilson.Around(3, 2));
}
