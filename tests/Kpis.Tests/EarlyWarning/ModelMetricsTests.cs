using System.Text.Json;
using Kpi.Kpis.EarlyWarning;

namespace Kpi.Kpis.Tests.EarlyWarning;

public sealed class ModelMetricsTests
{
    [Theory, Vector("model_metrics")]
    public void The_metrics_of_the_vector_are_reproduced(JsonElement vector)
    {
        var p = vector.Numbers("p");
        bool[] y = [.. vector.Integers("y").Select(outcome => outcome == 1)];

        ModelMetrics.Auc(p, y)!.Value.ShouldBeCloseTo(vector.Number("auc"));
        ModelMetrics.Brier(p, y)!.Value.ShouldBeCloseTo(vector.Number("brier"));
        ModelMetrics.BrierReference(y)!.Value.ShouldBeCloseTo(vector.Number("brier_ref"));
        ModelMetrics.BrierSkill(p, y)!.Value.ShouldBeCloseTo(vector.Number("brier_skill"));
        ModelMetrics.PrecisionAt(p, y)!.Value.ShouldBeCloseTo(vector.Number("precision_at_10pct"));
        ModelMetrics.LiftAt(p, y)!.Value.ShouldBeCloseTo(vector.Number("lift_at_10pct_tie_expected"));
        p.Average().ShouldBeCloseTo(vector.Number("mean_pred"));
        var calibration = Calibration.Of(p, y);
        new[] { calibration.Intercept, calibration.Slope }.ShouldBeCloseTo(vector.Numbers("calibration_intercept_slope"));
        calibration.InTheLarge.ShouldBeCloseTo(vector.Number("calibration_in_the_large"));
    }

    [Fact]
    public void The_order_of_customers_does_not_matter()
    {
        var random = new Random(52);
        for (var round = 0; round < 200; round++)
        {
            var rows = Enumerable
                .Range(0, random.Next(5, 60))
                .Select(_ => (P: random.Next(1, 20) / 20.0, Y: random.Next(3) == 0))
                .ToArray();
            var shuffled = rows.OrderBy(_ => random.Next()).ToArray();

            Measured(shuffled, ModelMetrics.Auc).ShouldBe(Measured(rows, ModelMetrics.Auc));
            Measured(shuffled, (p, y) => ModelMetrics.LiftAt(p, y)).ShouldBe(Measured(rows, (p, y) => ModelMetrics.LiftAt(p, y)));
        }
    }

    [Fact]
    public void One_probability_for_all_is_a_coin_toss()
    {
        double[] p = [0.3, 0.3, 0.3, 0.3];
        bool[] y = [true, false, false, true];

        ModelMetrics.Auc(p, y).ShouldBe(0.5);
        ModelMetrics.LiftAt(p, y).ShouldBe(1);
    }

    [Fact]
    public void Where_nobody_left_there_is_nothing_to_measure()
    {
        ModelMetrics.Auc([0.1, 0.2], [false, false]).ShouldBeNull();
        ModelMetrics.LiftAt([0.1, 0.2], [false, false]).ShouldBeNull();
        ModelMetrics.BrierSkill([0.1, 0.2], [false, false]).ShouldBeNull();
        ModelMetrics.Brier([], []).ShouldBeNull();
    }

    [Fact]
    public void Corrected_predictions_are_calibrated()
    {
        var random = new Random(53);
        double[] p = [.. Enumerable.Range(0, 3_000).Select(_ => 0.02 + 0.9 * random.NextDouble())];
        bool[] y = [.. p.Select(probability => random.NextDouble() < probability * probability)];
        var correction = Calibration.Of(p, y);
        var corrected = Calibration.Of([.. p.Select(correction.Correct)], y);

        corrected.Slope.ShouldBe(1, 1e-6);
        corrected.Intercept.ShouldBe(0, 1e-6);
        corrected.InTheLarge.ShouldBe(0, 1e-6);
    }

    [Theory, Vector("psi")]
    public void The_drift_of_the_vector_comes_out(JsonElement vector)
    {
        PopulationStability.Index(vector.Numbers("expected"), vector.Numbers("actual")).ShouldBeCloseTo(vector.Number("psi"));
        PopulationStability.Index(vector.Numbers("actual"), vector.Numbers("actual")).ShouldBe(0);
    }

    [Fact]
    public void A_bin_that_empties_is_a_finite_alert() =>
        PopulationStability.Index([0.5, 0.5], [0, 1]).ShouldBeInRange(PopulationStability.AlertAbove, 100);

    private static double? Measured((double P, bool Y)[] rows, Func<IReadOnlyList<double>, IReadOnlyList<bool>, double?> metric) =>
        metric([.. rows.Select(row => row.P)], [.. rows.Select(row => row.Y)]) is { } value ? Math.Round(value, 12) : null;
}
