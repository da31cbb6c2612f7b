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

    /// <summary>[O] Those of <see cref="Churned"/> who left because of price (C05).</summary>
    ChurnedPrice,

    /// <summary>[O] Those of <see cref="Churned"/> who left because of billing (C05).</summary>
    ChurnedBilling,

    /// <summary>[O] Those of <see cref="Churned"/> who left because of network or product (C05).</summary>
    ChurnedNetwork,

    /// <summary>[O] Those of <see cref="Churned"/> who left because of service (C05).</summary>
    ChurnedService,

    /// <summary>[O] Those of <see cref="Churned"/> who left because of a competitor (C05).</summary>
    ChurnedCompetitor,

    /// <summary>[O] Those of <see cref="Churned"/> who left because they moved away (C05).</summary>
    ChurnedRelocation,

    /// <summary>[O] Those of <see cref="Churned"/> who left because their group contract ended (C05).</summary>
    ChurnedGroupContract,

    /// <summary>[O] Those of <see cref="Churned"/> who left because of arrears (C05).</summary>
    ChurnedArrears,

    /// <summary>[O] Those of <see cref="Churned"/> who left because of another reason (C05).</summary>
    ChurnedOther,

    /// <summary>[O] Those of <see cref="Churned"/> who left because of an unknown reason (C05).</summary>
    ChurnedUnknown,

    /// <summary>[O] Monthly value in CNY of opening customers, less admin exits (C06).</summary>
    OpeningValue,

    /// <summary>[O] Monthly value in CNY of <see cref="Churned"/> (C06).</summary>
    ChurnedValue,

    /// <summary>[C] Completed months since joining, summed over <see cref="ClosingBase"/> (C07).</summary>
    ClosingTenureMonths,

    /// <summary>[O] Completed months since joining, summed over <see cref="Churned"/> (C07).</summary>
    ChurnedTenureMonths,

    /// <summary>Customers who joined in the month, at the branch they joined at (C08).</summary>
    Joiners,

    /// <summary>Those of <see cref="Joiners"/> lost within 90 days (C08).</summary>
    JoinersLost,

    /// <summary>[E] Complaints opened in the month.</summary>
    ComplaintsOpened,

    /// <summary>[E] Those of <see cref="ComplaintsOpened"/> found justified.</summary>
    ComplaintsJustified,

    /// <summary>[E] Complaints still open when the month starts.</summary>
    ComplaintsBacklog,

    /// <summary>[E] Complaints settled in the month.</summary>
    ComplaintsSettled,

    /// <summary>[E] Complaints due to be settled in the month (Q03).</summary>
    ComplaintsDue,

    /// <summary>[E] Those of <see cref="ComplaintsDue"/> settled when due and not reopened (Q03).</summary>
    ComplaintsSettledInTime,

    /// <summary>[E] Surveys sent in the month.</summary>
    SurveysSent,

    /// <summary>[E] Those of <see cref="SurveysSent"/> that did not arrive.</summary>
    SurveysBounced,

    /// <summary>[E] Those of <see cref="SurveysSent"/> answered within 30 days, whatever was answered (S04).</summary>
    SurveysResponded,

    /// <summary>[E] Those of <see cref="SurveysSent"/> answered with a satisfaction score.</summary>
    CsatResponses,

    /// <summary>[E] Those of <see cref="CsatResponses"/> in the top two boxes: ≥4 of 5, ≥9 of 10 (S01).</summary>
    CsatTop2,

    /// <summary>[E] Sum of the scores of <see cref="CsatResponses"/>, each put on 0–100 (S02).</summary>
    CsatPoints,

    /// <summary>[E] Those of <see cref="SurveysSent"/> answered with a recommendation from 0 to 10 (S03).</summary>
    NpsResponses,

    /// <summary>[E] Those of <see cref="NpsResponses"/> who gave 9 or 10 (S03).</summary>
    NpsPromoters,

    /// <summary>[E] Those of <see cref="NpsResponses"/> who gave 6 or less (S03).</summary>
    NpsDetractors,

    /// <summary>[E] Retention cases closed in the month as saved (R01), those of a no-offer group left out.</summary>
    CasesSaved,

    /// <summary>[E] Retention cases closed in the month as lost (R01), those of a no-offer group left out.</summary>
    CasesLost,

    /// <summary>[E] Those of <see cref="CasesSaved"/> continuously active 30 days after closing (R02's companion).</summary>
    CasesSavedActive30,

    /// <summary>[E] Those of <see cref="CasesSaved"/> continuously active 90 days after closing (R02).</summary>
    CasesSavedActive90,

    /// <summary>[E] Margin in CNY that <see cref="CasesSaved"/> brought within 90 days (R03).</summary>
    CasesMargin,

    /// <summary>[E] Offers and handling in CNY of all cases decided in the month (R03).</summary>
    CasesCost,

    /// <summary>[E] Retention cases of a random no-offer group decided in the month (R03).</summary>
    ControlCases,

    /// <summary>[E] Margin in CNY that those of <see cref="ControlCases"/> who stayed brought within 90 days (R03).</summary>
    ControlMargin,

    /// <summary>[E] Retention cases opened in the month (R05).</summary>
    CasesOpened,

    /// <summary>[E] Those of <see cref="CasesOpened"/> contacted within 24 hours (R05).</summary>
    CasesContactedInTime,

    /// <summary>[C] Customers owed a routine contact in the period that ends with the month (V01).</summary>
    RoutineContactsDue,

    /// <summary>[C] Those of <see cref="RoutineContactsDue"/> who had an effective one (V01).</summary>
    RoutineContactsMade,

    /// <summary>[E] Special moments in the month of customers active that day (V02).</summary>
    MomentsDue,

    /// <summary>[E] Those of <see cref="MomentsDue"/> with a care contact on the day or the three before (V02).</summary>
    MomentsCared,

    /// <summary>[E] Contacts planned for the month, less those cancelled three days before or earlier (V03).</summary>
    PlanItemsDue,

    /// <summary>[E] Those of <see cref="PlanItemsDue"/> done by their date (V03).</summary>
    PlanItemsDone,

    /// <summary>[C] Mid-high customers with a valid manager at month end, who should stand in a plan (V03's breadth).</summary>
    AssignedCustomers,

    /// <summary>[C] Those of <see cref="AssignedCustomers"/> with at least one item due in the month (V03's breadth).</summary>
    PlannedCustomers,

    /// <summary>[C] VIP customers at month end (V04).</summary>
    VipCustomers,

    /// <summary>[C] Those of <see cref="VipCustomers"/> with at least one valid service policy (V04).</summary>
    VipsWithPolicy,

    /// <summary>[E] Warnings raised in the month (V05).</summary>
    WarningsRaised,

    /// <summary>[E] Those of <see cref="WarningsRaised"/> contacted within 72 hours (V05).</summary>
    WarningsFollowedUp,

    /// <summary>[C] Mid-high customers at month end (V06).</summary>
    MidHighCustomers,

    /// <summary>[C] Those of <see cref="MidHighCustomers"/> with a valid manager (V06).</summary>
    MidHighAssigned,

    /// <summary>[E] Minutes worked by dedicated managers (M01).</summary>
    MinutesDedicated,

    /// <summary>[E] Those of <see cref="MinutesDedicated"/> spent on mid-high customers (M01).</summary>
    MinutesDedicatedMidHigh,

    /// <summary>[E] Minutes worked by part-time managers (M01).</summary>
    MinutesPartTime,

    /// <summary>[E] Those of <see cref="MinutesPartTime"/> spent on mid-high customers (M01).</summary>
    MinutesPartTimeMidHigh,

    /// <summary>[E] Sales in CNY of the outlet (M02).</summary>
    Sales,

    /// <summary>[E] Those of <see cref="Sales"/> made by customer managers (M02).</summary>
    SalesByManagers,
}
