using Kpi.Kpis;

namespace Kpi.Data.Warehouse;

/// <summary>What every mart row is about: a month, a branch and a tier. Measures in it may be added.</summary>
public abstract class MartRow
{
    /// <summary>The month as 202610.</summary>
    public int Month { get; set; }

    /// <summary>The branch that the facts were counted at, usually an outlet.</summary>
    public int BranchId { get; set; }

    /// <summary>The tier at month opening.</summary>
    public Tier Tier { get; set; }
}

/// <summary>mart_base: the base and its churn, by the branch at opening; the closing base by the branch at the end.</summary>
public sealed class BaseMart : MartRow
{
    /// <inheritdoc cref="Kpis.Values.Measure.OpeningBase"/>
    public long OpeningBase { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.ClosingBase"/>
    public long ClosingBase { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.AdminExits"/>
    public long AdminExits { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.OpeningValue"/>
    public double OpeningValue { get; set; }
}

/// <summary>mart_churn: the churned of the opening base, by kind and reason.</summary>
public sealed class ChurnMart : MartRow
{
    /// <summary>By whose will; never admin.</summary>
    public ChurnKind Kind { get; set; }

    /// <summary>The primary reason.</summary>
    public ChurnReason Reason { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.Churned"/>
    public long Churned { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.ChurnedValue"/>
    public double ChurnedValue { get; set; }
}

/// <summary>mart_complaint.</summary>
public sealed class ComplaintMart : MartRow
{
    /// <inheritdoc cref="Kpis.Values.Measure.ComplaintsOpened"/>
    public long Opened { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.ComplaintsJustified"/>
    public long Justified { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.ComplaintsBacklog"/>
    public long Backlog { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.ComplaintsSettled"/>
    public long Settled { get; set; }
}

/// <summary>mart_settlement: how long complaints at risk in the month took, as counts that can be added (Q04).</summary>
public sealed class SettlementMart : MartRow
{
    /// <summary>Days since opening when the month began; 0 if opened within it.</summary>
    public int EntryDays { get; set; }

    /// <summary>Days since opening when settled, or when the month ended.</summary>
    public int ExitDays { get; set; }

    /// <summary>Settled within the month; otherwise still open at its end.</summary>
    public bool Settled { get; set; }

    /// <summary>How many complaints.</summary>
    public long Complaints { get; set; }
}

/// <summary>mart_survey, by the month in which a survey was sent.</summary>
public sealed class SurveyMart : MartRow
{
    /// <inheritdoc cref="Kpis.Values.Measure.SurveysSent"/>
    public long Sent { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.SurveysBounced"/>
    public long Bounced { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.CsatResponses"/>
    public long CsatResponses { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.CsatTop2"/>
    public long CsatTop2 { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.CsatPoints"/>
    public double CsatPoints { get; set; }
}

/// <summary>mart_case, by the month in which a case was closed.</summary>
public sealed class CaseMart : MartRow
{
    /// <inheritdoc cref="Kpis.Values.Measure.CasesSaved"/>
    public long Saved { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.CasesLost"/>
    public long Lost { get; set; }
}

/// <summary>mart_coverage, by the branch at the end of the obligation period.</summary>
public sealed class CoverageMart : MartRow
{
    /// <inheritdoc cref="Kpis.Values.Measure.RoutineContactsDue"/>
    public long Due { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.RoutineContactsMade"/>
    public long Made { get; set; }
}

/// <summary>mart_month: a month whose measures have been made.</summary>
public sealed class MartMonth
{
    /// <summary>The month as 202610.</summary>
    public int Month { get; set; }

    /// <summary>When its measures were last made, in UTC.</summary>
    public DateTime RefreshedAt { get; set; }
}

/// <summary>data_version: one row whose number rises whenever measures change, so that readers know their blocks are old.</summary>
public sealed class DataVersion
{
    /// <summary>Always 1.</summary>
    public int Id { get; set; }

    /// <summary>The number.</summary>
    public long Version { get; set; }
}
