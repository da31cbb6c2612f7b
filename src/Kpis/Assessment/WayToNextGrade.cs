using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Assessment;

/// <summary>How many more cases saved, customers contacted or losses avoided on one indicator alone would reach the next grade.</summary>
/// <param name="Indicator">The indicator, a percentage.</param>
/// <param name="Count">How many: more of them if higher is better, fewer if lower is.</param>
/// <param name="Value">The value then, in the KPI's unit.</param>
/// <param name="Score">The rounded score then.</param>
/// <param name="Grade">The grade then.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record WayToNextGrade(SchemeIndicator Indicator, int Count, double Value, decimal Score, string Grade, LocalizedText Sentence)
{
    /// <summary>
    /// All ways that change one indicator only, the fewest cases first; the denominator stays. Empty if the branch is not rated,
    /// under a veto, has the best grade already, or cannot get there on any indicator alone.
    /// </summary>
    /// <param name="scheme">The rules.</param>
    /// <param name="branch">What the branch reached.</param>
    /// <param name="asOf">The day of the assessment.</param>
    /// <exception cref="ArgumentException">A KPI has two values.</exception>
    public static IReadOnlyList<WayToNextGrade> All(AssessmentScheme scheme, BranchMonth branch, DateOnly asOf)
    {
        var now = MonthlyAssessment.Of(scheme, branch, asOf);
        if (
            now.Score is not { } score
            || now.IsVetoed == true
            || scheme.Grades.LastOrDefault(line => line.From > score) is not { Grade: not null } next
        )
        {
            return [];
        }

        return
        [
            .. now
                .Base.Indicators.Where(indicator => indicator.Points is not null && indicator.Indicator.Unit == KpiUnit.Percent)
                .Select(indicator => Fewest(scheme, branch, asOf, indicator, next))
                .OfType<WayToNextGrade>()
                .OrderBy(way => way.Count),
        ];
    }

    private static WayToNextGrade? Fewest(
        AssessmentScheme scheme,
        BranchMonth branch,
        DateOnly asOf,
        IndicatorScore reached,
        GradeLine next
    )
    {
        var indicator = reached.Indicator;
        var isHigherBetter = indicator.Better == KpiDirection.Higher;
        var denominator = reached.Value.Denominator;
        var numerator = Math.Round(reached.Value.Value!.Value * denominator);
        var (low, high) = (1, (int)(isHigherBetter ? denominator - numerator : numerator));
        if (high < 1 || ScoreWith(high) < next.From)
        {
            return null;
        }

        while (low < high)
        {
            var middle = low + (high - low) / 2;
            (low, high) = ScoreWith(middle) >= next.From ? (low, middle) : (middle + 1, high);
        }

        var (value, score) = (ValueWith(low), ScoreWith(low));
        return new(
            indicator,
            low,
            value,
            score,
            next.Grade,
            AssessmentTexts.Way(indicator, reached.Value.Value.Value, low, value, score, next.Grade)
        );

        double ValueWith(int count) => (numerator + (isHigherBetter ? count : -count)) / denominator;

        decimal ScoreWith(int count) =>
            MonthlyAssessment
                .Of(scheme, branch with { Values = [.. branch.Values.Select(value => With(value, ValueWith(count)))] }, asOf)
                .Score!.Value;

        IndicatorValue With(IndicatorValue value, double changed) =>
            value.KpiId == indicator.KpiId ? value with { Value = changed } : value;
    }
}
