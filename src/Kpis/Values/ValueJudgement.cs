using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Values;

/// <summary>What a measured number is worth: its target, how it stands to it, and what is suspicious about it.</summary>
internal static class ValueJudgement
{
    /// <summary>A value short of its target by no more than this share of it is near.</summary>
    private const double NearShare = 0.1;

    /// <summary>
    /// The target of the months that were counted: a twelfth of a full year's for each month whose numerators are added over a mean base
    /// or in a sum, one twelfth for a monthly rate however many months it pools.
    /// </summary>
    public static double TargetOf(KpiTarget target, KpiFormula formula, int months)
    {
        if (!target.IsFullYear)
        {
            return target.Value;
        }

        var addsUp = formula is SumFormula { Months: MonthsRule.Sum } or RatioFormula { Months: MonthsRule.MeanDenominator };
        return target.Value * (addsUp ? Math.Max(1, months) : 1) / 12;
    }

    /// <summary>How a value stands to a target; null if neither way is better.</summary>
    public static KpiStatus? Status(KpiDefinition kpi, Measured measured, KpiTarget target, double wanted)
    {
        if (measured.Value is not { } reached || kpi.Better is not { } better)
        {
            return null;
        }

        if (target.IsByInterval)
        {
            return measured.Interval is not { } interval ? null
                : Shortfall(better, better == KpiDirection.Lower ? interval.High : interval.Low, wanted) < 0 ? KpiStatus.Met
                : Shortfall(better, reached, wanted) < 0 ? KpiStatus.Near
                : KpiStatus.Missed;
        }

        var shortfall = Shortfall(better, reached, wanted);
        return shortfall <= 0 ? KpiStatus.Met
            : shortfall <= NearShare * Math.Abs(wanted) ? KpiStatus.Near
            : KpiStatus.Missed;
    }

    /// <summary>Whether a value cannot be what it claims to measure, whatever its denominator.</summary>
    public static bool IsImpossible(KpiDefinition kpi, Measured measured, Func<KpiDefinition, Measured> other)
    {
        var isProportion = kpi.Formula is RatioFormula { IsProportion: true };
        if (measured.Value is not { } value)
        {
            // A zero denominator has nothing in its numerator.
            return isProportion && measured.Numerator > 0;
        }

        // A numerator outside 0 to its denominator has no interval.
        return (isProportion && measured.Interval is null) || (kpi.Sanity.AtMost is { } limit && value > other(limit).Value);
    }

    /// <summary>Whether a value is outside the KPI's bounds.</summary>
    public static bool IsImplausible(KpiDefinition kpi, double? value) => value < kpi.Sanity.Low || value > kpi.Sanity.High;

    /// <summary>Whether a value is beyond what the KPI calls alarming.</summary>
    public static bool IsAlarming(KpiDefinition kpi, double? value) =>
        kpi.Sanity.Alarm is { } alarm && kpi.Better is { } better && value is { } reached && Shortfall(better, reached, alarm) > 0;

    /// <summary>Whether too few answered for the answers to speak for those who did not.</summary>
    public static bool HasNonResponseRisk(KpiDefinition kpi, double? value, Func<KpiDefinition, Measured> other) =>
        value is not null && kpi.Sanity.ResponseRate is { } rate && other(rate).Value < kpi.Sanity.LeastResponseRate;

    private static double Shortfall(KpiDirection better, double reached, double wanted) =>
        better == KpiDirection.Lower ? reached - wanted : wanted - reached;
}
