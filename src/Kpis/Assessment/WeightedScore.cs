using Kpi.Kpis.Values;

namespace Kpi.Kpis.Assessment;

/// <summary>One indicator's part in a score.</summary>
/// <param name="Indicator">Which.</param>
/// <param name="Value">What was reached.</param>
/// <param name="Points">What it is worth; null if it dropped out.</param>
/// <param name="DroppedAs">Why it dropped out, <see cref="KpiState.NoData"/> also where the value cannot be; null if it did not.</param>
/// <param name="Working">The calculation, or the reason.</param>
public sealed record IndicatorScore(
    SchemeIndicator Indicator,
    IndicatorValue Value,
    double? Points,
    KpiState? DroppedAs,
    LocalizedText Working
)
{
    /// <summary>Its share of the score in percent after those that dropped out left theirs to the others; 0 if it dropped out.</summary>
    public double EffectiveWeight { get; init; }
}

/// <summary>Indicators' points, weighted over those that have data (spec section 4, rules 2 and 3).</summary>
/// <param name="Indicators">One for each indicator, in the order given.</param>
/// <param name="AvailableWeight">The weight of those that have points, in percent.</param>
/// <param name="Score">Σ weight·points over the available weight, unrounded; null if too little weight is available.</param>
public sealed record WeightedScore(IReadOnlyList<IndicatorScore> Indicators, double AvailableWeight, double? Score)
{
    /// <summary>Scores values. The year uses it as well, on indicators recomputed on annual sums.</summary>
    /// <param name="indicators">What is scored.</param>
    /// <param name="values">What was reached; at most one for each indicator.</param>
    /// <param name="minimumAvailableWeight">With less weight available there is no score, in percent.</param>
    /// <exception cref="ArgumentException">A KPI has two values.</exception>
    public static WeightedScore Of(
        IReadOnlyList<SchemeIndicator> indicators,
        IEnumerable<IndicatorValue> values,
        double minimumAvailableWeight
    )
    {
        var byKpi = values.ToDictionary(value => value.KpiId, StringComparer.Ordinal);
        IndicatorScore[] scores =
        [
            .. indicators.Select(indicator =>
                ScoreOf(indicator, byKpi.GetValueOrDefault(indicator.KpiId, new(indicator.KpiId, null, 0, KpiState.NoData)))
            ),
        ];
        var available = scores.Where(score => score.Points is not null).Sum(score => score.Indicator.Weight);
        scores =
        [
            .. scores.Select(score => score with { EffectiveWeight = score.Points is null ? 0 : 100 * score.Indicator.Weight / available }),
        ];
        var points = scores.Sum(score => score.Indicator.Weight * (score.Points ?? 0));

        // 1e-9: weights such as 23.3 do not sum to a round number.
        return new(scores, available, available > 0 && available >= minimumAvailableWeight - 1e-9 ? points / available : null);
    }

    private static IndicatorScore ScoreOf(SchemeIndicator indicator, IndicatorValue value)
    {
        if (DroppedAs(indicator, value) is { } state)
        {
            return new(indicator, value, null, state, AssessmentTexts.Dropped(indicator, value, state));
        }

        var scored = indicator.Rule.Score(value.Value!.Value, indicator.Unit);
        return new(indicator, value, scored.Points, null, AssessmentTexts.Scored(indicator, scored.Working));
    }

    private static KpiState? DroppedAs(SchemeIndicator indicator, IndicatorValue value) =>
        value.Value is null || value.IsImpossible ? KpiState.NoData
        : value.State is KpiState.NoData or KpiState.SmallN or KpiState.Immature or KpiState.Partial ? value.State
        : value.Denominator < indicator.MinimumDenominator ? KpiState.SmallN
        : null;
}
