namespace Kpi.Kpis.Statistics.Ranking;

/// <summary>What a branch shows of its proportion.</summary>
/// <param name="Numerator">The count, 0 to <paramref name="Denominator"/>.</param>
/// <param name="Denominator">How many could have counted; above 0.</param>
public readonly record struct BranchCount(double Numerator, double Denominator)
{
    /// <summary>The raw proportion, 0–1.</summary>
    public double Proportion => Numerator / Denominator;
}

/// <summary>
/// How much peers truly differ, estimated by moments, and so how far each is pulled to their pooled proportion
/// (Kleinman, JASA 1973;68:46–54; spec section 3.5).
/// </summary>
/// <param name="Pooled">Σx/Σn, 0–1.</param>
/// <param name="SquaredSpread">S = Σn(p−p̂)².</param>
/// <param name="Gamma">The intraclass correlation; 0 or less if chance alone explains the differences.</param>
public sealed record BetaBinomialShrinkage(double Pooled, double SquaredSpread, double Gamma)
{
    /// <summary>Whether peers differ by more than chance. If not, every branch gets the pooled proportion, and there is nothing to rank.</summary>
    public bool HasSpread => Gamma > 0;

    /// <summary>M = 1/γ−1: so many imagined customers with the pooled proportion join each branch. Infinite without spread.</summary>
    public double PriorStrength => HasSpread ? 1 / Gamma - 1 : double.PositiveInfinity;

    /// <summary>α = p̂M of the beta distribution that true proportions of peers follow.</summary>
    public double Alpha => Pooled * PriorStrength;

    /// <summary>β = (1−p̂)M of it.</summary>
    public double Beta => (1 - Pooled) * PriorStrength;

    /// <summary>Estimates the spread within one peer group.</summary>
    /// <param name="peers">At least two branches, each with a numerator from 0 to its denominator above 0.</param>
    /// <exception cref="ArgumentException">There are fewer than two branches, or a count is outside its range.</exception>
    public static BetaBinomialShrinkage Estimate(IReadOnlyList<BranchCount> peers)
    {
        if (peers.Count < 2 || !peers.All(peer => peer.Denominator > 0 && peer.Numerator >= 0 && peer.Numerator <= peer.Denominator))
        {
            throw new ArgumentException(
                "Shrinkage needs two branches or more, each with a numerator from 0 to its denominator above 0.",
                nameof(peers)
            );
        }

        var total = peers.Sum(peer => peer.Denominator);
        var pooled = peers.Sum(peer => peer.Numerator) / total;
        var chance = pooled * (1 - pooled);
        if (chance == 0)
        {
            return new(pooled, 0, 0); // Nothing or everything happened everywhere.
        }

        var spread = peers.Sum(peer => peer.Denominator * Math.Pow(peer.Proportion - pooled, 2));
        var others = peers.Count - 1;
        var sizes = total - peers.Sum(peer => peer.Denominator * peer.Denominator) / total;
        var gamma = (spread - chance * others) / (chance * (sizes - others));

        // Peers of one customer each leave the spread unknown (0/0); peers further apart than a beta allows get no pull at all.
        return new(pooled, spread, double.IsNaN(gamma) ? 0 : Math.Min(gamma, StrongestSpread));
    }

    /// <summary>The posterior of one branch; null without spread, where its proportion is the pooled one for certain.</summary>
    public BetaPosterior? Posterior(BranchCount branch) =>
        HasSpread ? new(Alpha + branch.Numerator, Beta + branch.Denominator - branch.Numerator) : null;

    /// <summary>The shrunken proportion of one branch, 0–1: weight·raw + (1−weight)·pooled.</summary>
    public double Shrink(BranchCount branch) => Posterior(branch)?.Mean ?? Pooled;

    /// <summary>How much a branch's own proportion counts, n/(n+M), 0–1.</summary>
    public double WeightOnRaw(BranchCount branch) => HasSpread ? branch.Denominator / (branch.Denominator + PriorStrength) : 0;

    /// <summary>γ below 1 keeps the prior proper.</summary>
    private const double StrongestSpread = 1 - 1e-6;
}
