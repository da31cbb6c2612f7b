namespace Kpi.Kpis.EarlyWarning;

/// <summary>A model and its card, as an archive keeps them.</summary>
public sealed record ArchivedModel(ChurnModel Model, ModelCard Card);

/// <summary>A customer to be scored, with what makes a warning worth acting on.</summary>
/// <param name="Customer">The customer at month end.</param>
/// <param name="Value">Monthly value in CNY, 0 or more.</param>
/// <param name="IsCovered">Whether somebody already takes care: contacted in the month, or in an open case.</param>
/// <param name="DoNotDisturb">Whether only SMS, e-mail, card or mail may be used (免打扰).</param>
public sealed record ScoredCustomer(CustomerMonth Customer, double Value, bool IsCovered, bool DoNotDisturb = false);

/// <summary>A line of the worklist.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Level">Red or amber.</param>
/// <param name="Risk">The probability of leaving within two months, 0–1; null where rules warn.</param>
/// <param name="Priority">Uncovered × risk × value: what is at stake, in CNY a month (under rules, points × value).</param>
/// <param name="DoNotDisturb">Whether only SMS, e-mail, card or mail may be used.</param>
/// <param name="Reasons">Plain phrases, the strongest first.</param>
public sealed record WorklistLine(
    string CustomerId,
    RiskLevel Level,
    double? Risk,
    double Priority,
    bool DoNotDisturb,
    IReadOnlyList<LocalizedText> Reasons
);

