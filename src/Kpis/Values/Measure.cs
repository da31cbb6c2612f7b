namespace Kpi.Kpis.Values;

/// <summary>
/// The additive counts and sums that KPIs are formulas over. Measures of branches and segments may be added; KPI values never.
/// In kpis.yaml a measure is written in snake case: <c>opening_base</c>.
/// </summary>
/// <remarks>[O], [C] and [E] name the branch that a measure is counted at: at month opening, at month end, stamped on the event (spec section 0).</remarks>
public enum Measure
{
    /// <summary>[O] Customers active at the instant the month starts.</summary>
    OpeningBase,

    /// <summary>[C] Customers active at the instant the month ends.</summary>
    ClosingBase,

    /// <summary>[O] Opening customers removed by merge, test account or internal migration.</summary>
    AdminExits,

    /// <summary>[O] Opening customers not active at month end, less admin exits (C01).</summary>
    Churned,

    /// <summary>[O] Those of <see cref="Churned"/> who left by their own will.</summary>
    ChurnedVoluntary,

    /// <summary>[O] Those of <see cref="Churned"/> who were closed, for arrears for example.</summary>
    ChurnedInvoluntary,

    /// <summary>[O] Monthly value in CNY of opening customers, less admin exits (C06).</summary>
    OpeningValue,

    /// <summary>[O] Monthly value in CNY of <see cref="Churned"/> (C06).</summary>
    ChurnedValue,

    /// <summary>[E] Complaints opened in the month.</summary>
    ComplaintsOpened,

    /// <summary>[E] Those of <see cref="ComplaintsOpened"/> found justified.</summary>
    ComplaintsJustified,

    /// <summary>[E] Complaints still open when the month starts.</summary>
    ComplaintsBacklog,

    /// <summary>[E] Complaints settled in the month.</summary>
    ComplaintsSettled,

    /// <summary>[E] Surveys sent in the month.</summary>
    SurveysSent,

    /// <summary>[E] Those of <see cref="SurveysSent"/> that did not arrive.</summary>
    SurveysBounced,

    /// <summary>[E] Those of <see cref="SurveysSent"/> answered with a satisfaction score.</summary>
    CsatResponses,

    /// <summary>[E] Those of <see cref="CsatResponses"/> in the top two boxes: ≥4 of 5, ≥9 of 10 (S01).</summary>
    CsatTop2,

    /// <summary>[E] Sum of the scores of <see cref="CsatResponses"/>, each put on 0–100 (S02).</summary>
    CsatPoints,

    /// <summary>[E] Retention cases closed in the month as saved (R01).</summary>
    CasesSaved,

    /// <summary>[E] Retention cases closed in the month as lost (R01).</summary>
    CasesLost,

    /// <summary>[C] Customers owed a routine contact in the period that ends with the month (V01).</summary>
    RoutineContactsDue,

    /// <summary>[C] Those of <see cref="RoutineContactsDue"/> who had an effective one (V01).</summary>
    RoutineContactsMade,
}
