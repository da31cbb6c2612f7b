namespace Kpi.Data.Warehouse;

/// <summary>mart_complaint: complaints at hand or due in the month, by the branch stamped on them.</summary>
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

    /// <inheritdoc cref="Kpis.Values.Measure.ComplaintsDue"/>
    public long Due { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.ComplaintsSettledInTime"/>
    public long SettledInTime { get; set; }
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

/// <summary>mart_survey: surveys, by the month in which a survey was sent.</summary>
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

    /// <inheritdoc cref="Kpis.Values.Measure.SurveysResponded"/>
    public long Responded { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.NpsResponses"/>
    public long NpsResponses { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.NpsPromoters"/>
    public long NpsPromoters { get; set; }

    /// <inheritdoc cref="Kpis.Values.Measure.NpsDetractors"/>
    public long NpsDetractors { get; set; }
}
