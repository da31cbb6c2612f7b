using Kpi.Api.Catalogue;
using Kpi.Data.ReadModel;
using Kpi.Kpis;
using Kpi.Kpis.Assessment;
using Kpi.Kpis.Catalogue;

namespace Kpi.Api.Assessing;

/// <summary>The rules of an assessment, fixed before the first month that they hold for.</summary>
[ObjectType<AssessmentScheme>(
    IgnoreProperties = [
        nameof(AssessmentScheme.ValidFrom),
        nameof(AssessmentScheme.FeeCurve),
        nameof(AssessmentScheme.Annual),
        nameof(AssessmentScheme.AnnualIndicators),
        nameof(AssessmentScheme.Round),
        nameof(AssessmentScheme.GradeOf),
        nameof(AssessmentScheme.Issues),
    ]
)]
public static class SchemeType
{
    /// <summary>The first month that it holds for.</summary>
    public static Month GetFromMonth([Parent] AssessmentScheme scheme) => scheme.ValidFrom;

    /// <summary>From score, unrounded, to fee coefficient: straight lines through these knots, level outside.</summary>
    public static IReadOnlyList<Knot> GetFeeCurve([Parent] AssessmentScheme scheme) => scheme.FeeCurve.Knots;
}

/// <summary>A grade and the score that it begins at.</summary>
[ObjectType<GradeLine>(IgnoreProperties = [nameof(GradeLine.From)])]
public static class GradeLineType
{
    /// <summary>The lowest score of the grade; null for the last one, which takes all that are left.</summary>
    public static decimal? GetFrom([Parent] GradeLine line) => line.From == decimal.MinValue ? null : line.From;
}

/// <summary>One KPI of a scheme; exactly one of knots, steps and bands says how a value becomes points.</summary>
[ObjectType<SchemeIndicator>(
    IgnoreProperties = [nameof(SchemeIndicator.KpiId), nameof(SchemeIndicator.Name), nameof(SchemeIndicator.Rule)]
)]
public static class SchemeIndicatorType
{
    /// <summary>The KPI.</summary>
    public static KpiDefinition GetKpi([Parent] SchemeIndicator indicator, KpiReader reader) => reader.Find(indicator.KpiId);

    /// <summary>The name in the working.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="lang">The language.</param>
    public static string GetName([Parent] SchemeIndicator indicator, Lang lang = Lang.Zh) => indicator.Name.In(lang);

    /// <summary>Straight lines from value to points through these knots, level outside.</summary>
    public static IReadOnlyList<Knot>? GetKnots([Parent] SchemeIndicator indicator) => (indicator.Rule as KnotRule)?.Curve.Knots;

    /// <summary>Points off for every full step beyond a line.</summary>
    public static StepRule? GetSteps([Parent] SchemeIndicator indicator) => indicator.Rule as StepRule;

    /// <summary>Fixed points within bands of values.</summary>
    public static BandRule? GetBands([Parent] SchemeIndicator indicator) => indicator.Rule as BandRule;
}

/// <summary>Points off for every full step beyond a line.</summary>
[ObjectType<StepRule>(IgnoreProperties = [nameof(StepRule.Score), nameof(StepRule.Rewards)])]
public static class StepRuleType;

/// <summary>Fixed points within bands of values.</summary>
[ObjectType<BandRule>(IgnoreProperties = [nameof(BandRule.Score), nameof(BandRule.Rewards)])]
public static class BandRuleType;
