using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics.Funnel;
using Kpi.Kpis.Statistics.MultipleTesting;
using Kpi.Kpis.Statistics.Ranking;
using Kpi.Kpis.Values;

namespace Kpi.Kpis.Comparing;

/// <summary>Why branches are ranked or not.</summary>
public enum RankingState
{
    /// <summary>They are ranked.</summary>
    Ranked,

    /// <summary>The KPI is no proportion, or neither way is better.</summary>
    NotRankable,

    /// <summary>Fewer than five peers can be compared.</summary>
    TooFewPeers,

    /// <summary>Peers differ by chance alone: every branch gets the pooled value.</summary>
    NoSpread,
}

/// <summary>
/// The peers of one group (level × size class) compared on one KPI (spec sections 3.2, 3.5, 3.6). Values and their intervals are those that were
/// measured; nothing is computed anew. What cannot be judged is listed with its value and left out of everything else.
/// </summary>
/// <param name="Centre">What the funnel surrounds and tests compare with, in the KPI's unit: the target that all of them have, else the pooled value; null without any.</param>
/// <param name="Pooled">ΣN/ΣD of those compared, in the KPI's unit; null without any, and for KPIs that are no quotient of sums.</param>
/// <param name="Phi">How much more peers differ than chance lets them: about 1 if chance explains it; null with fewer than two.</param>
/// <param name="IsOverdispersed">Whether the funnel's limits are widened because peers differ by more than chance; a chart must say so.</param>
/// <param name="Ranking">Whether branches are ranked, and if not, why.</param>
/// <param name="Branches">Ranked ones first, best first; then the others by code.</param>
public sealed record Comparison(
    double? Centre,
    double? Pooled,
    double? Phi,
    bool IsOverdispersed,
    RankingState Ranking,
    IReadOnlyList<ComparedBranch> Branches
)
{
    /// <summary>Compares peers.</summary>
    /// <param name="kpi">What is compared, in the version that counts the month.</param>
    /// <param name="values">What each branch shows on it.</param>
    /// <param name="options">How peers are ranked; by the specification if not given.</param>
    public static Comparison Of(KpiDefinition kpi, IReadOnlyList<KpiValue> values, RankingOptions? options = null)
    {
        var isProportion = kpi.Formula is RatioFormula { IsProportion: true };
        ComparedBranch[] branches = [.. values.Select(value => new ComparedBranch(value))];
        int[] compared = [.. Enumerable.Range(0, values.Count).Where(index => IsCompared(values[index], isProportion))];
        double? scale = kpi.Formula switch
        {
            RatioFormula ratio => ratio.Scale,
            NetPromoterFormula => NetPromoterFormula.Scale,
            _ => null,
        };
        var pooled = scale * Divide(compared.Sum(index => values[index].Numerator ?? 0), compared.Sum(index => values[index].Denominator));
        var centre = CommonTarget(values, isProportion) ?? pooled;
        if (!isProportion || compared.Length == 0)
        {
            var why = isProportion ? RankingState.TooFewPeers : RankingState.NotRankable;
            return new(centre, pooled, null, false, why, Sorted(branches));
        }

        // A proportion's scale is 1: it is the fraction that statistics ask for.
        var overdispersion = AddFunnel(branches, compared, centre!.Value);
        AddTests(branches, compared, centre.Value);
        var ranking = AddRanks(kpi, branches, compared, options ?? RankingOptions.Default);
        return new(centre, pooled, overdispersion?.Phi, overdispersion?.IsPresent ?? false, ranking, Sorted(branches));
    }

    /// <summary>Those that differ from the centre, so that on average at most the given share of them does by chance: for lists.</summary>
    /// <param name="below">The share, by default 5%.</param>
    public IEnumerable<ComparedBranch> Different(double below = 0.05) => Branches.Where(branch => branch.Test?.QValue < below);

    /// <summary>
    /// Whether a value can be judged beside others. Losses added over months can exceed the mean base and still be right (C02), but then they are no
    /// part of it that a funnel or a posterior could be about.
    /// </summary>
    private static bool IsCompared(KpiValue value, bool isProportion) =>
        value.State.IsJudged() && !value.IsImpossible && (!isProportion || (value.Numerator >= 0 && value.Numerator <= value.Denominator));

    /// <summary>A funnel has one centre, so a target that not all have is none; nor is one that no proportion can reach.</summary>
    private static double? CommonTarget(IEnumerable<KpiValue> values, bool isProportion) =>
        values.Select(value => value.Target).Distinct().ToList() is [{ } common] && (!isProportion || common is >= 0 and <= 1)
            ? common
            : null;

    private static Overdispersion? AddFunnel(ComparedBranch[] branches, int[] compared, double centre)
    {
        FunnelObservation[] observations = [.. compared.Select(index => Observation(branches[index]))];
        var overdispersion = observations.Length < 2 ? null : Overdispersion.Estimate(observations, centre);
        foreach (var (index, observation) in compared.Zip(observations))
        {
            var limits = overdispersion?.Limits(observation.Denominator) ?? ExactFunnel.Limits(observation.Denominator, centre);
            branches[index] = branches[index] with { Funnel = new(limits, limits.Judge(observation.Proportion)) };
        }

        return overdispersion;
    }

    private static void AddTests(ComparedBranch[] branches, int[] compared, double centre)
    {
        double[] p =
        [
            .. compared
                .Select(index => Observation(branches[index]))
                .Select(observation => ExactBinomialTest.TwoSided(observation.Numerator, observation.Denominator, centre)),
        ];
        var (q, holm) = (AdjustedPValues.BenjaminiHochberg(p), AdjustedPValues.Holm(p));
        for (var position = 0; position < compared.Length; position++)
        {
            var test = new TargetTest(p[position], q[position], holm[position]);
            branches[compared[position]] = branches[compared[position]] with { Test = test };
        }
    }

    private static RankingState AddRanks(KpiDefinition kpi, ComparedBranch[] branches, int[] compared, RankingOptions options)
    {
        if (compared.Length < Math.Max(2, options.MinimumPeers))
        {
            return RankingState.TooFewPeers;
        }

        BranchCount[] counts =
        [
            .. compared.Select(index => new BranchCount(branches[index].Numerator!.Value, branches[index].Denominator)),
        ];
        var ranking = PeerRanking.Of(counts, kpi.Better ?? KpiDirection.Higher, options);
        if (!ranking.Shrinkage.HasSpread)
        {
            foreach (var index in compared)
            {
                branches[index] = branches[index] with { Shrunken = ranking.Shrinkage.Pooled };
            }

            return RankingState.NoSpread;
        }

        foreach (var ranked in ranking.Branches)
        {
            var naming =
                ranked.IsBest ? Naming.Best
                : ranked.IsWorst ? Naming.Worst
                : Naming.None;
            branches[compared[ranked.Index]] = branches[compared[ranked.Index]] with
            {
                Shrunken = ranked.Shrunken,
                ShrunkenInterval = ranked.Interval,
                Rank = kpi.Better is null ? null : new(ranked.ExpectedRank, ranked.RankInterval.Low, ranked.RankInterval.High, naming),
            };
        }

        return kpi.Better is null ? RankingState.NotRankable : RankingState.Ranked;
    }

    /// <summary>Whole counts: a mean of monthly bases, as in a year to date, is rounded.</summary>
    private static FunnelObservation Observation(ComparedBranch branch)
    {
        var denominator = (int)Math.Max(1, Math.Round(branch.Denominator));
        return new((int)Math.Min(denominator, Math.Round(branch.Numerator!.Value)), denominator);
    }

    private static double? Divide(double numerator, double denominator) => denominator == 0 ? null : numerator / denominator;

    private static ComparedBranch[] Sorted(ComparedBranch[] branches) =>
        [
            .. branches
                .OrderBy(branch => branch.Rank?.Expected ?? double.PositiveInfinity)
                .ThenBy(branch => branch.BranchCode, StringComparer.Ordinal),
        ];
}
