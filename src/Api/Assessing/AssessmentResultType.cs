using Kpi.Kpis;
using Kpi.Kpis.Assessment;

namespace Kpi.Api.Assessing;

/// <summary>A score with all that it comes from, of a month as it was or as it might have been.</summary>
[ObjectType<MonthlyAssessment>(
    IgnoreProperties = [
        nameof(MonthlyAssessment.BranchCode),
        nameof(MonthlyAssessment.SchemeVersion),
        nameof(MonthlyAssessment.Base),
        nameof(MonthlyAssessment.Working),
    ]
)]
[GraphQLName("AssessmentResult")]
public static class AssessmentResultType
{
    /// <summary>The weight of the indicators that have points, in percent; with too little the branch is not rated.</summary>
    public static double GetAvailableWeight([Parent] MonthlyAssessment result) => result.Base.AvailableWeight;

    /// <summary>The weighted points, before bonuses, penalties and vetoes, unrounded; null if not rated.</summary>
    public static double? GetBaseScore([Parent] MonthlyAssessment result) => result.Base.Score;

    /// <summary>Whether it has a score (otherwise 不予评级, or the month is running).</summary>
    public static bool IsRated([Parent] MonthlyAssessment result) => result.Score is not null;

    /// <summary>The calculation, line by line, without rank.</summary>
    /// <param name="result">The result.</param>
    /// <param name="lang">The language.</param>
    public static IEnumerable<string> GetWorking([Parent] MonthlyAssessment result, Lang lang = Lang.Zh) =>
        result.Working.Select(line => line.In(lang));
}
