namespace Kpi.Kpis.EarlyWarning;

/// <summary>A rule that warns where no model may: so many points if a feature passes a line.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="From">The least value that counts; null if none is too low.</param>
/// <param name="To">The greatest value that counts; null if none is too high.</param>
/// <param name="Points">How much it weighs, above 0.</param>
/// <param name="Reason">A plain phrase.</param>
public sealed record WarningRule(string Feature, double? From, double? To, double Points, LocalizedText Reason)
{
    /// <summary>The product's rules, after what the sources say goes before a loss: silence, falling use, complaints, an expiry.</summary>
    public static IReadOnlyList<WarningRule> Default { get; } =
    [
        new("days_to_contract_expiry", 0, 60, 3, new("合约60天内到期", "the contract ends within 60 days")),
        new("silent_days", 30, null, 3, new("静默30天以上", "silent for 30 days or more")),
        new("revenue_ratio_12m", null, 0.7, 2, new("消费低于全年均值七成", "revenue below 70% of the year's mean")),
        new("usage_ratio_12m", null, 0.7, 2, new("使用量低于全年均值七成", "usage below 70% of the year's mean")),
        new("complaints_reopened_90d", 1, null, 2, new("近90天有投诉重开", "a complaint reopened in 90 days")),
        new("complaints_90d", 2, null, 1, new("近90天投诉两次以上", "two complaints or more in 90 days")),
        new("csat", null, 2, 1, new("满意度打分不高于2", "a satisfaction score of 2 or less")),
    ];

    /// <summary>Whether a value passes the line; a missing one does not.</summary>
    public bool Applies(double? value) => value is { } known && !(known < From) && !(known > To);
}

/// <summary>What rules say of a customer.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Points">The points of all rules that apply; 0 if none does.</param>
/// <param name="Rules">Those rules, the heaviest first.</param>
public sealed record RuleWarning(string CustomerId, double Points, IReadOnlyList<WarningRule> Rules)
{
    /// <summary>Applies rules to a customer; rules on features that are not there are skipped.</summary>
    public static RuleWarning Of(IReadOnlyList<RiskFeature> features, CustomerMonth customer, IReadOnlyList<WarningRule> rules)
    {
        var values = features.Zip(customer.Features).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal);
        WarningRule[] applying =
        [
            .. rules.Where(rule => rule.Applies(values.GetValueOrDefault(rule.Feature))).OrderByDescending(rule => rule.Points),
        ];
        return new(customer.CustomerId, applying.Sum(rule => rule.Points), applying);
    }
}
