using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics;
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
/// The peers of one group (level × size class) compared on one KPI (spec sections 3.1, 3.2, 3.5, 3.6). What cannot be judged is listed
/// with its value and left out of everything else.
/// </summary>
/// <param name="Centre">What the funnel surrounds and tests compare with, in the KPI's unit: the target, else the pooled value; null without any.</param>
/// <param name="Pooled">ΣN/ΣD of those compared, in the KPI's unit; null without any.</param>
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
    /// <param name="kpi">What is compared.</param>
    /// <param name="rows">One row for each branch.</param>
    /// <param name="options">Levels and limits; the specification's if not given.</param>
    /// <exception cref="ArgumentException">A proportion's numerator lies outside 0 to its denominator, or a denominator is negative.</exception>
    public static Comparison Of(ComparedKpi kpi, IReadOnlyList<PeerRow> rows, ComparisonOptions? options = null)
    {
        var chosen = options ?? ComparisonOptions.Default;
        ComparedBranch[] branches = [.. rows.Select(row => Raw(kpi, row, chosen))];
        int[] compared = [.. Enumerable.Range(0, rows.Count).Where(index => IsCompared(branches[index].State))];
        var pooled = Divide(compared.Sum(index => rows[index].Numerator), compared.Sum(index => rows[index].Denominator));
        var centre = kpi.Target / kpi.Scale ?? pooled;
        if (!kpi.IsProportion || compared.Length == 0)
        {
            var why = kpi.IsProportion ? RankingState.TooFewPeers : RankingState.NotRankable;
            return new(centre * kpi.Scale, pooled * kpi.Scale, null, false, why, Sorted(branches));
        }

        var overdispersion = AddFunnel(kpi, branches, compared, centre!.Value, chosen);
        AddTests(branches, compared, centre.Value);
        var ranking = AddRanks(kpi, branches, compared, chosen.Ranking);
        return new(
            centre * kpi.Scale,
            pooled * kpi.Scale,
            overdispersion?.Phi,
            overdispersion?.IsPresent ?? false,
            ranking,
            Sorted(branches)
        );
    }

    /// <summary>Those that differ from the centre, so that on average at most the given share of them does by chance: for lists.</summary>
    /// <param name="below">The share, by default 5%.</param>
    public IEnumerable<ComparedBranch> Different(double below = 0.05) => Branches.Where(branch => branch.Test?.QValue < below);

    private static bool IsCompared(KpiState state) =>
        state is not (KpiState.NoData or KpiState.SmallN or KpiState.Immature or KpiState.Partial);

    private static ComparedBranch Raw(ComparedKpi kpi, PeerRow row, ComparisonOptions options)
    {
        if (row.Denominator < 0 || (kpi.IsProportion && (row.Numerator < 0 || row.Numerator > row.Denominator)))
        {
            throw new ArgumentException($"Branch '{row.BranchCode}' has {row.Numerator} of {row.Denominator}.", nameof(row));
        }

        var state =
            row.Denominator == 0 ? KpiState.NoData
            : IsCompared(row.State) && row.Denominator < kpi.MinimumDenominator ? KpiState.SmallN
            : row.State;
        return new()
        {
            BranchCode = row.BranchCode,
            Numerator = row.Numerator,
            Denominator = row.Denominator,
            State = state,
            Value = Divide(row.Numerator, row.Denominator) * kpi.Scale,
            Interval = kpi.IsProportion ? Wilson.Around(row.Numerator, row.Denominator, options.Z)?.Times(kpi.Scale) : null,
        };
    }

    private static Overdispersion? AddFunnel(
        ComparedKpi kpi,
        ComparedBranch[] branches,
        int[] compared,
        double centre,
        ComparisonOptions options
    )
    {
        FunnelObservation[] observations = [.. compared.Select(index => Observation(branches[index]))];
        var overdispersion = observations.Length < 2 ? null : Overdispersion.Estimate(observations, centre, options.Funnel);
        foreach (var (index, observation) in compared.Zip(observations))
        {
            var limits =
                overdispersion?.Limits(observation.Denominator, options.Funnel)
                ?? ExactFunnel.Limits(observation.Denominator, centre, options.Funnel);
            var signal = limits.Judge(observation.Proportion);
            branches[index] = branches[index] with { Funnel = new(limits.Times(kpi.Scale), signal) };
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

    private static RankingState AddRanks(ComparedKpi kpi, ComparedBranch[] branches, int[] compared, RankingOptions options)
    {
        if (compared.Length < Math.Max(2, options.MinimumPeers))
        {
            return RankingState.TooFewPeers;
        }

        BranchCount[] counts = [.. compared.Select(index => new BranchCount(branches[index].Numerator, branches[index].Denominator))];
        var ranking = PeerRanking.Of(counts, kpi.Better ?? KpiDirection.Higher, options);
        if (!ranking.Shrinkage.HasSpread)
        {
            foreach (var index in compared)
            {
                branches[index] = branches[index] with { Shrunken = ranking.Shrinkage.Pooled * kpi.Scale };
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
                Shrunken = ranked.Shrunken * kpi.Scale,
                ShrunkenInterval = ranked.Interval.Times(kpi.Scale),
                Rank = kpi.Better is null ? null : new(ranked.ExpectedRank, ranked.RankInterval.Low, ranked.RankInterval.High, naming),
            };
        }

        return kpi.Better is null ? RankingState.NotRankable : RankingState.Ranked;
    }

    /// <summary>Whole counts: a mean of monthly bases, as in a year to date, is rounded.</summary>
    private static FunnelObservation Observation(ComparedBranch branch)
    {
        var denominator = (int)Math.Max(1, Math.Round(branch.Denominator));
        return new((int)Math.Min(denominator, Math.Round(branch.Numerator)), denominator);
    }

    private static double? Divide(double numerator, double denominator) => denominator == 0 ? null : numerator / denominator;

    private static ComparedBranch[] Sorted(ComparedBranch[] branches) =>
        [
            .. branches
                .OrderBy(branch => branch.Rank?.Expected ?? double.PositiveInfinity)
                .ThenBy(branch => branch.BranchCode, StringComparer.Ordinal),
        ];
}
