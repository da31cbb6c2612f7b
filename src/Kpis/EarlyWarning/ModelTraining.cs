namespace Kpi.Kpis.EarlyWarning;

/// <summary>How a model is trained. The defaults are those of spec section 5.</summary>
public sealed record TrainingOptions
{
    /// <summary>The specification's.</summary>
    public static readonly TrainingOptions Default = new();

    /// <summary>When there are data enough.</summary>
    public FitGate Gate { get; init; } = FitGate.Default;

    /// <summary>When a model is good enough.</summary>
    public ReleaseGate Release { get; init; } = ReleaseGate.Default;

    /// <summary>The penalties that are tried; the one with the least log loss on the tuning window is taken.</summary>
    public IReadOnlyList<double> Penalties { get; init; } = [0.1, 1, 3, 10, 30, 100, 300, 1000];

    /// <summary>The feature whose order alone is the rule that a model must beat; ignored if the model does not have it.</summary>
    public string ExpiryFeature { get; init; } = "days_to_contract_expiry";

    /// <summary>Industry proxies that passed the fairness check.</summary>
    public IReadOnlyCollection<string> AllowedProxies { get; init; } = [];
}

/// <summary>What training came to.</summary>
/// <param name="Model">The model; null if data are too few or allow none, and rules warn instead.</param>
/// <param name="Evaluation">How it did on the test window; null without a model.</param>
/// <param name="TrainingEvents">Customers who left in the training window.</param>
/// <param name="TrainingCustomers">Customers in the training window.</param>
/// <param name="Window">The first and the last month of all windows together; null without rows.</param>
/// <param name="Failures">Everything that keeps the model back, or the reason that there is none; empty if it may be released.</param>
public sealed record TrainingResult(
    ChurnModel? Model,
    ModelEvaluation? Evaluation,
    int TrainingEvents,
    int TrainingCustomers,
    (Month From, Month To)? Window,
    IReadOnlyList<LocalizedText> Failures
)
{
    /// <summary>Whether it may be released.</summary>
    public bool IsReleasable => Model is not null && Failures.Count == 0;
}

/// <summary>Trains, calibrates and judges a model on three sets of customers (spec section 5).</summary>
public static class ModelTraining
{
    /// <summary>Trains on customers split by time; rows outside the three windows or without a label are ignored.</summary>
    /// <param name="features">What the model may use.</param>
    /// <param name="rows">Customers of all months.</param>
    /// <param name="latest">The last closed month.</param>
    /// <param name="incumbent">The model in use; null if there is none.</param>
    /// <param name="options">Gates and penalties; the specification's if not given.</param>
    /// <exception cref="BannedFeatureException">A feature must not be used.</exception>
    public static TrainingResult Run(
        IReadOnlyList<RiskFeature> features,
        IEnumerable<CustomerMonth> rows,
        Month latest,
        ChurnModel? incumbent = null,
        TrainingOptions? options = null
    )
    {
        var split = new TimeOrderedSplit(latest);
        var windows = rows.Where(row => row.Left is not null).ToLookup(row => split.WindowOf(row.Month));
        return Run(features, [.. windows[FitWindow.Train]], [.. windows[FitWindow.Tune]], [.. windows[FitWindow.Test]], incumbent, options);
    }

