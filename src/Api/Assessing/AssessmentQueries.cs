using Kpi.Api.Catalogue;
using Kpi.Data.Assessing;
using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Kpi.Kpis.Assessment;
using Kpi.Kpis.Values;

namespace Kpi.Api.Assessing;

/// <summary>How branches are scored.</summary>
[QueryType]
public static class AssessmentQueries
{
    /// <summary>
    /// The assessment of a month (考核): every branch's score, grade and rank among its peers, by the branch tree as it stood at the month's end, with all that is
    /// needed to recompute it by hand. A rank counts all peers, whoever asks; of those that the viewer does not see, nothing else is told.
    /// </summary>
    /// <param name="month">The month.</param>
    /// <param name="parent">Only branches at or below this one; left out, all that the viewer sees.</param>
    /// <param name="level">Branches of this level; left out, those right below the parent, or itself if there are none.</param>
    /// <param name="asOf">The number of a revision of the month: the values as they were then; left out, as they are.</param>
    /// <param name="reader">What the viewer sees.</param>
    /// <param name="assessments">Who assesses.</param>
    /// <param name="cancellation">Stops.</param>
    public static Task<LevelAssessment> GetAssessmentAsync(
        Month month,
        [ID] string? parent,
        BranchLevel? level,
        int? asOf,
        KpiReader reader,
        AssessmentReader assessments,
        CancellationToken cancellation
    )
    {
        var top = parent is null ? reader.Top : reader.Branch(parent) ?? throw KpiErrors.UnknownBranch(parent);
        return reader.Months.Contains(month)
            ? assessments.OfAsync(month, top, level, reader.RevisionOf(month, asOf), cancellation)
            : throw KpiErrors.UnknownMonth(month);
    }
}

/// <summary>The assessment of a month, for the branches that were asked for.</summary>
[ObjectType<LevelAssessment>(IgnoreProperties = [nameof(LevelAssessment.AsOf)])]
[GraphQLName("Assessment")]
public static class AssessmentType
{
    /// <summary>The number of the revision that it was asked as of; null for the values as they are.</summary>
    public static int? GetAsOf([Parent] LevelAssessment assessment) => assessment.AsOf?.Number;
}

/// <summary>One indicator's part in a branch's score.</summary>
[ObjectType<IndicatorAssessment>(IgnoreProperties = [nameof(IndicatorAssessment.Score)])]
public static class IndicatorAssessmentType
{
    /// <summary>What the scheme says of it.</summary>
    public static SchemeIndicator GetIndicator([Parent] IndicatorAssessment one) => one.Score.Indicator;

    /// <summary>What the value is worth; null if the indicator dropped out.</summary>
    public static double? GetPoints([Parent] IndicatorAssessment one) => one.Score.Points;

    /// <summary>Why it dropped out: NO_DATA (also for a value that cannot be, which is flagged), SMALL_N, IMMATURE or PARTIAL; null if it did not.</summary>
    public static KpiState? GetDroppedAs([Parent] IndicatorAssessment one) => one.Score.DroppedAs;

    /// <summary>Its share of the score in percent after those that dropped out left theirs to the others; 0 if it dropped out.</summary>
    public static double GetEffectiveWeight([Parent] IndicatorAssessment one) => one.Score.EffectiveWeight;

    /// <summary>The calculation of its points, or the reason why there are none.</summary>
    /// <param name="one">The part.</param>
    /// <param name="lang">The language.</param>
    public static string GetWorking([Parent] IndicatorAssessment one, Lang lang = Lang.Zh) => one.Score.Working.In(lang);
}
