using Kpi.Data.Warehouse;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Data.ReadModel;

/// <summary>Says which column of the mart is which measure.</summary>
internal static class MartMeasures
{
    public static readonly IReadOnlyList<MartCounts> Counts =
    [
        MartCounts.Of<BaseMart>(
            new(nameof(BaseMart.OpeningBase), Measure.OpeningBase),
            new(nameof(BaseMart.ClosingBase), Measure.ClosingBase),
            new(nameof(BaseMart.AdminExits), Measure.AdminExits),
            new(nameof(BaseMart.OpeningValue), Measure.OpeningValue),
            new(nameof(BaseMart.ClosingTenureMonths), Measure.ClosingTenureMonths)
        ),
        MartCounts.Of<ChurnMart>(
            new(nameof(ChurnMart.Churned), Measure.Churned),
            new(nameof(ChurnMart.Churned), nameof(ChurnMart.Kind), kind => MeasureOf((ChurnKind)kind)),
            new(nameof(ChurnMart.Churned), nameof(ChurnMart.Reason), reason => MeasureOf((ChurnReason)reason)),
            new(nameof(ChurnMart.ChurnedValue), Measure.ChurnedValue),
            new(nameof(ChurnMart.ChurnedTenureMonths), Measure.ChurnedTenureMonths)
        ),
        MartCounts.Of<JoinerMart>(
            new(nameof(JoinerMart.Joiners), Measure.Joiners),
            new(nameof(JoinerMart.JoinersLost), Measure.JoinersLost)
        ),
        MartCounts.Of<ComplaintMart>(
            new(nameof(ComplaintMart.Opened), Measure.ComplaintsOpened),
            new(nameof(ComplaintMart.Justified), Measure.ComplaintsJustified),
            new(nameof(ComplaintMart.Backlog), Measure.ComplaintsBacklog),
            new(nameof(ComplaintMart.Settled), Measure.ComplaintsSettled),
            new(nameof(ComplaintMart.Due), Measure.ComplaintsDue),
            new(nameof(ComplaintMart.SettledInTime), Measure.ComplaintsSettledInTime)
        ),
        MartCounts.Of<SurveyMart>(
            new(nameof(SurveyMart.Sent), Measure.SurveysSent),
            new(nameof(SurveyMart.Bounced), Measure.SurveysBounced),
            new(nameof(SurveyMart.Responded), Measure.SurveysResponded),
            new(nameof(SurveyMart.CsatResponses), Measure.CsatResponses),
            new(nameof(SurveyMart.CsatTop2), Measure.CsatTop2),
            new(nameof(SurveyMart.CsatPoints), Measure.CsatPoints),
            new(nameof(SurveyMart.NpsResponses), Measure.NpsResponses),
            new(nameof(SurveyMart.NpsPromoters), Measure.NpsPromoters),
            new(nameof(SurveyMart.NpsDetractors), Measure.NpsDetractors)
        ),
        MartCounts.Of<CaseMart>(
            new(nameof(CaseMart.Saved), Measure.CasesSaved),
            new(nameof(CaseMart.Lost), Measure.CasesLost),
            new(nameof(CaseMart.SavedActive30), Measure.CasesSavedActive30),
            new(nameof(CaseMart.SavedActive90), Measure.CasesSavedActive90),
            new(nameof(CaseMart.Margin), Measure.CasesMargin),
            new(nameof(CaseMart.Cost), Measure.CasesCost),
            new(nameof(CaseMart.ControlCases), Measure.ControlCases),
            new(nameof(CaseMart.ControlMargin), Measure.ControlMargin),
            new(nameof(CaseMart.Opened), Measure.CasesOpened),
            new(nameof(CaseMart.ContactedInTime), Measure.CasesContactedInTime)
        ),
        MartCounts.Of<WarningMart>(
            new(nameof(WarningMart.Raised), Measure.WarningsRaised),
            new(nameof(WarningMart.FollowedUp), Measure.WarningsFollowedUp)
        ),
        MartCounts.Of<CoverageMart>(
            new(nameof(CoverageMart.Due), Measure.RoutineContactsDue),
            new(nameof(CoverageMart.Made), Measure.RoutineContactsMade)
        ),
        MartCounts.Of<MomentMart>(new(nameof(MomentMart.Due), Measure.MomentsDue), new(nameof(MomentMart.Cared), Measure.MomentsCared)),
        MartCounts.Of<PlanMart>(new(nameof(PlanMart.Due), Measure.PlanItemsDue), new(nameof(PlanMart.Done), Measure.PlanItemsDone)),
        MartCounts.Of<ObligationMart>(
            new(nameof(ObligationMart.VipCustomers), Measure.VipCustomers),
            new(nameof(ObligationMart.VipsWithPolicy), Measure.VipsWithPolicy),
            new(nameof(ObligationMart.MidHighCustomers), Measure.MidHighCustomers),
            new(nameof(ObligationMart.MidHighAssigned), Measure.MidHighAssigned),
            new(nameof(ObligationMart.AssignedCustomers), Measure.AssignedCustomers),
            new(nameof(ObligationMart.PlannedCustomers), Measure.PlannedCustomers)
        ),
        MartCounts.Of<TimeMart>(
            new(nameof(TimeMart.MinutesDedicated), Measure.MinutesDedicated),
            new(nameof(TimeMart.MinutesDedicatedMidHigh), Measure.MinutesDedicatedMidHigh),
            new(nameof(TimeMart.MinutesPartTime), Measure.MinutesPartTime),
            new(nameof(TimeMart.MinutesPartTimeMidHigh), Measure.MinutesPartTimeMidHigh)
        ),
        MartCounts.Of<SalesMart>(
            new(nameof(SalesMart.Sales), Measure.Sales),
            new(nameof(SalesMart.SalesByManagers), Measure.SalesByManagers)
        ),
    ];

    public static readonly IReadOnlyList<MartTimes> Times =
    [
        MartTimes.Of<SettlementMart>(
            SurvivalTimes.SettlementTimes,
            nameof(SettlementMart.EntryDays),
            nameof(SettlementMart.ExitDays),
            nameof(SettlementMart.Settled),
            nameof(SettlementMart.Complaints)
        ),
        MartTimes.Of<FirstContactMart>(
            SurvivalTimes.FirstContactTimes,
            null,
            nameof(FirstContactMart.Hours),
            nameof(FirstContactMart.Contacted),
            nameof(FirstContactMart.Cases)
        ),
    ];

    private static Measure MeasureOf(ChurnKind kind) => kind == ChurnKind.Voluntary ? Measure.ChurnedVoluntary : Measure.ChurnedInvoluntary;

    private static Measure MeasureOf(ChurnReason reason) =>
        reason switch
        {
            ChurnReason.Price => Measure.ChurnedPrice,
            ChurnReason.Billing => Measure.ChurnedBilling,
            ChurnReason.Network => Measure.ChurnedNetwork,
            ChurnReason.Service => Measure.ChurnedService,
            ChurnReason.Competitor => Measure.ChurnedCompetitor,
            ChurnReason.Relocation => Measure.ChurnedRelocation,
            ChurnReason.GroupContractEnded => Measure.ChurnedGroupContract,
            ChurnReason.Arrears => Measure.ChurnedArrears,
            ChurnReason.Other => Measure.ChurnedOther,
            ChurnReason.Unknown => Measure.ChurnedUnknown,
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No measure counts this reason."),
        };
}
