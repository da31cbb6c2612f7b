using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics;

namespace Kpi.Kpis.Values;

/// <summary>Turns measures into KPI values; the only place that does.</summary>
public sealed class KpiArithmetic(BusinessClock clock)
{
    /// <summary>A value short of its target by no more than this share of it is near.</summary>
    private const double NearShare = 0.1;

    /// <summary>The value of one KPI.</summary>
    /// <param name="kpi">What to measure.</param>
    /// <param name="branchCode">The branch that the measures are of.</param>
    /// <param name="month">The month.</param>
    /// <param name="segment">The customers that the measures are of.</param>
    /// <param name="measures">The branch's measures for these customers by month; null for a month that the warehouse does not have.</param>
    public KpiValue Evaluate(KpiDefinition kpi, string branchCode, Month month, Segment segment, Func<Month, MeasureAmounts?> measures)
    {
        var target = kpi.TargetFor(segment) is { } set ? MonthlyTarget(set, kpi.Formula, month) : (double?)null;
        var measured = kpi.Formula switch
        {
            RatioFormula { Window: KpiWindow.Month } ratio => Ratio(ratio, month, month, measures),
            RatioFormula ratio => Ratio(ratio, month.YearStart, month, measures),
            SettlementMedianFormula => SettlementMedian(measures(month)),
            _ => throw new NotSupportedException($"No arithmetic for {kpi.Formula.GetType().Name}."),
        };
        var state = State(kpi, month, measured);
        return new()
        {
            Kpi = kpi,
            BranchCode = branchCode,
            Month = month,
            Segment = segment,
            Value = measured.Value,
            Numerator = measured.Numerator,
            Denominator = measured.Denominator,
            Interval = measured.Interval,
            Target = target,
            State = state,
            Status = state == KpiState.Ok ? Status(kpi.Direction, measured.Value, target) : null,
        };
    }

    private static Measured Ratio(RatioFormula formula, Month first, Month last, Func<Month, MeasureAmounts?> measures)
    {
        var (numerator, denominator, months) = (0.0, 0.0, 0);
        foreach (var month in first.Through(last))
        {
            if (measures(month) is { } amounts)
            {
                numerator += formula.Numerator.Of(amounts);
                denominator += formula.Denominator.Of(amounts);
                months++;
            }
        }

        if (denominator == 0)
        {
            return new(null, numerator, 0, null);
        }

        var interval = formula.IsProportion ? Wilson.Around(numerator, denominator)?.Times(months * formula.Scale) : null;
        var meanDenominator = denominator / months;
        return new(formula.Scale * numerator / meanDenominator, numerator, meanDenominator, interval);
    }

    private static Measured SettlementMedian(MeasureAmounts? measures) =>
        measures?.SettlementTimes is { } times ? new(KaplanMeier.Median(times), null, times.Subjects, null) : new(null, null, 0, null);

    private static double MonthlyTarget(KpiTarget target, KpiFormula formula, Month month)
    {
        if (!target.IsFullYear)
        {
            return target.Value;
        }

        var months = formula is RatioFormula { Window: KpiWindow.YearToDate } ? month.Number : 1;
        return target.Value * months / 12;
    }

    private KpiState State(KpiDefinition kpi, Month month, Measured measured) =>
        measured.Value is null ? KpiState.NoData
        : month >= clock.CurrentMonth ? KpiState.Partial
        : clock.Today < month.Next.FirstDay.AddDays(kpi.MaturesAfterDays) ? KpiState.Immature
        : measured.Denominator < kpi.MinimumDenominator ? KpiState.SmallN
        : KpiState.Ok;

    private static KpiStatus? Status(KpiDirection direction, double? value, double? target)
    {
        if (value is not { } reached || target is not { } wanted)
        {
            return null;
        }

        var shortfall = direction == KpiDirection.Lower ? reached - wanted : wanted - reached;
        return shortfall <= 0 ? KpiStatus.Met
            : shortfall <= NearShare * Math.Abs(wanted) ? KpiStatus.Near
            : KpiStatus.Missed;
    }

    private readonly record struct Measured(double? Value, double? Numerator, double Denominator, Interval? Interval);
}
