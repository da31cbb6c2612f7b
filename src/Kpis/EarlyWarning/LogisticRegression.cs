using MathNet.Numerics.LinearAlgebra;

namespace Kpi.Kpis.EarlyWarning;

/// <summary>Fits logistic models by Newton's method; the intercept is not penalised (spec section 5, fit).</summary>
/// <remarks>It minimises −log likelihood + ½·penalty·Σ coefficient².</remarks>
public static class LogisticRegression
{
    private const int MaximumSteps = 100;

    /// <summary>Steps stop when no coefficient moves by more than this share of itself.</summary>
    private const double Precision = 1e-12;

    /// <summary>Fits a model.</summary>
    /// <param name="features">One row for each customer, all of the same length, finite; standardise them if they are penalised.</param>
    /// <param name="outcomes">Whether each customer left.</param>
    /// <param name="penalty">λ, 0 or more.</param>
    /// <param name="offsets">Known parts of each customer's logit; none if not given.</param>
    /// <exception cref="ArgumentException">There are no rows, rows differ in length, or lists differ in count.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The penalty is negative.</exception>
    /// <exception cref="ModelFitException">There is no single best model: all outcomes are the same, or features separate or repeat.</exception>
    public static LogisticModel Fit(
        IReadOnlyList<double[]> features,
        IReadOnlyList<bool> outcomes,
        double penalty = 0,
        IReadOnlyList<double>? offsets = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(penalty);
        Check(features, outcomes, offsets);
        var problem = new Problem(features, outcomes, penalty, offsets);
        var beta = Vector<double>.Build.Dense(features[0].Length + 1);
        var loss = problem.Loss(beta);
        for (var taken = 0; taken < MaximumSteps; taken++)
        {
            var step = problem.NewtonStep(beta);
            var (next, nextLoss) = (beta + step, problem.Loss(beta + step));
            while (!(nextLoss <= loss + 1e-12 * Math.Abs(loss)) && step.InfinityNorm() > Precision)
            {
                // Far from the best model a full step can overshoot.
                step /= 2;
                (next, nextLoss) = (beta + step, problem.Loss(beta + step));
            }

            (beta, loss) = (next, nextLoss);
            if (!beta.All(double.IsFinite))
            {
                break;
            }

            if (step.InfinityNorm() <= Precision * Math.Max(1, beta.InfinityNorm()))
            {
                return new(beta[0], [.. beta.Skip(1)]);
            }
        }

        throw new ModelFitException(
            "The fit does not settle: features separate those who left from those who stayed, or repeat one another. A penalty helps."
        );
    }

    private static void Check(IReadOnlyList<double[]> features, IReadOnlyList<bool> outcomes, IReadOnlyList<double>? offsets)
    {
        if (features.Count == 0 || features.Any(row => row.Length != features[0].Length || !row.All(double.IsFinite)))
        {
            throw new ArgumentException("A fit needs rows of one length with finite values.", nameof(features));
        }

        if (outcomes.Count != features.Count || (offsets is not null && offsets.Count != features.Count))
        {
            throw new ArgumentException("Rows, outcomes and offsets must be equally many.", nameof(outcomes));
        }

        if (outcomes.All(left => left) || !outcomes.Any(left => left))
        {
            throw new ModelFitException("All outcomes are the same: there is nothing to tell apart.");
        }
    }

    private sealed class Problem(
        IReadOnlyList<double[]> features,
        IReadOnlyList<bool> outcomes,
        double penalty,
        IReadOnlyList<double>? offsets
    )
    {
        private readonly int size = features[0].Length + 1;

        public double Loss(Vector<double> beta)
        {
            var loss = 0.0;
            var coefficients = beta.AsArray();
            for (var row = 0; row < features.Count; row++)
            {
                var logit = Logit(coefficients, row);

                // ln(1 + e^logit) without overflow.
                loss += Math.Max(logit, 0) + double.LogP1(Math.Exp(-Math.Abs(logit))) - (outcomes[row] ? logit : 0);
            }

            return loss + penalty / 2 * beta.Skip(1).Sum(coefficient => coefficient * coefficient);
        }

        public Vector<double> NewtonStep(Vector<double> beta)
        {
            var coefficients = beta.AsArray();
            var gradient = new double[size];
            var curvature = new double[size * size];
            var x = new double[size];
            x[0] = 1;
            for (var row = 0; row < features.Count; row++)
            {
                features[row].CopyTo(x, 1);
                var p = LogisticModel.Logistic(Logit(coefficients, row));
                var (residual, weight) = ((outcomes[row] ? 1 : 0) - p, p * (1 - p));
                for (var i = 0; i < size; i++)
                {
                    gradient[i] += residual * x[i];
                    var weighted = weight * x[i];
                    var line = curvature.AsSpan(i * size, i + 1);
                    for (var j = 0; j < line.Length; j++)
                    {
                        line[j] += weighted * x[j];
                    }
                }
            }

            for (var i = 0; i < size; i++)
            {
                gradient[i] -= i == 0 ? 0 : penalty * coefficients[i];
                curvature[i * size + i] += i == 0 ? 0 : penalty;
                for (var j = 0; j < i; j++)
                {
                    curvature[j * size + i] = curvature[i * size + j];
                }
            }

            return Matrix<double>.Build.Dense(size, size, curvature).LU().Solve(Vector<double>.Build.Dense(gradient));
        }

        private double Logit(double[] coefficients, int row)
        {
            var logit = coefficients[0] + (offsets?[row] ?? 0);
            var values = features[row];
            for (var index = 0; index < values.Length; index++)
            {
                logit += coefficients[index + 1] * values[index];
            }

            return logit;
        }
    }
}

/// <summary>The data allow no model; the rules are used instead.</summary>
public sealed class ModelFitException(string message) : Exception(message);
