using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Values;

/// <summary>Turns measures into KPI values; the only place that does.</summary>
public sealed class KpiArithmetic(BusinessClock clock)
{
    /// <summary>Facts of a month are still coming in until this working day of the next (spec section 0).</summary>
    private const int LockDay = 5;

    /// <summary>The value of one KPI, by the version of it that counts the month.</summary>
    /// <param name="kpi">What to measure.</param>
    /// <param name="branchCode">The branch that the measures are of.</param>
    /// <param name="month">The month.</param>
    /// <param name="segment">The customers that the value is about.</param>
    /// <param name="measures">The branch's measures by month and customers; null for a month that the warehouse does not have.</param>
    /// <param name="period">Whether the value is the month's or the year's so far.</param>
    /// <param name="revision">Which state of the month the measures are of.</param>
    public KpiValue Evaluate(
        KpiDefinition kpi,
        string branchCode,
        Month month,
        Segment segment,
        MeasureSource measures,
        KpiPeriod period = KpiPeriod.Month,
        MonthRevision revision = default
    )
    {
        var version = kpi.At(month);
        var range = new MonthRange(period == KpiPeriod.YearToDate ? month.YearStart : month, month);
        var view = new MeasureView(measures, segment);
        var measured = FormulaArithmetic.Of(version, range, view);
        var isImpossible = ValueJudgement.IsImpossible(version, measured, Other);
        var flags = Flags(version, measured, isImpossible, Other);
        var state = State(version, month, measured, revision);
        var target = version.TargetFor(segment);
        double? wanted = target is null ? null : ValueJudgement.TargetOf(target, version.Formula, measured.Months);
        var isJudged = target is not null && state.IsJudged() && !flags.Contains(KpiFlagKind.OutOfBounds);
        return new()
        {
            Kpi = version,
            BranchCode = branchCode,
            Month = month,
            Period = period,
            Segment = segment,
            Value = measured.Value,
            Numerator = measured.Numerator,
            Denominator = measured.Denominator,
            Interval = measured.Interval,
            IsSignificant = measured.IsSignificant,
            Target = wanted,
            Status = isJudged ? ValueJudgement.Status(version, measured, target!, wanted!.Value) : null,
            State = state,
            Flags = flags,
            IsImpossible = isImpossible,
            Revision = revision.Number,
        };

        Measured Other(KpiDefinition other) => FormulaArithmetic.Of(other.At(month), range, view);
    }

    private static KpiFlagKind[] Flags(KpiDefinition kpi, Measured measured, bool isImpossible, Func<KpiDefinition, Measured> other)
    {
        // A branch of a dozen customers loses a tenth of them by chance.
        var isLarge = measured.Denominator >= kpi.MinimumDenominator;
        var outOfBounds = isImpossible || (isLarge && ValueJudgement.IsImplausible(kpi, measured.Value));
        var alarming = isLarge && ValueJudgement.IsAlarming(kpi, measured.Value);
        var risk = ValueJudgement.HasNonResponseRisk(kpi, measured.Value, other);
        return (outOfBounds, alarming, risk) switch
        {
            (false, false, false) => [],
            _ =>
            [
                .. outOfBounds ? [KpiFlagKind.OutOfBounds] : Array.Empty<KpiFlagKind>(),
                .. alarming ? [KpiFlagKind.Alarm] : Array.Empty<KpiFlagKind>(),
                .. risk ? [KpiFlagKind.NonResponseRisk] : Array.Empty<KpiFlagKind>(),
            ],
        };
    }

    private KpiState State(KpiDefinition kpi, Month month, Measured measured, MonthRevision revision)
    {
        if (measured.Value is null)
        {
            return KpiState.NoData;
        }

        var today = clock.Today;
        var end = month.Next.FirstDay;
        return today < end ? KpiState.Partial
            : today < end.AddDays(kpi.MaturesAfterDays) ? KpiState.Immature
            : measured.Denominator < kpi.MinimumDenominator ? KpiState.SmallN
            : revision.Closing == MonthClosing.Closed ? KpiState.Final
            : revision.Closing == MonthClosing.Provisional || today < WorkingDays.Nth(month.Next, LockDay) ? KpiState.Prelim
            : KpiState.Ok;
    }
}
