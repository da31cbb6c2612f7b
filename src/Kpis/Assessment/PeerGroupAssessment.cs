namespace Kpi.Kpis.Assessment;

/// <summary>Branches that are compared with each other only: of one level and one size class (spec sections 3.5 and 4, rule 7).</summary>
public readonly record struct PeerGroup(BranchLevel Level, string SizeClass);

/// <summary>A branch's assessment among its peers.</summary>
/// <param name="Assessment">Its own.</param>
/// <param name="Rank">Its competition rank by rounded score, 1 for the best; null if not rated.</param>
/// <param name="RatedPeers">How many of the group are rated.</param>
/// <param name="Fee">The fee in CNY, scaled to the budget if the scheme says so.</param>
/// <param name="Working">The calculation of rank and scaling, line by line, after the assessment's own.</param>
public sealed record PeerAssessment(
    MonthlyAssessment Assessment,
    int? Rank,
    int RatedPeers,
    decimal Fee,
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
    /// <exception cref="ArgumentException">The scheme scales to a budget and none is given, or there is no fee to scale.</exception>
    public static IReadOnlyList<PeerAssessment> Of(
        AssessmentScheme scheme,
        IReadOnlyList<(PeerGroup Group, BranchMonth Branch)> branches,
        DateOnly asOf,
        decimal? budget = null
    )
    {
        MonthlyAssessment[] assessments = [.. branches.Select(one => MonthlyAssessment.Of(scheme, one.Branch, asOf))];
        var (ranks, peers) = (new int?[branches.Count], new int[branches.Count]);
        foreach (var group in Enumerable.Range(0, branches.Count).GroupBy(index => branches[index].Group))
        {
            int[] members = [.. group];
            var groupRanks = CompetitionRanks.Of([.. members.Select(index => assessments[index].Score)]);
            for (var position = 0; position < members.Length; position++)
            {
                ranks[members[position]] = groupRanks[position];
                peers[members[position]] = groupRanks.Count(rank => rank is not null);
            }
        }

        var fees = Fees(scheme, assessments, budget);
        return
        [
            .. assessments.Select(
                (assessment, index) =>
                    new PeerAssessment(
                        assessment,
                        ranks[index],
                        peers[index],
                        fees[index],
                        [
                            .. ranks[index] is { } rank ? new[] { AssessmentTexts.Ranked(rank, peers[index]) } : [],
                            .. scheme.ScalesToBudget
                                ? new[]
                                {
                                    AssessmentTexts.Scaled(assessment.Fee, assessments.Sum(one => one.Fee), budget!.Value, fees[index]),
                                }
                                : [],
                        ]
                    )
            ),
        ];
    }

    private static IReadOnlyList<decimal> Fees(AssessmentScheme scheme, MonthlyAssessment[] assessments, decimal? budget)
    {
        decimal[] fees = [.. assessments.Select(assessment => assessment.Fee)];
        return !scheme.ScalesToBudget
            ? fees
            : FeeBudget.Scale(
                fees,
                budget
                    ?? throw new ArgumentException($"Scheme '{scheme.Version}' scales fees to a budget, and none is given.", nameof(budget))
            );
    }
}
