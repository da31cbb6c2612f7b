using Kpi.Kpis.Values;

namespace Kpi.Kpis.Assessment;

/// <summary>What a branch reached on one indicator.</summary>
/// <param name="KpiId">The indicator.</param>
/// <param name="Value">In the KPI's unit; null if there was nothing to measure.</param>
/// <param name="Denominator">What it was measured over.</param>
/// <param name="State">Values without data, of too few, not yet mature or of a running month are not scored.</param>
/// <param name="IsImpossible">Whether the value cannot be, as <see cref="KpiValue.IsImpossible"/> has it: it is not scored, as if there were no data.</param>
public readonly record struct IndicatorValue(string KpiId, double? Value, double Denominator, KpiState State, bool IsImpossible = false);

/// <summary>Points that people add or take, with evidence (spec section 4, rule 4).</summary>
/// <param name="Points">Above 0 for a bonus, below 0 for a penalty.</param>
/// <param name="Reason">What for.</param>
/// <param name="EnteredBy">Who entered it.</param>
/// <param name="ApprovedBy">Who approved it; null if nobody has yet.</param>
public sealed record Adjustment(double Points, LocalizedText Reason, string EnteredBy, string? ApprovedBy)
{
    /// <summary>Whether a second person approved it; only then it counts.</summary>
    public bool IsApproved =>
        !string.IsNullOrWhiteSpace(ApprovedBy) && !string.Equals(ApprovedBy.Trim(), EnteredBy.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>What no score can make good (spec section 4, rule 5).</summary>
public enum VetoReason
{
    /// <summary>Figures were falsified (数据造假).</summary>
    DataFalsification,

    /// <summary>Customer data leaked (客户信息泄露).</summary>
    CustomerDataLeak,

    /// <summary>The regulator upheld a complaint (监管认定的有责投诉).</summary>
    ComplaintUpheldByRegulator,
}

/// <summary>A veto.</summary>
/// <param name="Reason">What happened.</param>
/// <param name="AppealEndsOn">The last day of the appeal window, see <see cref="AppealWindow"/>; the veto acts from the next day.</param>
/// <param name="IsWithdrawn">Whether an appeal was granted.</param>
public sealed record Veto(VetoReason Reason, DateOnly AppealEndsOn, bool IsWithdrawn = false)
{
    /// <summary>Whether it acts on a day.</summary>
    public bool ActsOn(DateOnly day) => !IsWithdrawn && day > AppealEndsOn;
}

/// <summary>How long a veto can be appealed.</summary>
public static class AppealWindow
{
    /// <summary>The last day to appeal: so many working days after the branch was told.</summary>
    /// <param name="toldOn">The day the branch was told, which does not count.</param>
    /// <param name="workingDays">How many, at least 1.</param>
    /// <param name="isWorkingDay">The holiday calendar.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one working day.</exception>
    public static DateOnly EndsOn(DateOnly toldOn, int workingDays, Func<DateOnly, bool> isWorkingDay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, 1);
        var day = toldOn;
        for (var left = workingDays; left > 0; )
        {
            day = day.AddDays(1);
            left -= isWorkingDay(day) ? 1 : 0;
        }

        return day;
    }
}

/// <summary>All that the assessment of a branch and month starts from.</summary>
public sealed record BranchMonth
{
    /// <summary>The branch.</summary>
    public required string BranchCode { get; init; }

    /// <summary>What it reached; an indicator of the scheme that is missing here has no data.</summary>
    public required IReadOnlyList<IndicatorValue> Values { get; init; }

    /// <summary>Whether the month is running: then there is neither score nor coefficient (spec section 0).</summary>
    public bool IsRunning { get; init; }

    /// <summary>Bonuses and penalties, approved or not; null if nobody has recorded whether there are any.</summary>
    public IReadOnlyList<Adjustment>? Adjustments { get; init; } = [];

    /// <summary>Vetoes, whatever their state; null if nobody has recorded whether there are any.</summary>
    public IReadOnlyList<Veto>? Vetoes { get; init; } = [];

    /// <summary>The service fee at a coefficient of 1, in CNY; null if it is not known.</summary>
    public decimal? BaseFee { get; init; }
}