    /// <summary>Trains on sets that were split already, every row with a label.</summary>
    /// <param name="features">What the model may use.</param>
    /// <param name="train">Coefficients are fitted on these.</param>
    /// <param name="tune">The penalty is chosen and probabilities are calibrated on these.</param>
    /// <param name="test">The model is judged on these.</param>
    /// <param name="incumbent">The model in use; null if there is none.</param>
    /// <param name="options">Gates and penalties; the specification's if not given.</param>
    /// <exception cref="BannedFeatureException">A feature must not be used.</exception>
    public static TrainingResult Run(
        IReadOnlyList<RiskFeature> features,
        IReadOnlyList<CustomerMonth> train,
        IReadOnlyList<CustomerMonth> tune,
        IReadOnlyList<CustomerMonth> test,
        ChurnModel? incumbent = null,
        TrainingOptions? options = null
    )
    {
        var chosen = options ?? TrainingOptions.Default;
        BannedFeatures.Refuse(features.Select(feature => feature.Name), chosen.AllowedProxies);
        Month[] months = [.. train.Concat(tune).Concat(test).Select(row => row.Month).Distinct().Order()];
        var events = train.Count(row => row.Left == true);
        var result = new TrainingResult(null, null, events, train.Count, months.Length == 0 ? null : (months[0], months[^1]), []);
        var preparation = train.Count == 0 ? null : FeaturePreparation.Learn(train, features.Count);
        if (preparation is null || !chosen.Gate.Allows(events, preparation.Columns.Count))
        {
            return result with { Failures = [TooFew(events, preparation?.Columns.Count ?? 0, chosen.Gate)] };
        }

        try
        {
            var model = Fit(features, preparation, train, tune, chosen);
            var evaluation = Evaluate(model, test);
            var failures = chosen.Release.Failures(
                evaluation,
                incumbent is null ? null : Evaluate(incumbent, test).Auc,
                RuleAuc(features, chosen.ExpiryFeature, test)
            );
            return result with { Model = model, Evaluation = evaluation, Failures = [.. failures] };
        }
        catch (ModelFitException unfit)
        {
            return result with { Failures = [new($"无法拟合模型：{unfit.Message}", $"No model can be fitted: {unfit.Message}")] };
        }
    }

    /// <summary>How a model does on customers whose labels are known.</summary>
    public static ModelEvaluation Evaluate(ChurnModel model, IReadOnlyList<CustomerMonth> customers) =>
        ModelEvaluation.Of(
            [.. customers.Select(row => Math.Clamp(model.Score(row).Probability, 1e-12, 1 - 1e-12))],
            [.. customers.Select(row => row.Left == true)]
        );

    private static ChurnModel Fit(
        IReadOnlyList<RiskFeature> features,
        FeaturePreparation preparation,
        IReadOnlyList<CustomerMonth> train,
        IReadOnlyList<CustomerMonth> tune,
        TrainingOptions options
    )
    {
        if (tune.Count == 0)
        {
            throw new ModelFitException("The tuning window is empty.");
        }

        double[][] columns = [.. train.Select(row => preparation.Apply(row.Features))];
        bool[] left = [.. train.Select(row => row.Left == true)];
        double[][] tuning = [.. tune.Select(row => preparation.Apply(row.Features))];
        bool[] tuningLeft = [.. tune.Select(row => row.Left == true)];
        var (penalty, logistic, _) = options
            .Penalties.Select(penalty => (Penalty: penalty, Model: LogisticRegression.Fit(columns, left, penalty)))
            .Select(fit => (fit.Penalty, fit.Model, Loss: LogLoss(fit.Model, tuning, tuningLeft)))
            .MinBy(fit => fit.Loss);
        double[] predicted = [.. tuning.Select(row => Math.Clamp(logistic.ProbabilityOf(row), 1e-12, 1 - 1e-12))];
        return new(
            features,
            preparation,
            logistic,
            penalty,
            Calibration.Of(predicted, tuningLeft),
            [.. Enumerable.Range(0, features.Count).Select(index => FeatureBins.Learn([.. train.Select(row => row.Features[index])]))]
        );
    }

    private static double LogLoss(LogisticModel model, double[][] rows, bool[] left) =>
        rows.Zip(left, (row, isEvent) => -Math.Log(Math.Max(1e-300, isEvent ? model.ProbabilityOf(row) : 1 - model.ProbabilityOf(row))))
            .Average();

    /// <summary>The AUC of warning whoever's contract ends soonest; who has none is warned last.</summary>
    private static double? RuleAuc(IReadOnlyList<RiskFeature> features, string expiry, IReadOnlyList<CustomerMonth> test)
    {
        var index = features.Select(feature => feature.Name).ToList().IndexOf(expiry);
        return index < 0
            ? null
            : ModelMetrics.Auc(
                [.. test.Select(row => -(row.Features[index] ?? double.MaxValue))],
                [.. test.Select(row => row.Left == true)]
            );
    }

    private static LocalizedText TooFew(int events, int coefficients, FitGate gate)
    {
        var needed = Math.Max(gate.MinimumEvents, gate.EventsPerCoefficient * coefficients);
        return new(
            $"训练窗口离网客户 {events} 个，少于 {needed} 个：数据不足，只用规则预警。",
            $"{events} customers left in the training window, fewer than {needed}: too few for a model, rules warn instead."
        );
    }
}
