using System.Text.Json;
using Kpi.Kpis.Statistics;

namespace Kpi.Kpis.Tests.Statistics;

public sealed class WilsonTests
{
    [Theory, Vector("wilson")]
    public void Every_vector_is_reproduced(JsonElement vectors)
    {
        foreach (var vector in vectors.EnumerateArray())
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

    [Fact]
    public void The_interval_contains_the_proportion_rises_with_it_and_narrows_with_the_sample()
    {
        for (var n = 1; n <= 60; n++)
        {
            var before = new Interval(-1, -1);
            for (var x = 0; x <= n; x++)
            {
                var interval = Wilson.Around(x, n)!.Value;
                var larger = Wilson.Around(4 * x, 4 * n)!.Value;
                var p = (double)x / n;

                interval.Low.ShouldBeInRange(0, p);
                interval.High.ShouldBeInRange(p, 1);
                (interval.Low > before.Low && interval.High > before.High).ShouldBeTrue();
                (larger.High - larger.Low).ShouldBeLessThan(interval.High - interval.Low);
                before = interval;
            }
        }
    }
}
