using Kpi.Data.Assessing;
using Kpi.Kpis;
using Kpi.Kpis.Assessment;

namespace Kpi.Api.Assessing;

/// <summary>A branch's assessment among its peers.</summary>
[ObjectType<BranchAssessment>(
    IgnoreProperties = [
        nameof(BranchAssessment.Month),
        nameof(BranchAssessment.Scheme),
        nameof(BranchAssessment.Reached),
        nameof(BranchAssessment.Result),
        nameof(BranchAssessment.AssessedOn),
    ]
)]
public static class BranchAssessmentType
{
    /// <summary>A million millions: no branch is paid that, and times any coefficient it is still a number.</summary>
    private const decimal HighestBaseFee = 1_000_000_000_000;

    /// <summary>Its peers: the branches of its level and class of size when the month ended.</summary>
    public static PeerGroup GetPeerGroup([Parent] BranchAssessment branch) => branch.Result.Group;

    /// <summary>Its competition rank among its peers by score, 1 for the best: 1, 2, 2, 4; null if not rated.</summary>
    public static int? GetRank([Parent] BranchAssessment branch) => branch.Result.Rank;

    /// <summary>How many branches its peer group has, itself included, wherever they are.</summary>
    public static int GetPeers([Parent] BranchAssessment branch) => branch.Result.Peers;

    /// <summary>How many of them are rated.</summary>
    public static int GetRatedPeers([Parent] BranchAssessment branch) => branch.Result.RatedPeers;

    /// <summary>Score, grade and fee coefficient.</summary>
    public static MonthlyAssessment GetResult([Parent] BranchAssessment branch) => branch.Result.Assessment;

    /// <summary>The whole calculation, line by line, to be recomputed by hand.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="lang">The language.</param>
    public static IEnumerable<string> GetWorking([Parent] BranchAssessment branch, Lang lang = Lang.Zh) =>
        branch.Result.Assessment.Working.Concat(branch.Result.Working).Select(line => line.In(lang));

    /// <summary>Scores for branch and month that were loaded from elsewhere, by scheme and version.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="scores">Reads them.</param>
    /// <param name="cancellation">Stops.</param>
    public static async Task<IReadOnlyList<RecordedScore>> GetRecordedAsync(
        [Parent] BranchAssessment branch,
        RecordedScoreLoader scores,
        CancellationToken cancellation
    ) => await scores.LoadAsync((branch.Month, branch.Branch), cancellation) ?? [];

    /// <summary>
    /// How many more cases saved, customers contacted or losses avoided on one indicator alone would reach the next grade, the fewest first; empty if it is not rated,
    /// has the best grade, or cannot get there on any indicator alone.
    /// </summary>
    public static IReadOnlyList<WayToNextGrade> GetWayToNextGrade([Parent] BranchAssessment branch) =>
        WayToNextGrade.All(branch.Scheme, branch.Reached, branch.AssessedOn);

    /// <summary>
    /// What the score would be with other counts, or with bonuses, penalties and a base fee that are known elsewhere. It has no rank: trying scores until a rank
    /// changes would tell what the peers have.
    /// </summary>
    /// <param name="branch">The branch.</param>
    /// <param name="changes">What changes; denominators stay.</param>
    /// <param name="adjustments">Bonuses and penalties; each counts only if a second person approved it. Left out, they stay unknown.</param>
    /// <param name="baseFee">The service fee at a coefficient of 1, in CNY, 0 to 1,000,000,000,000. Left out, there is no fee.</param>
    public static MonthlyAssessment GetWhatIf(
        [Parent] BranchAssessment branch,
        IReadOnlyList<CaseChangeInput>? changes,
        IReadOnlyList<AdjustmentInput>? adjustments,
        decimal? baseFee
    )
    {
        CaseChange[] asked = [.. (changes ?? []).Select(change => new CaseChange(change.Kpi, change.Count))];
        var problem = baseFee is < 0 or > HighestBaseFee
            ? $"The base fee is {baseFee}; it is 0 to {HighestBaseFee}."
            : WhatIf.ProblemWith(branch.Scheme, branch.Reached, asked);
        return problem is null
            ? WhatIf.Of(
                branch.Scheme,
                branch.Reached with
                {
                    Adjustments = adjustments is null ? null : [.. adjustments.Select(item => item.ToAdjustment())],
                    BaseFee = baseFee,
                },
                branch.AssessedOn,
                asked
            )
            : throw KpiErrors.InvalidChange(problem);
    }
}

/// <summary>So many more, or with a minus fewer, of what an indicator counts: saves, contacts, losses.</summary>
/// <param name="Kpi">The indicator's KPI, a percentage.</param>
/// <param name="Count">How many.</param>
public sealed record CaseChangeInput([property: ID] string Kpi, int Count);

/// <summary>A bonus or penalty.</summary>
/// <param name="Points">Above 0 for a bonus, below 0 for a penalty.</param>
/// <param name="Reason">What for.</param>
/// <param name="EnteredBy">Who entered it.</param>
/// <param name="ApprovedBy">Who approved it: another person, or it does not count.</param>
public sealed record AdjustmentInput(double Points, string Reason, string EnteredBy, string? ApprovedBy)
{
    internal Adjustment ToAdjustment() => new(Points, new(Reason, Reason), EnteredBy, ApprovedBy);
}

/// <summary>A change of one indicator alone that reaches the next grade.</summary>
[ObjectType<WayToNextGrade>(IgnoreProperties = [nameof(WayToNextGrade.Sentence)])]
public static class WayToNextGradeType
{
    /// <summary>The same in words.</summary>
    /// <param name="way">The way.</param>
    /// <param name="lang">The language.</param>
    public static string GetSentence([Parent] WayToNextGrade way, Lang lang = Lang.Zh) => way.Sentence.In(lang);
}
