namespace Kpi.Data.Warehouse;

/// <summary>mart_case: cases decided in the month, and how soon those opened in it were taken up.</summary>
public sealed class CaseMart : MartRow
{
    /// <inheritdoc cref="Kpis.Values.Measure.CasesSaved"/>
    public long Saved { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.CasesLost"/>
    public long Lost { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.CasesSavedActive30"/>
    public long SavedActive30 { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.CasesSavedActive90"/>
    public long SavedActive90 { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.CasesMargin"/>
    public double Margin { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.CasesCost"/>
    public double Cost { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.ControlCases"/>
    public long ControlCases { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.ControlMargin"/>
    public double ControlMargin { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.CasesOpened"/>
    public long Opened { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.CasesContactedInTime"/>
    public long ContactedInTime { get; set; }
}

/// <summary>mart_first_contact: how long cases opened in the month waited, as counts that can be added (R05).</summary>
public sealed class FirstContactMart : MartRow
{
    /// <summary>Hours begun from opening to the first contact, or to closing or the month's end without one.</summary>
    public int Hours { get; set; }

    /// <summary>Contacted within the month; otherwise still waiting when observation ended.</summary>
    public bool Contacted { get; set; }

    /// <summary>How many cases.</summary>
    public long Cases { get; set; }
}

/// <summary>mart_warning: warnings, by the month in which a warning was raised.</summary>
public sealed class WarningMart : MartRow
{
    /// <inheritdoc cref="Kpis.Values.Measure.WarningsRaised"/>
    public long Raised { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.WarningsFollowedUp"/>
    public long FollowedUp { get; set; }
}
