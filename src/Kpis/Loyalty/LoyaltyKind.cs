namespace Kpi.Kpis.Loyalty;

/// <summary>The cells of a loyalty matrix, L1 (忠诚矩阵; Dick and Basu, J Acad Mark Sci 1994;22:99–113). The catalogue names them.</summary>
public enum LoyaltyKind
{
    /// <summary>忠诚: likes the company and comes again.</summary>
    Loyal,

    /// <summary>虚假忠诚: comes again without liking it, and leaves when the reason to stay goes.</summary>
    Spurious,

    /// <summary>潜在忠诚: likes it but seldom comes.</summary>
    Latent,

    /// <summary>无忠诚: neither.</summary>
    None,
}
