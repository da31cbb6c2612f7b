namespace Kpi.Kpis.EarlyWarning;

/// <summary>A ban and its reason.</summary>
/// <param name="Terms">Words in snake case; a feature whose name contains one as whole words is banned.</param>
/// <param name="Reason">Why.</param>
public sealed record FeatureBan(IReadOnlyList<string> Terms, LocalizedText Reason)
{
    /// <summary>Whether a feature's name falls under the ban.</summary>
    public bool Bans(string feature) => Terms.Any(term => $"_{feature}_".Contains($"_{term}_", StringComparison.OrdinalIgnoreCase));
}

/// <summary>What a model must never use (spec section 5). A score may only trigger care; it must not rest on who somebody is, nor on the future.</summary>
public static class BannedFeatures
{
    /// <summary>The bans.</summary>
    public static IReadOnlyList<FeatureBan> All { get; } =
    [
        new(
            ["case_outcome", "case_result", "case_saved", "warning_result", "warning_outcome", "outcome", "saved", "lost"],
            new("结果字段：挽留或预警的结果发生在评分之后", "an outcome of a case or warning is known only after the score")
        ),
        new(
            ["churned", "churned_at", "left", "label", "next_month", "after", "future", "winback_at"],
            new("未来信息：评分时点之后才知道", "it is known only after the month that is scored")
        ),
        new(
            ["full_name", "masked_name", "customer_name", "surname", "first_name"],
            new("姓名：个人身份信息", "a name identifies a person and says nothing of risk")
        ),
        new(
            ["phone_number", "mobile_number", "telephone", "msisdn", "id_number", "email_address"],
            new("电话或证件号：个人身份信息", "a number identifies a person and says nothing of risk")
        ),
        new(
            ["address", "street", "house_number", "latitude", "longitude"],
            new("详细地址：个人身份信息", "an exact address identifies a person")
        ),
        new(["gender", "sex"], new("性别：受保护特征", "gender is a protected attribute")),
        new(
            ["ethnicity", "ethnic", "race", "nationality", "religion"],
            new("民族或宗教：受保护特征", "ethnicity and religion are protected attributes")
        ),
        new(["health", "medical", "disability", "pregnancy"], new("健康：敏感个人信息", "health is sensitive personal information")),
        new(
            ["industry"],
            new(
                "行业：可能是受保护特征的代理，须先通过公平性检查",
                "industry can stand for a protected attribute; it must pass the fairness check first"
            )
        ),
    ];

    /// <summary>Refuses banned features, all of them in one error.</summary>
    /// <param name="features">Names in snake case.</param>
    /// <param name="allowed">Industry proxies that passed the fairness check, by name; no other ban can be lifted.</param>
    /// <exception cref="BannedFeatureException">A feature is banned.</exception>
    public static void Refuse(IEnumerable<string> features, IReadOnlyCollection<string>? allowed = null)
    {
        var problems = features
            .SelectMany(feature =>
                All.Where(ban => ban.Bans(feature) && !IsLifted(ban, feature)).Take(1).Select(ban => (Feature: feature, ban.Reason))
            )
            .ToList();
        if (problems.Count > 0)
        {
            throw new BannedFeatureException(problems);
        }

        bool IsLifted(FeatureBan ban, string feature) =>
            ban.Terms.Contains("industry", StringComparer.Ordinal) && allowed?.Contains(feature) == true;
    }
}

/// <summary>A model was asked to use what it must not.</summary>
public sealed class BannedFeatureException(IReadOnlyList<(string Feature, LocalizedText Reason)> banned)
    : Exception(
        $"These features must not be used: {string.Join("; ", banned.Select(one => $"'{one.Feature}': {one.Reason.En}"))}. Leave them out of the feature list."
    )
{
    /// <summary>The stable code of this error.</summary>
    public const string Code = "FEATURE_BANNED";

    /// <summary>Which, and why.</summary>
    public IReadOnlyList<(string Feature, LocalizedText Reason)> Banned { get; } = banned;
}
