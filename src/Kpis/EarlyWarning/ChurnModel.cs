using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kpi.Kpis.EarlyWarning;

/// <summary>A customer's risk with its explanation.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Probability">Of leaving within two months, 0–1, calibrated.</param>
/// <param name="BaseLogit">The calibrated logit of a mean customer.</param>
/// <param name="Contributions">What each feature, with its missing flag, adds to it; base and contributions sum to the logit.</param>
public sealed record RiskScore(string CustomerId, double Probability, double BaseLogit, IReadOnlyList<double> Contributions)
{
    /// <summary>The customer's calibrated logit.</summary>
    public double Logit => BaseLogit + Contributions.Sum();
}

/// <summary>A fitted, calibrated model with everything that scoring needs.</summary>
/// <param name="Features">What it uses, in the order of rows' features.</param>
/// <param name="Preparation">How features become columns.</param>
/// <param name="Logistic">Intercept and a coefficient for each column.</param>
/// <param name="Penalty">The λ that it was fitted with.</param>
/// <param name="Calibration">Platt's correction, learnt on the tuning window.</param>
/// <param name="Training">The training data's distribution, to see drift.</param>
public sealed record ChurnModel(
    IReadOnlyList<RiskFeature> Features,
    FeaturePreparation Preparation,
    LogisticModel Logistic,
    double Penalty,
    Calibration Calibration,
    IReadOnlyList<FeatureBins> Training
)
{
    /// <summary>A customer's risk.</summary>
    /// <param name="customer">With as many features as the model.</param>
    public RiskScore Score(CustomerMonth customer)
    {
        var columns = Preparation.Apply(customer.Features);
        var contributions = new double[Features.Count];
        for (var column = 0; column < columns.Length; column++)
        {
            contributions[Preparation.Columns[column].Feature] += Calibration.Slope * Logistic.Coefficients[column] * columns[column];
        }

        // Columns are standardised, so a mean customer has 0 in each.
        var score = new RiskScore(customer.CustomerId, 0, Calibration.Intercept + Calibration.Slope * Logistic.Intercept, contributions);
        return score with { Probability = LogisticModel.Logistic(score.Logit) };
    }

    /// <summary>SHA-256 in lower-case hexadecimal over every number that decides a score; equal models have equal hashes.</summary>
    public string Hash
    {
        get
        {
            var text = new StringBuilder("kpi-churn-model-1\n");
            text.AppendJoin(',', Features.Select(feature => feature.Name)).Append('\n');
            text.AppendJoin(',', Preparation.Medians.Select(Written)).Append('\n');
            foreach (var (column, coefficient) in Preparation.Columns.Zip(Logistic.Coefficients))
            {
                text.AppendJoin(
                    ',',
                    column.Feature,
                    column.IsMissingFlag ? 1 : 0,
                    Written(column.Mean),
                    Written(column.Deviation),
                    Written(coefficient)
                );
                text.Append('\n');
            }

            text.AppendJoin(',', Written(Logistic.Intercept), Written(Calibration.Intercept), Written(Calibration.Slope));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }

    private static string Written(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
