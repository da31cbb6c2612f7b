using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Kpi.Kpis.Assessment;
using Kpi.Kpis.Comparing;
using Kpi.Kpis.Values;

namespace Kpi.Data.Assessing;

/// <summary>How far an assessment can be relied on.</summary>
public enum AssessmentStanding
{
    /// <summary>The month is running: values to date, but no score, grade, rank or fee coefficient.</summary>
    Partial,

    /// <summary>The month is over but not closed, or was measured again since: the score may yet change.</summary>
    Provisional,

    /// <summary>The month is closed, or asked as of a closing.</summary>
    Final,
}

/// <summary>What an assessment is made of by the specification, but the warehouse does not hold.</summary>
public enum AssessmentGap
{
    /// <summary>Bonuses and penalties (spec section 4, rule 4): scores are without them.</summary>
    Adjustments,

    /// <summary>Vetoes (rule 5): scores and grades are without them.</summary>
    Vetoes,

    /// <summary>Base fees (rule 8): there is a coefficient, but no fee.</summary>
    BaseFees,
}

/// <summary>The assessment of a month, for the branches that a viewer asked for and sees.</summary>
/// <param name="Month">The month.</param>
/// <param name="Standing">How far it can be relied on.</param>
/// <param name="AsOf">The closing that it was asked as of; null for the warehouse as it is.</param>
/// <param name="Revision">The revision of the month that values were computed from; 0 for a month that was never closed.</param>
/// <param name="Scheme">The rules.</param>
/// <param name="Branches">By peer group, in each the best first; those not rated last, by code.</param>
public sealed record LevelAssessment(
    Month Month,
    AssessmentStanding Standing,
    RevisionId? AsOf,
    int Revision,
    AssessmentScheme Scheme,
    IReadOnlyList<BranchAssessment> Branches
)
{
    /// <summary>What the scores lack because nothing keeps it.</summary>
    public IReadOnlyList<AssessmentGap> NotRecorded { get; } = Enum.GetValues<AssessmentGap>();

    /// <summary>The day whose branch tree values are added up by, and branches chosen and grouped: the month's last.</summary>
    public DateOnly HierarchyAsOf => Month.LastDay;
}

/// <summary>A branch's assessment among its peers.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Month">The month.</param>
/// <param name="Scheme">The rules.</param>
/// <param name="Reached">What it was assessed on, to try what else would have come.</param>
/// <param name="Result">Score, grade, rank.</param>
/// <param name="Indicators">Each indicator's part, in the scheme's order.</param>
/// <param name="AssessedOn">The day of the assessment.</param>
public sealed record BranchAssessment(
    BranchNode Branch,
    Month Month,
    AssessmentScheme Scheme,
    BranchMonth Reached,
    PeerAssessment Result,
    IReadOnlyList<IndicatorAssessment> Indicators,
    DateOnly AssessedOn
);

/// <summary>One indicator's part in a branch's score.</summary>
/// <param name="Score">Its points and how they came about.</param>
/// <param name="Value">The value, with all that is needed to judge it.</param>
public sealed record IndicatorAssessment(IndicatorScore Score, KpiValue Value)
{
    private readonly Func<PeerRank?> rank = () => null;

    /// <summary>Where the branch stands among its peers on this indicator alone; null if it or its peers cannot be ranked.</summary>
    public PeerRank? PeerRank => rank();

    internal Func<PeerRank?> RankAmongPeers
    {
        init => rank = value;
    }
}
