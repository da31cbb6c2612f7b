using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics;

namespace Kpi.Kpis.Values;

/// <summary>What each kind of formula gives for some months of measures. A month that the warehouse does not have is passed over.</summary>
internal static class FormulaArithmetic
{
    public static Measured Of(KpiDefinition kpi, MonthRange range, MeasureView measures) =>
        kpi.Formula switch
        {
            RatioFormula ratio => RatioArithmetic.Of(ratio, kpi, Widened(range, ratio.Window), measures),
            SumFormula sum => Sum(sum, kpi, range, measures),
            NetPromoterFormula net => NetPromoter(net, kpi, range, measures),
            SurvivalMedianFormula median => Median(median, kpi, range, measures),
            AnnualisedFormula annualised => Annualised(annualised.Of, Widened(range, KpiWindow.LastTwelveMonths), measures),
            YearOnYearFormula change => YearOnYear(change.Of, range, measures),
            _ => throw new NotSupportedException($"No arithmetic for {kpi.Formula.GetType().Name}."),
        };

    /// <summary>A single month is widened to the formula's window; a longer range is what was asked for.</summary>
    internal static MonthRange Widened(MonthRange range, KpiWindow window) =>
        range.First != range.Last ? range
        : window == KpiWindow.YearToDate ? range with { First = range.Last.YearStart }
        : window == KpiWindow.LastTwelveMonths ? range with { First = range.Last.YearAgo.Next }
        : range;

    private static Measured Sum(SumFormula formula, KpiDefinition kpi, MonthRange range, MeasureView measures)
    {
        var sums = formula.Months == MonthsRule.Last ? range with { First = range.Last } : range;
        var (amount, observations, months) = (0.0, 0.0, 0);
        var (anyway, per, times) = (0.0, 0.0, 0.0);
        for (var month = sums.First; month <= sums.Last; month = month.Next)
        {
            if (measures.At(month, kpi) is { } amounts)
            {
                amount += formula.Amount.Of(amounts);
                observations += formula.Observations.Of(amounts);
                anyway += formula.Baseline?.Amount.Of(amounts) ?? 0;
                per += formula.Baseline?.Per.Of(amounts) ?? 0;
                times += formula.Baseline?.Times.Of(amounts) ?? 0;
                months++;
            }
        }

        var baseline = per > 0 ? anyway / per * times : 0;
        return observations == 0 ? Measured.Nothing(null, months) : new(amount - baseline, null, observations, null, months);
    }

    private static Measured NetPromoter(NetPromoterFormula formula, KpiDefinition kpi, MonthRange range, MeasureView measures)
    {
        var (promoters, detractors, responses, months) = (0.0, 0.0, 0.0, 0);
        for (var month = range.First; month <= range.Last; month = month.Next)
        {
            if (measures.At(month, kpi) is { } amounts)
            {
                promoters += formula.Promoters.Of(amounts);
                detractors += formula.Detractors.Of(amounts);
                responses += formula.Responses.Of(amounts);
                months++;
            }
        }

        if (responses == 0)
        {
            return Measured.Nothing(promoters - detractors, months);
        }

        var passives = responses - promoters - detractors;
        var interval =
            promoters >= 0 && detractors >= 0 && passives >= 0 ? NetPromoterScore.Of(promoters, passives, detractors)?.Interval : null;
        return new(NetPromoterFormula.Scale * (promoters - detractors) / responses, promoters - detractors, responses, interval, months);
    }

    private static Measured Median(SurvivalMedianFormula formula, KpiDefinition kpi, MonthRange range, MeasureView measures)
    {
        SurvivalHistogram? pooled = null;
        var months = 0;
        for (var month = range.First; month <= range.Last; month = month.Next)
        {
            if (measures.At(month, kpi) is { } amounts)
            {
                var times = amounts.Times(formula.Times);
                pooled = times is null ? pooled : pooled?.Add(times) ?? times;
                months++;
            }
        }

        return pooled is null ? Measured.Nothing(null, months) : new(KaplanMeier.Median(pooled), null, pooled.Subjects, null, months);
    }

    /// <summary>A rate outside 0–1 comes from wrong facts and has no annual equivalent.</summary>
    private static Measured Annualised(KpiDefinition monthly, MonthRange range, MeasureView measures)
    {
        var pooled = RatioArithmetic.Of((RatioFormula)monthly.Formula with { Months = MonthsRule.Sum }, monthly, range, measures);
        if (pooled.Value is not (>= 0 and <= 1))
        {
            return pooled with { Value = null, Interval = null };
        }

        return pooled with
        {
            Value = Annualisation.OfMonthlyRate(pooled.Value.Value),
            Interval = pooled.Interval is { } interval
                ? new(Annualisation.OfMonthlyRate(interval.Low), Annualisation.OfMonthlyRate(interval.High))
                : null,
        };
    }

    /// <summary>Compares the same months of both years: where last year's records begin in November, so does the comparison.</summary>
    private static Measured YearOnYear(KpiDefinition kpi, MonthRange range, MeasureView measures)
    {
        var first = range.First;
        while (first < range.Last && (measures.At(first, kpi) is null || measures.At(first.YearAgo, kpi) is null))
        {
            first = first.Next;
        }

        var same = range with { First = first };
        var (now, then) = (Of(kpi, same, measures), Of(kpi, same.YearAgo, measures));
        var smaller = Math.Min(now.Denominator, then.Denominator);
        if (now.Value is not { } to || then.Value is not { } from)
        {
            return new(null, null, smaller, null, now.Months);
        }

        var proportions = kpi.Formula is RatioFormula { IsProportion: true } && now.Interval is not null && then.Interval is not null;
        var difference = proportions
            ? NewcombeDifference.Between(now.Numerator!.Value, now.Denominator, then.Numerator!.Value, then.Denominator)
            : null;
        return new(to - from, null, smaller, difference?.Interval, now.Months, difference?.IsSignificant);
    }
}
