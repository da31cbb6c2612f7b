namespace Kpi.Kpis.EarlyWarning;

/// <summary>Whether probabilities mean what they say, on the logit scale (Van Calster et al., BMC Med 2019;17:230; spec section 5).</summary>
/// <param name="Intercept">With <paramref name="Slope"/>, what turns a predicted logit into the observed one.</param>
/// <param name="Slope">1 is right; below, predictions are too extreme; above, too timid.</param>
/// <param name="InTheLarge">What must be added to all logits so that as many leave as predicted; 0 is right.</param>
public sealed record Calibration(double Intercept, double Slope, double InTheLarge)
{
    /// <summary>Measures it.</summary>
    /// <param name="probabilities">Predictions strictly between 0 and 1.</param>
    /// <param name="outcomes">Who left, in the same order.</param>
    /// <exception cref="ArgumentException">A probability is not between 0 and 1, or the lists differ in count.</exception>
    /// <exception cref="ModelFitException">All outcomes or all predictions are the same, or predictions separate the outcomes.</exception>
    public static Calibration Of(IReadOnlyList<double> probabilities, IReadOnlyList<bool> outcomes)
    {
        if (!probabilities.All(p => p is > 0 and < 1))
        {
            throw new ArgumentException("A logit needs a probability strictly between 0 and 1.", nameof(probabilities));
        }

        double[] logits = [.. probabilities.Select(p => Math.Log(p / (1 - p)))];
        var line = LogisticRegression.Fit([.. logits.Select(logit => new[] { logit })], outcomes);
        var shift = LogisticRegression.Fit([.. logits.Select(_ => Array.Empty<double>())], outcomes, offsets: logits);
        return new(line.Intercept, line.Coefficients[0], shift.Intercept);
    }

    /// <summary>Platt's correction: the probability that a predicted one turned out to mean on the tuning window.</summary>
    /// <param name="probability">A prediction strictly between 0 and 1.</param>
    public double Correct(double probability) => LogisticModel.Logistic(Intercept + Slope * Math.Log(probability / (1 - probability)));
}
