namespace Kpi.Kpis.EarlyWarning;

/// <summary>What a model must reach on the test window before it may score. The defaults are those of spec section 5.</summary>
public sealed record ReleaseGate
{
    /// <summary>The specification's.</summary>
    public static readonly ReleaseGate Default = new();

    /// <summary>The least AUC.</summary>
    public double MinimumAuc { get; init; } = 0.70;

    /// <summary>The least calibration slope.</summary>
    public double MinimumSlope { get; init; } = 0.8;

    /// <summary>The greatest calibration slope.</summary>
    public double MaximumSlope { get; init; } = 1.2;

    /// <summary>The least lift among the riskiest tenth.</summary>
    public double MinimumLift { get; init; } = 2;

    /// <summary>Everything that keeps a model back; empty if it may be released.</summary>
    /// <param name="model">How it did.</param>
    /// <param name="incumbentAuc">What the model in use reaches on the same customers; null if there is none.</param>
    /// <param name="ruleAuc">What ordering by days to expiry alone reaches; null if that is not known.</param>
    public IEnumerable<LocalizedText> Failures(ModelEvaluation model, double? incumbentAuc, double? ruleAuc)
    {
        if (!(model.Auc >= MinimumAuc))
        {
            yield return new($"AUC {model.Auc:0.000}，低于 {MinimumAuc:0.00}。", $"AUC {model.Auc:0.000} is below {MinimumAuc:0.00}.");
        }

        if (!(model.Calibration?.Slope >= MinimumSlope && model.Calibration.Slope <= MaximumSlope))
        {
            var slope = model.Calibration?.Slope;
            yield return new(
                $"校准斜率 {slope:0.00}，不在 {MinimumSlope:0.0}–{MaximumSlope:0.0} 之内。",
                $"Calibration slope {slope:0.00} is outside {MinimumSlope:0.0}–{MaximumSlope:0.0}."
            );
        }

        if (!(model.Lift >= MinimumLift))
        {
            yield return new(
                $"前10%提升度 {model.Lift:0.0}，低于 {MinimumLift:0.0}。",
                $"Lift at 10% is {model.Lift:0.0}, below {MinimumLift:0.0}."
            );
        }

        if (model.Auc < incumbentAuc)
        {
            yield return new($"不如现用模型（AUC {incumbentAuc:0.000}）。", $"Worse than the model in use (AUC {incumbentAuc:0.000}).");
        }

        if (model.Auc < ruleAuc)
        {
            yield return new($"不如到期规则（AUC {ruleAuc:0.000}）。", $"Worse than the expiry rule alone (AUC {ruleAuc:0.000}).");
        }
    }
}
