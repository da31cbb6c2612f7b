using System.Text.Json;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Statistics.Funnel;

namespace Kpi.Kpis.Tests.Statistics.Funnel;

public sealed class FunnelTests
{
    [Theory, Vector("funnel_exact_binomial")]
    public void The_exact_limits_of_the_vectors_are_reproduced(JsonElement vectors)
    {
        foreach (var vector in vectors.EnumerateArray())
        {
            var limits = ExactFunnel.Limits(vector.Integer("n"), vector.Number("theta"));

            Listed(limits).ShouldBeCloseTo([vector.Number("lo998"), vector.Number("lo95"), vector.Number("hi95"), vector.Number("hi998")]);
        }
    }

    [Theory, Vector("funnel_overdispersion")]
    public void Overdispersion_and_its_limits_come_out_as_in_the_vector(JsonElement vector)
    {
        var overdispersion = Overdispersion.Estimate(Observations(vector));

        overdispersion.Target.ShouldBeCloseTo(vector.Number("theta"));
        overdispersion.ZScores.ShouldBeCloseTo(vector.Numbers("z"));
        overdispersion.WinsorLow.ShouldBeCloseTo(vector.Number("winsor_lo"));
        overdispersion.WinsorHigh.ShouldBeCloseTo(vector.Number("winsor_hi"));
        overdispersion.Phi.ShouldBeCloseTo(vector.Number("phi"));
        overdispersion.TauSquared.ShouldBeCloseTo(vector.Number("tau2"));
        overdispersion.IsPresent.ShouldBeTrue();
        foreach (var (n, expected) in vector.Integers("n").Zip(vector.GetProperty("limits_lo998_lo95_hi95_hi998").EnumerateArray()))
        {
            Listed(overdispersion.Limits(n)).ShouldBeCloseTo(expected.Numbers());
        }
    }

    [Fact]
    public void Branches_alike_keep_the_exact_limits()
    {
        var alike = Overdispersion.Estimate([new(10, 300), new(20, 600), new(31, 900), new(41, 1200)]);

        alike.TauSquared.ShouldBe(0);
        alike.Limits(300).ShouldBe(ExactFunnel.Limits(300, alike.Target));
    }

    [Fact]
    public void Limits_are_in_order_surround_the_target_and_close_in_on_it()
    {
        var random = new Random(11);
        for (var round = 0; round < 500; round++)
        {
            var (n, target) = (random.Next(1, 5_000), random.NextDouble());
            var limits = ExactFunnel.Limits(n, target);
            var larger = ExactFunnel.Limits(16 * n, target);

            Listed(limits).ShouldBe(Listed(limits).Order());
            limits.AlarmLow.ShouldBeInRange(0, target);
            limits.AlarmHigh.ShouldBeInRange(target, 1);
            (larger.AlarmHigh - larger.AlarmLow).ShouldBeLessThan(limits.AlarmHigh - limits.AlarmLow);
        }
    }

    [Fact]
    public void Only_the_outer_limit_is_an_alarm()
    {
        var limits = ExactFunnel.Limits(1000, 0.035);

        limits.Judge(0.01).ShouldBe(FunnelSignal.AlarmLow);
        limits.Judge(0.02).ShouldBe(FunnelSignal.LookLow);
        limits.Judge(0.035).ShouldBe(FunnelSignal.Inside);
        limits.Judge(0.05).ShouldBe(FunnelSignal.LookHigh);
        limits.Judge(0.06).ShouldBe(FunnelSignal.AlarmHigh);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_certain_target_leaves_no_room(double target) =>
        Listed(ExactFunnel.Limits(50, target)).ShouldAllBe(limit => limit == target);

    [Theory, Vector("traps")]
    public void The_levels_say_how_many_of_300_outlets_alarm_by_chance(JsonElement traps)
    {
        var expected = traps.GetProperty("false_alarms_300_outlets");

        (300 * (1 - FunnelOptions.Default.Look)).ShouldBeCloseTo(expected.Number("95"));
        (300 * (1 - FunnelOptions.Default.Alarm)).ShouldBeCloseTo(expected.Number("99.8"));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 1.3)]
    [InlineData(0.5, 2.5)]
    [InlineData(1, 4)]
    public void Quantiles_interpolate_between_values(double share, double expected) =>
        Quantiles.Type7([4, 2, 1, 3], share).ShouldBe(expected, 1e-12);

    private static FunnelObservation[] Observations(JsonElement vector) =>
        [.. vector.Integers("x").Zip(vector.Integers("n"), (x, n) => new FunnelObservation(x, n))];

    private static double[] Listed(FunnelLimits limits) => [limits.AlarmLow, limits.LookLow, limits.LookHigh, limits.AlarmHigh];
}