/// <summary>A month's warnings (spec section 5, monthly).</summary>
/// <param name="Month">The month.</param>
/// <param name="ModelHash">The model that scored; null where rules warn.</param>
/// <param name="Notes">Why an older model or rules stand in, and which features drifted.</param>
/// <param name="Drift">Each feature's drift; empty where rules warn.</param>
/// <param name="Levels">Each customer's level, in the order given.</param>
/// <param name="NoContact">Customers of the no-contact group; they are on no worklist.</param>
/// <param name="Worklist">Whom to care for, the highest priority first.</param>
public sealed record MonthlyScoring(
    Month Month,
    string? ModelHash,
    IReadOnlyList<LocalizedText> Notes,
    IReadOnlyList<FeatureDrift> Drift,
    IReadOnlyList<RiskLevel> Levels,
    IReadOnlyList<string> NoContact,
    IReadOnlyList<WorklistLine> Worklist
)
{
    /// <summary>Scores a month.</summary>
    /// <param name="month">The month.</param>
    /// <param name="features">The features of the customers.</param>
    /// <param name="customers">Everybody active at month end, each once.</param>
    /// <param name="archive">All models, newest first: the first approved one that fits the features is used.</param>
    /// <param name="options">Levels, rules, no-contact group; the specification's if not given.</param>
    public static MonthlyScoring Of(
        Month month,
        IReadOnlyList<RiskFeature> features,
        IReadOnlyList<ScoredCustomer> customers,
        IReadOnlyList<ArchivedModel> archive,
        ScoringOptions? options = null
    )
    {
        var chosen = options ?? ScoringOptions.Default;
        var notes = new List<LocalizedText>();
        var model = Choose(archive, features, notes);
        IReadOnlyList<FeatureDrift> drift =
            model is null || customers.Count == 0 ? [] : FeatureDrift.Of(model, [.. customers.Select(one => one.Customer)]);
        notes.AddRange(drift.Where(one => one.IsAlert).Select(DriftNote));
        Assessed[] assessed = [.. customers.Select(one => model is null ? ByRules(features, one, chosen) : ByModel(model, one))];
        var levels = chosen.Levels.Of([.. assessed.Select(one => (one.Source.Customer.CustomerId, one.Weight))]);

        // A rule that does not apply warns of nobody, however few are warned of.
        levels = [.. levels.Zip(assessed, (level, one) => one.Weight > 0 ? level : RiskLevel.None)];
        HashSet<string> noContact =
        [
            .. assessed
                .Zip(levels)
                .Where(pair => chosen.NoContact.Contains(pair.First.Source.Customer.CustomerId, month, pair.Second))
                .Select(pair => pair.First.Source.Customer.CustomerId),
        ];
        return new(
            month,
            model?.Hash,
            notes,
            drift,
            levels,
            [.. noContact.Order(StringComparer.Ordinal)],
            Lines(assessed, levels, noContact)
        );
    }

    private static ChurnModel? Choose(IReadOnlyList<ArchivedModel> archive, IReadOnlyList<RiskFeature> features, List<LocalizedText> notes)
    {
        var used = archive.FirstOrDefault(one =>
            one.Card.IsApproved
            && one.Model.Features.Select(feature => feature.Name).SequenceEqual(features.Select(feature => feature.Name))
        );
        if (used is null)
        {
            notes.Add(new("没有可用的已批准模型：本月按规则预警。", "No approved model fits: rules warn this month."));
        }
        else if (used != archive[0])
        {
            notes.Add(
                new(
                    $"模型 {archive[0].Card.Version} 未获批准或特征不符：沿用上一个已批准的模型 {used.Card.Version}。",
                    $"Model {archive[0].Card.Version} is not approved or does not fit: the last approved one, {used.Card.Version}, is used."
                )
            );
        }

        return used?.Model;
    }

    private static Assessed ByModel(ChurnModel model, ScoredCustomer customer)
    {
        var score = model.Score(customer.Customer);
        return new(
            customer,
            score.Probability,
            score.Probability,
            () => [.. RiskReason.Of(model, customer.Customer, score).Select(reason => reason.Sentence)]
        );
    }

    private static Assessed ByRules(IReadOnlyList<RiskFeature> features, ScoredCustomer customer, ScoringOptions options)
    {
        var warning = RuleWarning.Of(features, customer.Customer, options.Rules);
        return new(customer, warning.Points, null, () => [.. warning.Rules.Select(rule => rule.Reason)]);
    }

    private static WorklistLine[] Lines(IReadOnlyList<Assessed> assessed, IReadOnlyList<RiskLevel> levels, HashSet<string> noContact) =>
        [
            .. assessed
                .Zip(levels)
                .Where(pair => pair.Second != RiskLevel.None)
                .Select(pair => (One: pair.First, Level: pair.Second, pair.First.Source))
                .Where(line => !line.Source.IsCovered && !noContact.Contains(line.Source.Customer.CustomerId))
                .Select(line => new WorklistLine(
                    line.Source.Customer.CustomerId,
                    line.Level,
                    line.One.Risk,
                    line.One.Weight * line.Source.Value,
                    line.Source.DoNotDisturb,
                    line.One.Reasons()
                ))
                .OrderByDescending(line => line.Priority)
                .ThenBy(line => line.CustomerId, StringComparer.Ordinal),
        ];

    private static LocalizedText DriftNote(FeatureDrift drift) =>
        new(
            $"特征 {drift.Feature.Name} 已漂移（PSI {drift.Index:0.00}）：请重训模型。",
            $"Feature {drift.Feature.Name} has drifted (PSI {drift.Index:0.00}): train the model again."
        );

    private sealed record Assessed(ScoredCustomer Source, double Weight, double? Risk, Func<IReadOnlyList<LocalizedText>> Reasons);
}

/// <summary>How a month is scored. The defaults are those of spec section 5.</summary>
public sealed record ScoringOptions
{
    /// <summary>The specification's.</summary>
    public static readonly ScoringOptions Default = new();

    /// <summary>Which shares are warned of.</summary>
    public RiskLevels Levels { get; init; } = RiskLevels.Default;

    /// <summary>What warns where no model may.</summary>
    public IReadOnlyList<WarningRule> Rules { get; init; } = WarningRule.Default;

    /// <summary>Who is not contacted, to learn from.</summary>
    public NoContactGroup NoContact { get; init; } = new();
}
