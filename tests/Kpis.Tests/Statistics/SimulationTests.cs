using Kpi.Kpis.Bench;
using Kpi.Kpis.Bench.Statistics;
using Kpi.Kpis.Statistics;

namespace Kpi.Kpis.Tests.Statistics;

public sealed class SimulationTests
{
    [Fact]
    public void Intervals_limits_and_tests_keep_their_promises()
    {
        // The short form; `./kpi bench statistics` is the long one.
        foreach (var goal in StatisticsBench.Promises(20_000, 200))
        {
            goal.IsMet.ShouldBeTrue($"{goal.Name}: {goal.Seen}");
        }
    }

    [Theory]
    [InlineData(30, 0.2)]
    [InlineData(400, 0.03)]
    public void The_exact_coverage_is_what_the_simulation_finds(int n, double p)
    {
        var draws = new Draws(34);
        var covered = Enumerable
            .Range(0, 20_000)
            .Select(_ => Wilson.Around(draws.Binomial(n, p), n)!.Value)
            .Count(interval => interval.Low <= p && p <= interval.High);

        (covered / 20_000.0).ShouldBe(Simulations.WilsonCoverageAt(n, p), 0.01);
    }

    [Theory]
    [InlineData(1, 1, 1, true)]
    [InlineData(1, 1.1, 2, false)]
    [InlineData(2.1, 1.1, 2, false)]
    public void A_goal_is_met_within_its_range(double seen, double least, double most, bool met) =>
        new Goal("", seen, least, most).IsMet.ShouldBe(met);
}
