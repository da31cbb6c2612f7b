using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Values;

/// <summary>
/// The sums that a value's numerator and denominator are: how much of each measure of each month they take. By them the facts behind a
/// value can be counted one by one.
/// </summary>
/// <param name="Tiers">The tiers whose customers count; null for all customers.</param>
/// <param name="Months">The measured months that the value looks at, oldest first.</param>
/// <param name="MeanOf">By how many months the sum of denominators is divided; 1 but for means over months.</param>
public sealed record ValueParts(IReadOnlyList<Tier>? Tiers, IReadOnlyList<MonthPart> Months, int MeanOf)
{
    /// <summary>
    /// The parts of a value; null for one that is no quotient and no plain sum: a median, a change from year to year, a sum less what would
    /// have come anyway. A net promoter score's numerator is its promoters less its detractors; a plain sum's is the sum itself.
    /// </summary>
    /// <param name="kpi">The KPI, in the version that counts the month.</param>
    /// <param name="month">The month.</param>
    /// <param name="period">Whether the value is the month's or the year's so far.</param>
    /// <param name="segment">The customers.</param>
    /// <param name="isMeasured">Which months the warehouse has.</param>
    public static ValueParts? Of(KpiDefinition kpi, Month month, KpiPeriod period, Segment segment, Func<Month, bool> isMeasured)
    {
        var range = new MonthRange(period == KpiPeriod.YearToDate ? month.YearStart : month, month);
        return kpi.Formula switch
        {
            RatioFormula ratio => Of(kpi, ratio.Numerator, ratio.Denominator, ratio.Months, FormulaArithmetic.Widened(range, ratio.Window)),
            AnnualisedFormula { Of: { Formula: RatioFormula monthly } of } => Of(
                of,
                monthly.Numerator,
                monthly.Denominator,
                MonthsRule.Sum,
                FormulaArithmetic.Widened(range, KpiWindow.LastTwelveMonths)
            ),
            SumFormula { Baseline: null } sum => Of(kpi, sum.Amount, sum.Observations, sum.Months, range),
            NetPromoterFormula net => Of(kpi, net.Promoters.Less(net.Detractors), net.Responses, MonthsRule.Sum, range),
            _ => null,
        };

        ValueParts Of(KpiDefinition counted, LinearSum numerator, LinearSum denominator, MonthsRule rule, MonthRange over)
        {
            var months = (rule == MonthsRule.Last ? over.Last : over.First).Through(over.Last).Where(isMeasured).ToList();
            var asOnePeriod = rule == MonthsRule.Recompute && over.First != over.Last;
            return new(
                TiersOf(counted, segment),
                [.. months.Select((one, place) => new MonthPart(one, Within(numerator, place), Within(denominator, place)))],
                rule == MonthsRule.MeanDenominator ? Math.Max(1, months.Count) : 1
            );

            // What is there when the period starts is its first month's, what is there when it ends its last month's.
            LinearSum Within(LinearSum sum, int place) =>
                asOnePeriod
                    ? sum.Only(timing =>
                        timing == MeasureTiming.During
                        || (timing == MeasureTiming.AtStart && place == 0)
                        || (timing == MeasureTiming.AtEnd && place == months.Count - 1)
                    )
                    : sum;
        }
    }

    private static IReadOnlyList<Tier>? TiersOf(KpiDefinition kpi, Segment segment) =>
        segment.Tier is not { } tier ? (kpi.Tiers.Count == 0 ? null : kpi.Tiers)
        : kpi.Tiers.Count == 0 || kpi.Tiers.Contains(tier) ? [tier]
        : [];
}

/// <summary>What a month adds to a value.</summary>
/// <param name="Month">The month.</param>
/// <param name="Numerator">What it adds to the numerator.</param>
/// <param name="Denominator">What it adds to the denominator.</param>
public sealed record MonthPart(Month Month, LinearSum Numerator, LinearSum Denominator);
