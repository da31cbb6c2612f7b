namespace Kpi.Kpis;

/// <summary>A language that every face speaks.</summary>
public enum Lang
{
    /// <summary>Simplified Chinese.</summary>
    Zh,

    /// <summary>English.</summary>
    En,
}

/// <summary>A text in both languages.</summary>
public sealed record LocalizedText(string Zh, string En)
{
    /// <summary>The text in one language.</summary>
    public string In(Lang lang) => lang == Lang.Zh ? Zh : En;
}

/// <summary>The levels of the branch tree, top first.</summary>
public enum BranchLevel
{
    /// <summary>Headquarters (总部).</summary>
    Hq,

    /// <summary>Province (省).</summary>
    Province,

    /// <summary>City (地市).</summary>
    City,

    /// <summary>Outlet (网点).</summary>
    Outlet,
}

/// <summary>The customer tiers of spec section 1: telecom diamond, gold, silver, ordinary; bank diamond, platinum, gold.</summary>
public enum Tier
{
    /// <summary>The source does not say, or the event has no customer; counted in totals only.</summary>
    Unclassified,

    /// <summary>Ordinary (普通).</summary>
    Ordinary,

    /// <summary>Silver (银卡).</summary>
    Silver,

    /// <summary>Gold (金卡).</summary>
    Gold,

    /// <summary>Platinum (白金卡).</summary>
    Platinum,

    /// <summary>Diamond (钻石卡).</summary>
    Diamond,
}

/// <summary>Which customers a value is about: all of them, or one tier.</summary>
public readonly record struct Segment(Tier? Tier)
{
    /// <summary>All customers.</summary>
    public static Segment All => default;

    /// <summary>All customers, then every tier that a customer can be in, highest first.</summary>
    public static IReadOnlyList<Segment> ByTier { get; } =
    [new(Kpis.Tier.Diamond), new(Kpis.Tier.Platinum), new(Kpis.Tier.Gold), new(Kpis.Tier.Silver), new(Kpis.Tier.Ordinary)];

    /// <inheritdoc/>
    public override string ToString() => Tier?.ToString() ?? "All";
}

/// <summary>A branch as values and documents name it.</summary>
/// <param name="Code">The source's own code, unique and stable.</param>
/// <param name="Name">Its name in both languages.</param>
/// <param name="Level">Its level in the tree.</param>
/// <param name="ParentCode">The branch above; null at the top.</param>
public sealed record BranchInfo(string Code, LocalizedText Name, BranchLevel Level, string? ParentCode);
