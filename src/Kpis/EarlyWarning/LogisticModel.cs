namespace Kpi.Kpis.EarlyWarning;

/// <summary>A logistic model: logit = intercept + Σ coefficient·feature.</summary>
/// <param name="Intercept">On the logit scale.</param>
/// <param name="Coefficients">One for each feature, on the logit scale for one unit of the feature.</param>
public sealed record LogisticModel(double Intercept, IReadOnlyList<double> Coefficients)
{
    /// <summary>The logit of a customer.</summary>
    /// <param name="features">One value for each coefficient.</param>
    /// <exception cref="ArgumentException">There are not as many features as coefficients.</exception>
    public double LogitOf(IReadOnlyList<double> features)
    {
        CheckCount(features);
        return Intercept + Coefficients.Zip(features, (coefficient, feature) => coefficient * feature).Sum();
    }

    /// <summary>The probability, 0–1, of a customer.</summary>
    /// <inheritdoc cref="LogitOf"/>
    public double ProbabilityOf(IReadOnlyList<double> features) => Logistic(LogitOf(features));

    /// <summary>What each feature adds for a customer, compared with a mean customer (spec section 5, explain).</summary>
    /// <param name="features">The customer's.</param>
    /// <param name="means">The training data's.</param>
    /// <exception cref="ArgumentException">There are not as many features or means as coefficients.</exception>
    public RiskExplanation Explain(IReadOnlyList<double> features, IReadOnlyList<double> means)
    {
        CheckCount(features);
        return new(LogitOf(means), [.. Coefficients.Select((coefficient, index) => coefficient * (features[index] - means[index]))]);
    }

    internal static double Logistic(double logit) => logit >= 0 ? 1 / (1 + Math.Exp(-logit)) : Math.Exp(logit) / (1 + Math.Exp(logit));

    private void CheckCount(IReadOnlyList<double> features)
    {
        if (features.Count != Coefficients.Count)
        {
            throw new ArgumentException($"The model has {Coefficients.Count} coefficients, not {features.Count}.", nameof(features));
        }
    }
}

/// <summary>Why a customer's risk is what it is: associated with, never because of.</summary>
/// <param name="BaseLogit">The logit of a mean customer.</param>
/// <param name="Contributions">What each feature adds to it, on the logit scale.</param>
public sealed record RiskExplanation(double BaseLogit, IReadOnlyList<double> Contributions)
{
    /// <summary>The customer's logit: base and contributions sum to it exactly.</summary>
    public double Logit => BaseLogit + Contributions.Sum();

    /// <summary>The customer's probability, 0–1.</summary>
    public double Probability => LogisticModel.Logistic(Logit);
}
