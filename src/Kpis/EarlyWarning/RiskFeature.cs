namespace Kpi.Kpis.EarlyWarning;

/// <summary>Something known of a customer at month end that a model may use.</summary>
/// <param name="Name">The name in data, in snake case, such as <c>silent_days</c>.</param>
/// <param name="High">What a manager reads when the value is high and goes with more (or less) risk.</param>
/// <param name="Low">What a manager reads when the value is low.</param>
/// <param name="Unknown">What a manager reads when the value is missing; null for a general sentence.</param>
public sealed record RiskFeature(string Name, LocalizedText High, LocalizedText Low, LocalizedText? Unknown = null)
{
    /// <summary>The features of spec section 5.</summary>
    public static IReadOnlyList<RiskFeature> Standard { get; } =
    [
        new("tenure_months", new("在网时间长", "long tenure"), new("在网时间短", "short tenure")),
        new("tier_rank", new("客户等级高", "a high tier"), new("客户等级低", "a low tier")),
        new("lifecycle_alert", new("处于预警期", "being in the alert stage"), new("不在预警期", "not being in the alert stage")),
        new("usage_level_3m", new("近三月使用量高", "high usage in 3 months"), new("近三月使用量低", "low usage in 3 months")),
        new("usage_trend_3m", new("使用量上升", "rising usage"), new("使用量下降", "falling usage")),
        new(
            "usage_ratio_12m",
            new("使用量高于全年均值", "usage above the year's mean"),
            new("使用量低于全年均值", "usage below the year's mean")
        ),
        new("revenue_level_3m", new("近三月消费高", "high revenue in 3 months"), new("近三月消费低", "low revenue in 3 months")),
        new("revenue_trend_3m", new("消费上升", "rising revenue"), new("消费下降", "falling revenue")),
        new(
            "revenue_ratio_12m",
            new("消费高于全年均值", "revenue above the year's mean"),
            new("消费低于全年均值", "revenue below the year's mean")
        ),
        new(
            "days_to_contract_expiry",
            new("离合约到期还远", "a contract that runs on"),
            new("合约即将到期", "a contract about to end"),
            new("无合约", "no contract")
        ),
        new(
            "days_to_promotion_expiry",
            new("离优惠到期还远", "a promotion that runs on"),
            new("优惠即将到期", "a promotion about to end"),
            new("无优惠", "no promotion")
        ),
        new(
            "days_to_package_expiry",
            new("离套餐到期还远", "a package that runs on"),
            new("套餐即将到期", "a package about to end"),
            new("无套餐", "no package")
        ),
        new("silent_days", new("静默天数多", "many silent days"), new("近期有使用", "recent use")),
        new("complaints_90d", new("近90天投诉多", "complaints in 90 days"), new("近90天少投诉", "few complaints in 90 days")),
        new("complaints_reopened_90d", new("投诉重开", "a reopened complaint"), new("投诉未重开", "no reopened complaint")),
        new(
            "csat",
            new("满意度高", "high satisfaction"),
            new("满意度低", "low satisfaction"),
            new("未答满意度问卷", "no satisfaction answer")
        ),
        new(
            "nps",
            new("推荐意愿高", "high readiness to recommend"),
            new("推荐意愿低", "low readiness to recommend"),
            new("未答推荐问卷", "no answer on recommending")
        ),
        new(
            "days_since_effective_contact",
            new("久未有效接触", "no effective contact for long"),
            new("近期有有效接触", "a recent effective contact"),
            new("从未有效接触", "never an effective contact")
        ),
        new("manager_changes_12m", new("客户经理更换多", "changes of manager"), new("客户经理稳定", "the same manager")),
        new("products_held", new("持有产品多", "many products"), new("持有产品少", "few products")),
        new(
            "need_coverage",
            new("需求满足率高", "needs well met"),
            new("需求满足率低", "needs hardly met"),
            new("需求未知", "needs not known")
        ),
    ];
}
