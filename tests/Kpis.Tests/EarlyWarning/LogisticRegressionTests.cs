using System.Text.Json;
using Kpi.Kpis.EarlyWarning;

namespace Kpi.Kpis.Tests.EarlyWarning;

public sealed class LogisticRegressionTests
{
    [Theory]
    [Vector("logistic_fit", 0, "lambda0")]
    [Vector("logistic_fit", 1, "lambda1_intercept_unpenalised")]
    public void The_coefficients_of_the_vector_are_reproduced(JsonElement vector, double penalty, string expected)
    {
        var model = LogisticRegression.Fit(Rows(vector), Outcomes(vector), penalty);

        new[] { model.Intercept }.Concat(model.Coefficients).ShouldBeCloseTo(vector.Numbers(expected));
    }

    [Theory, Vector("contributions")]
    public void Contributions_come_out_as_in_the_vector_and_sum_to_the_logit(JsonElement vector)
    {
        // The vector explains the penalised model of logistic_fit.
        var fit = Vectors.Of("logistic_fit");
        var model = LogisticRegression.Fit(Rows(fit), Outcomes(fit), 1);
        var explanation = model.Explain(vector.Numbers("x"), vector.Numbers("mean"));

        explanation.BaseLogit.ShouldBeCloseTo(vector.Number("base_logit"));
        explanation.Contributions.ShouldBeCloseTo(vector.Numbers("contrib"));
        explanation.Logit.ShouldBeCloseTo(vector.Number("logit"));
        explanation.Probability.ShouldBeCloseTo(vector.Number("p"));
        explanation.Logit.ShouldBe(model.LogitOf(vector.Numbers("x")), 1e-12);
    }

    [Fact]
    public void A_known_model_is_found_again_in_its_own_data()
    {
        var random = new Random(51);
        double[] truth = [0.8, -1.5, 0];
        var rows = Enumerable.Range(0, 20_000).Select(_ => truth.Select(_ => 4 * random.NextDouble() - 2).ToArray()).ToArray();
        bool[] left = [.. rows.Select(row => random.NextDouble() < 1 / (1 + Math.Exp(2 - row.Zip(truth, (x, b) => x * b).Sum())))];

        var model = LogisticRegression.Fit(rows, left);

        model.Intercept.ShouldBe(-2, 0.15);
        for (var index = 0; index < truth.Length; index++)
        {
            model.Coefficients[index].ShouldBe(truth[index], 0.15);
        }
    }

    [Fact]
    public void A_feature_that_separates_has_no_unpenalised_model()
    {
        double[][] rows =
        [
            [0],
            [1],
            [2],
            [3],
        ];
        bool[] left = [false, false, true, true];

        Should.Throw<ModelFitException>(() => LogisticRegression.Fit(rows, left));
        LogisticRegression.Fit(rows, left, 0.1).Coefficients[0].ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_stronger_penalty_pulls_coefficients_nearer_to_zero()
    {
        var vector = Vectors.Of("logistic_fit");
        var sizes = new[] { 0, 0.1, 1, 10, 1000 }.Select(penalty =>
            LogisticRegression.Fit(Rows(vector), Outcomes(vector), penalty).Coefficients.Sum(coefficient => coefficient * coefficient)
        );

        sizes.ShouldBe(sizes.OrderDescending());
    }

    [Fact]
    public void Outcomes_all_alike_teach_nothing() =>
        Should.Throw<ModelFitException>(() =>
            LogisticRegression.Fit(
                [
                    [1],
                    [2],
                ],
                [true, true]
            )
        );

    private static double[][] Rows(JsonElement vector) => [.. vector.GetProperty("X").EnumerateArray().Select(row => row.Numbers())];

    private static bool[] Outcomes(JsonElement vector) => [.. vector.Integers("y").Select(y => y == 1)];
}
