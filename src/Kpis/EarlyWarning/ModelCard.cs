namespace Kpi.Kpis.EarlyWarning;

/// <summary>A group's metrics on the test window.</summary>
/// <param name="Dimension">What it is a group of.</param>
/// <param name="Group">The group.</param>
/// <param name="Evaluation">How the model did on it.</param>
public sealed record GroupEvaluation(string Dimension, string Group, ModelEvaluation Evaluation);

/// <summary>Everything that must be known of a model before and while it is used (spec section 5, monthly).</summary>
public sealed record ModelCard
{
    /// <summary>The model's version.</summary>
    public required string Version { get; init; }

    /// <summary>The model's hash: a score can be traced to it.</summary>
    public required string Hash { get; init; }

    /// <summary>The first and the last month of the data; null if the data have no time order.</summary>
    public required (Month From, Month To)? DataWindow { get; init; }

    /// <summary>Customers in training.</summary>
    public required int TrainingCustomers { get; init; }

    /// <summary>Those of them who left.</summary>
    public required int TrainingEvents { get; init; }

    /// <summary>What it uses, in order.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>The penalty λ.</summary>
    public required double Penalty { get; init; }

    /// <summary>How it did on customers that it had not seen.</summary>
    public required ModelEvaluation Evaluation { get; init; }

    /// <summary>The same by tier and branch level.</summary>
    public IReadOnlyList<GroupEvaluation> ByGroup { get; init; } = [];

    /// <summary>Whether groups are treated alike.</summary>
    public IReadOnlyList<FairnessReport> Fairness { get; init; } = [];

    /// <summary>What keeps it back; empty if it passed the release gate.</summary>
    public IReadOnlyList<LocalizedText> Failures { get; init; } = [];

    /// <summary>What it must not be used for, and what it does not know.</summary>
    public IReadOnlyList<LocalizedText> Limits { get; init; } = DefaultLimits;

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>Who approved it; null if nobody has yet.</summary>
    public string? Approver { get; init; }

    /// <summary>Whether it may score: it passed the gate, and somebody other than the owner approved it.</summary>
    public bool IsApproved =>
        Failures.Count == 0
        && !string.IsNullOrWhiteSpace(Approver)
        && !string.Equals(Approver.Trim(), Owner.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>The limits of every model here.</summary>
    public static IReadOnlyList<LocalizedText> DefaultLimits { get; } =
    [
        new("评分只用于触发关怀，不得用于加价或降低服务。", "A score may only trigger care; it must never worsen price or service."),
        new("贡献说明相关，不说明因果。", "Contributions say what goes with risk, not what causes it."),
        new(
            "接触会改变结果；未接触对照组之外的数据已受影响。",
            "Contact changes outcomes; data outside the no-contact group are touched by it."
        ),
    ];

    /// <summary>Writes the card of a trained model.</summary>
    /// <param name="training">What training came to; with a model.</param>
    /// <param name="test">The test window.</param>
    /// <param name="version">The version.</param>
    /// <param name="owner">Who answers for it.</param>
    /// <param name="approver">Who approved it; null if nobody has yet.</param>
    /// <param name="levels">Which shares are warned of; the specification's if not given.</param>
    /// <exception cref="ArgumentException">Training came to no model.</exception>
    public static ModelCard Of(
        TrainingResult training,
        IReadOnlyList<CustomerMonth> test,
        string version,
        string owner,
        string? approver = null,
        RiskLevels? levels = null
    )
    {
        var model = training.Model ?? throw new ArgumentException("There is no model to write a card of.", nameof(training));
        double[] probabilities = [.. test.Select(row => model.Score(row).Probability)];
        var warned = (levels ?? RiskLevels.Default).Of([.. test.Zip(probabilities, (row, risk) => (row.CustomerId, risk))]);
        string[] dimensions =
        [
            .. test.SelectMany(row => row.Groups?.Keys ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        return new()
        {
            Version = version,
            Hash = model.Hash,
            DataWindow = training.Window is { } window && window.From != window.To ? window : null,
            TrainingCustomers = training.TrainingCustomers,
            TrainingEvents = training.TrainingEvents,
            Features = [.. model.Features.Select(feature => feature.Name)],
            Penalty = model.Penalty,
            Evaluation = training.Evaluation!,
            ByGroup = [.. dimensions.SelectMany(dimension => Groups(model, test, dimension))],
            Fairness = [.. dimensions.Select(dimension => FairnessReport.Of(dimension, test, probabilities, warned))],
            Failures = training.Failures,
            Owner = owner,
            Approver = approver,
        };
    }

    /// <summary>The card as a text of some lines.</summary>
    public string Text(Lang lang) => ModelCardText.Of(this, lang);

    private static IEnumerable<GroupEvaluation> Groups(ChurnModel model, IReadOnlyList<CustomerMonth> test, string dimension) =>
        test.Where(row => row.Groups?.ContainsKey(dimension) == true)
            .GroupBy(row => row.Groups![dimension], StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new GroupEvaluation(dimension, group.Key, ModelTraining.Evaluate(model, [.. group])));
}
