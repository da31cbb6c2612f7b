namespace Kpi.Kpis.EarlyWarning;

/// <summary>One of ten bins of customers by rising risk.</summary>
/// <param name="Customers">How many.</param>
/// <param name="Predicted">Their mean predicted probability, 0–1.</param>
/// <param name="Observed">The share of them that left, 0–1.</param>
public readonly record struct ReliabilityBin(int Customers, double Predicted, double Observed);

/// <summary>How a model did on customers that it had not seen (spec section 5, evaluate).</summary>
/// <param name="Customers">How many.</param>
/// <param name="Events">How many of them left.</param>
/// <param name="Auc">The chance that who left ranked above who stayed; null if all or none left.</param>
/// <param name="Lift">How many times more left among the riskiest tenth; null if none left.</param>
/// <param name="Brier">The mean squared error of probabilities; null without customers.</param>
/// <param name="BrierSkill">How much of the error of predicting the share for everybody is saved; null if all or none left.</param>
/// <param name="Calibration">Whether probabilities mean what they say; null where it cannot be measured.</param>
/// <param name="Reliability">Ten bins of equal size by rising risk; fewer with fewer than ten customers.</param>
public sealed record ModelEvaluation(
    int Customers,
    int Events,
    double? Auc,
    double? Lift,
    double? Brier,
    double? BrierSkill,
    Calibration? Calibration,
    IReadOnlyList<ReliabilityBin> Reliability
)
{
    /// <summary>Evaluates predictions.</summary>
    /// <param name="probabilities">Strictly between 0 and 1.</param>
    /// <param name="outcomes">Who left, in the same order.</param>
    public static ModelEvaluation Of(IReadOnlyList<double> probabilities, IReadOnlyList<bool> outcomes) =>
        new(
            outcomes.Count,
            outcomes.Count(left => left),
            ModelMetrics.Auc(probabilities, outcomes),
            ModelMetrics.LiftAt(probabilities, outcomes),
            ModelMetrics.Brier(probabilities, outcomes),
            ModelMetrics.BrierSkill(probabilities, outcomes),
            Calibrated(probabilities, outcomes),
            Bins(probabilities, outcomes)
        );

    private static Calibration? Calibrated(IReadOnlyList<double> probabilities, IReadOnlyList<bool> outcomes)
    {
        if (outcomes.Count == 0 || outcomes.All(left => left) || !outcomes.Any(left => left))
        {
            return null;
        }

        try
        {
            return EarlyWarning.Calibration.Of(probabilities, outcomes);
        }
        catch (ModelFitException)
        {
            return null; // Too few or too clear-cut to draw a line through.
        }
    }

    private static ReliabilityBin[] Bins(IReadOnlyList<double> probabilities, IReadOnlyList<bool> outcomes)
    {
        var rising = probabilities.Zip(outcomes).OrderBy(pair => pair.First).ToList();
        return
        [
            .. Enumerable
                .Range(0, 10)
                .Select(bin => rising[(bin * rising.Count / 10)..((bin + 1) * rising.Count / 10)])
                .Where(bin => bin.Count > 0)
                .Select(bin => new ReliabilityBin(bin.Count, bin.Average(pair => pair.First), bin.Average(pair => pair.Second ? 1.0 : 0))),
        ];
    }
}
