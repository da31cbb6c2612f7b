using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics;

namespace Kpi.Kpis.Values;

/// <summary>A quotient of sums over some months: sums first, one division last.</summary>
internal static class RatioArithmetic
{
    public static Measured Of(RatioFormula formula, KpiDefinition kpi, MonthRange range, MeasureView measures)
    {
        var sums = formula.Months == MonthsRule.Last ? range with { First = range.Last } : range;
        var (numerator, denominator, months) = Sums(formula, kpi, sums, measures);
        // Pooled counts give the rate of a month; over the mean base it is the months' rates added up.
        var times = formula.Months == MonthsRule.MeanDenominator ? Math.Max(1, months) : 1;
        if (denominator == 0)
        {
            return Measured.Nothing(numerator, months);
        }

        var isPart = formula.IsProportion && 0 <= numerator && numerator <= denominator;
        var interval = isPart ? Wilson.Around(numerator, denominator)?.Times(times * formula.Scale) : null;
        var divisor = denominator / times;
        return new(formula.Scale * numerator / divisor, numerator, divisor, interval, months);
    }

    private static (double Numerator, double Denominator, int Months) Sums(
        RatioFormula formula,
        KpiDefinition kpi,
        MonthRange range,
        MeasureView measures
    )
    {
        var (numerator, denominator, months) = (0.0, 0.0, 0);
        // What is there at the end of a period is what its last month had at its end.
        var (numeratorAtEnd, denominatorAtEnd) = (0.0, 0.0);
        var asOnePeriod = formula.Months == MonthsRule.Recompute && range.First != range.Last;
        for (var month = range.First; month <= range.Last; month = month.Next)
        {
            if (measures.At(month, kpi) is not { } amounts)
            {
                continue;
            }

            if (!asOnePeriod)
            {
                numerator += formula.Numerator.Of(amounts);
                denominator += formula.Denominator.Of(amounts);
            }
            else
            {
                numerator += formula.Numerator.Of(amounts, MeasureTiming.During);
                denominator += formula.Denominator.Of(amounts, MeasureTiming.During);
                numerator += months == 0 ? formula.Numerator.Of(amounts, MeasureTiming.AtStart) : 0;
                denominator += months == 0 ? formula.Denominator.Of(amounts, MeasureTiming.AtStart) : 0;
                (numeratorAtEnd, denominatorAtEnd) = (
                    formula.Numerator.Of(amounts, MeasureTiming.AtEnd),
                    formula.Denominator.Of(amounts, MeasureTiming.AtEnd)
                );
            }

            months++;
        }

        return (numerator + numeratorAtEnd, denominator + denominatorAtEnd, months);
    }
}
