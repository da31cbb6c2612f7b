namespace Kpi.Kpis.EarlyWarning;

/// <summary>How urgent a warning is.</summary>
public enum RiskLevel
{
    /// <summary>No warning.</summary>
    None,

    /// <summary>The next tenth (黄).</summary>
    Amber,

    /// <summary>The riskiest twentieth (红).</summary>
    Red,
}

/// <summary>Which shares of the customers scored are warned of. The defaults are those of spec section 5.</summary>
/// <param name="Red">The riskiest share, 0–1.</param>
/// <param name="Amber">The next share, 0–1.</param>
public readonly record struct RiskLevels(double Red, double Amber)
{
    /// <summary>5% and the next 10%.</summary>
    public static readonly RiskLevels Default = new(0.05, 0.10);

    /// <summary>The level of each customer, in the order given. Shares are rounded up; of equal risks the smaller id goes first, so that a rerun says the same.</summary>
    /// <param name="risks">Customer and risk, each customer once.</param>
    public IReadOnlyList<RiskLevel> Of(IReadOnlyList<(string CustomerId, double Risk)> risks)
    {
        // 1e-9: 5% of 60 is 3 although the product may lie above.
        var red = (int)Math.Ceiling(Red * risks.Count - 1e-9);
        var amber = (int)Math.Ceiling((Red + Amber) * risks.Count - 1e-9);
        var levels = new RiskLevel[risks.Count];
        var riskiest = Enumerable
            .Range(0, risks.Count)
            .OrderByDescending(index => risks[index].Risk)
            .ThenBy(index => risks[index].CustomerId, StringComparer.Ordinal);
        foreach (var (index, position) in riskiest.Take(amber).Select((index, position) => (index, position)))
        {
            levels[index] = position < red ? RiskLevel.Red : RiskLevel.Amber;
        }

        return levels;
    }
}
