namespace Kpi.Kpis.Assessment;

/// <summary>The assessment of a year (spec section 4, rule 9).</summary>
/// <param name="RatedMonths">How many months have a score.</param>
/// <param name="MonthlyMean">Their mean; null without any.</param>
/// <param name="UnroundedScore">The composed score; null if not rated.</param>
/// <param name="Score">The score that is graded and ranked; null if not rated.</param>
/// <param name="Grade">The grade; null if not rated.</param>
/// <param name="Working">The calculation, line by line.</param>
public sealed record AnnualAssessment(
    int RatedMonths,
    double? MonthlyMean,
    double? UnroundedScore,
    decimal? Score,
    string? Grade,
    IReadOnlyList<LocalizedText> Working
)
{
    /// <summary>Composes the year from values on annual sums, with the calculation of their points.</summary>
    /// <param name="scheme">Indicators, weights, minimum of months, grades.</param>
    /// <param name="months">The months' rounded scores; null for a month that was not rated.</param>
    /// <param name="annualValues">Each indicator recomputed on annual sums, never averaged over months.</param>
    /// <exception cref="ArgumentException">A KPI has two values.</exception>
    public static AnnualAssessment Of(AssessmentScheme scheme, IReadOnlyList<decimal?> months, IReadOnlyList<IndicatorValue> annualValues)
    {
        var indicators = scheme.AnnualIndicators.Count > 0 ? scheme.AnnualIndicators : scheme.Indicators;
        var weighted = WeightedScore.Of(indicators, annualValues, scheme.MinimumAvailableWeight);
        var year = Of(scheme, months, weighted.Score);
        var total = weighted.Score is null
            ? AssessmentTexts.NotRated(weighted.AvailableWeight, scheme.MinimumAvailableWeight)
            : AssessmentTexts.BaseScore(weighted);
        return year with { Working = [.. weighted.Indicators.Select(indicator => indicator.Working), total, .. year.Working] };
    }

    /// <summary>Composes the year.</summary>
    /// <param name="scheme">Weights, minimum of months, grades.</param>
    /// <param name="months">The months' rounded scores; null for a month that was not rated.</param>
    /// <param name="annualIndicators">The score of indicators recomputed on annual sums, never averaged over months; null if they lack data.</param>
    public static AnnualAssessment Of(AssessmentScheme scheme, IReadOnlyList<decimal?> months, double? annualIndicators)
    {
        var rated = months.Count(month => month is not null);
        var mean = (double?)months.Average();
        if (rated < scheme.Annual.MinimumRatedMonths || mean is not { } monthly)
        {
            return new(rated, mean, null, null, null, [AssessmentTexts.TooFewMonths(rated, scheme.Annual.MinimumRatedMonths)]);
        }

        var meanLine = AssessmentTexts.AnnualMean(rated, monthly);
        if (annualIndicators is not { } indicators)
        {
            return new(rated, mean, null, null, null, [meanLine, AssessmentTexts.NoAnnualIndicators()]);
        }

        var weight = scheme.Annual.MonthlyWeight;
        var score = weight * monthly + (1 - weight) * indicators;
        var (rounded, grade) = (scheme.Round(score), scheme.GradeOf(scheme.Round(score)));
        return new(
            rated,
            mean,
            score,
            rounded,
            grade,
            [meanLine, AssessmentTexts.AnnualTotal(weight, monthly, indicators, score), AssessmentTexts.Graded(rounded, grade)]
        );
    }
}
