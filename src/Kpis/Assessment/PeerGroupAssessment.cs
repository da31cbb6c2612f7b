namespace Kpi.Kpis.Assessment;

/// <summary>Branches that are compared with each other only: of one level and one size class (spec sections 3.5 and 4, rule 7).</summary>
/// <param name="Level">The level.</param>
/// <param name="SizeClass">The class of size; null for the branches of the level that have none.</param>
public readonly record struct PeerGroup(BranchLevel Level, string? SizeClass);

/// <summary>A branch's assessment among its peers.</summary>
/// <param name="Assessment">Its own.</param>
/// <param name="Group">Its peers.</param>
/// <param name="Peers">How many branches the group has, itself included.</param>
/// <param name="Rank">Its competition rank by rounded score, 1 for the best; null if not rated.</param>
/// <param name="RatedPeers">How many of the group are rated.</param>
/// <param name="Fee">The fee in CNY, scaled to the budget if the scheme says so; null if it is not known.</param>
/// <param name="Working">The calculation of rank and scaling, line by line, after the assessment's own.</param>
public sealed record PeerAssessment(
    MonthlyAssessment Assessment,
    PeerGroup Group,
    int Peers,
    int? Rank,
    int RatedPeers,
    decimal? Fee,
    IReadOnlyList<LocalizedText> Working
);

/// <summary>The month of all branches: each assessed, ranked within its peer group, paid.</summary>
public static class PeerGroupAssessment
{
    /// <summary>Assesses branches.</summary>
    /// <param name="scheme">The rules; <see cref="AssessmentScheme.Issues"/> must be empty.</param>
    /// <param name="branches">Each branch with its peer group.</param>
    /// <param name="asOf">The day of the assessment.</param>
    /// <param name="budget">What all fees together are to be, in CNY; taken only if the scheme scales to a budget.</param>
    /// <returns>One result for each branch, in the order given.</returns>
    /// <exception cref="ArgumentException">The scheme scales fees that are known to a budget, and none is given or all fees are 0.</exception>
    public static IReadOnlyList<PeerAssessment> Of(
        AssessmentScheme scheme,
        IReadOnlyList<(PeerGroup Group, BranchMonth Branch)> branches,
        DateOnly asOf,
        decimal? budget = null
    )
    {
        MonthlyAssessment[] assessments = [.. branches.Select(one => MonthlyAssessment.Of(scheme, one.Branch, asOf))];
        var (ranks, peers, rated) = (new int?[branches.Count], new int[branches.Count], new int[branches.Count]);
        foreach (var group in Enumerable.Range(0, branches.Count).GroupBy(index => branches[index].Group))
        {
            int[] members = [.. group];
            var groupRanks = CompetitionRanks.Of([.. members.Select(index => assessments[index].Score)]);
            var groupRated = groupRanks.Count(rank => rank is not null);
            for (var position = 0; position < members.Length; position++)
            {
                ranks[members[position]] = groupRanks[position];
                peers[members[position]] = members.Length;
                rated[members[position]] = groupRated;
            }
        }

        var isScaled = scheme.ScalesToBudget && assessments.Length > 0 && assessments.All(assessment => assessment.Fee is not null);
        var fees = isScaled ? Scaled(scheme, assessments, budget) : [.. assessments.Select(assessment => assessment.Fee)];
        var sum = assessments.Sum(assessment => assessment.Fee);
        return
        [
            .. assessments.Select(
                (assessment, index) =>
                    new PeerAssessment(
                        assessment,
                        branches[index].Group,
                        peers[index],
                        ranks[index],
                        rated[index],
                        fees[index],
                        [
                            .. ranks[index] is { } rank ? new[] { AssessmentTexts.Ranked(rank, rated[index]) } : [],
                            .. isScaled
                                ? new[] { AssessmentTexts.Scaled(assessment.Fee!.Value, sum!.Value, budget!.Value, fees[index]!.Value) }
                                : [],
                        ]
                    )
            ),
        ];
    }

    private static decimal?[] Scaled(AssessmentScheme scheme, MonthlyAssessment[] assessments, decimal? budget) =>
        [
            .. FeeBudget.Scale(
                [.. assessments.Select(assessment => assessment.Fee!.Value)],
                budget
                    ?? throw new ArgumentException($"Scheme '{scheme.Version}' scales fees to a budget, and none is given.", nameof(budget))
            ),
        ];
}
