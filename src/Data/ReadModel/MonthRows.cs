using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Values;
using static Kpi.Data.ReadModel.MonthBlock;

namespace Kpi.Data.ReadModel;

/// <summary>A month's measures by branch and tier, as the mart has them: says which column of the mart is which measure.</summary>
/// <param name="Cells">The amounts.</param>
/// <param name="SettlementTimes">How long complaints took.</param>
/// <param name="FirstContactTimes">How long cases waited.</param>
internal sealed record MonthRows(
    IReadOnlyList<Cell> Cells,
    IReadOnlyList<RolledUpTimes.Cell> SettlementTimes,
    IReadOnlyList<RolledUpTimes.Cell> FirstContactTimes
)
{
    public static MonthRows Load(WarehouseContext db, Month month)
    {
        var number = month.ToNumber();
        var cells = new List<Cell>();
        Add(
            db.BaseMart,
            row =>
                [
                    (Measure.OpeningBase, row.OpeningBase),
                    (Measure.ClosingBase, row.ClosingBase),
                    (Measure.AdminExits, row.AdminExits),
                    (Measure.OpeningValue, row.OpeningValue),
                    (Measure.ClosingTenureMonths, row.ClosingTenureMonths),
                ]
        );
        Add(
            db.ChurnMart,
            row =>
                [
                    (Measure.Churned, row.Churned),
                    (row.Kind == ChurnKind.Voluntary ? Measure.ChurnedVoluntary : Measure.ChurnedInvoluntary, row.Churned),
                    (MeasureOf(row.Reason), row.Churned),
                    (Measure.ChurnedValue, row.ChurnedValue),
                    (Measure.ChurnedTenureMonths, row.ChurnedTenureMonths),
                ]
        );
        Add(db.JoinerMart, row => [(Measure.Joiners, row.Joiners), (Measure.JoinersLost, row.JoinersLost)]);
        Add(
            db.ComplaintMart,
            row =>
                [
                    (Measure.ComplaintsOpened, row.Opened),
                    (Measure.ComplaintsJustified, row.Justified),
                    (Measure.ComplaintsBacklog, row.Backlog),
                    (Measure.ComplaintsSettled, row.Settled),
                    (Measure.ComplaintsDue, row.Due),
                    (Measure.ComplaintsSettledInTime, row.SettledInTime),
                ]
        );
        Add(
            db.SurveyMart,
            row =>
                [
                    (Measure.SurveysSent, row.Sent),
                    (Measure.SurveysBounced, row.Bounced),
                    (Measure.SurveysResponded, row.Responded),
                    (Measure.CsatResponses, row.CsatResponses),
                    (Measure.CsatTop2, row.CsatTop2),
                    (Measure.CsatPoints, row.CsatPoints),
                    (Measure.NpsResponses, row.NpsResponses),
                    (Measure.NpsPromoters, row.NpsPromoters),
                    (Measure.NpsDetractors, row.NpsDetractors),
                ]
        );
        Add(
            db.CaseMart,
            row =>
                [
                    (Measure.CasesSaved, row.Saved),
                    (Measure.CasesLost, row.Lost),
                    (Measure.CasesSavedActive30, row.SavedActive30),
                    (Measure.CasesSavedActive90, row.SavedActive90),
                    (Measure.CasesMargin, row.Margin),
                    (Measure.CasesCost, row.Cost),
                    (Measure.ControlCases, row.ControlCases),
                    (Measure.ControlMargin, row.ControlMargin),
                    (Measure.CasesOpened, row.Opened),
                    (Measure.CasesContactedInTime, row.ContactedInTime),
                ]
        );
        Add(db.WarningMart, row => [(Measure.WarningsRaised, row.Raised), (Measure.WarningsFollowedUp, row.FollowedUp)]);
        Add(db.CoverageMart, row => [(Measure.RoutineContactsDue, row.Due), (Measure.RoutineContactsMade, row.Made)]);
        Add(db.MomentMart, row => [(Measure.MomentsDue, row.Due), (Measure.MomentsCared, row.Cared)]);
        Add(db.PlanMart, row => [(Measure.PlanItemsDue, row.Due), (Measure.PlanItemsDone, row.Done)]);
        Add(
            db.ObligationMart,
            row =>
                [
                    (Measure.VipCustomers, row.VipCustomers),
                    (Measure.VipsWithPolicy, row.VipsWithPolicy),
                    (Measure.MidHighCustomers, row.MidHighCustomers),
                    (Measure.MidHighAssigned, row.MidHighAssigned),
                    (Measure.AssignedCustomers, row.AssignedCustomers),
                    (Measure.PlannedCustomers, row.PlannedCustomers),
                ]
        );
        Add(
            db.TimeMart,
            row =>
                [
                    (Measure.MinutesDedicated, row.MinutesDedicated),
                    (Measure.MinutesDedicatedMidHigh, row.MinutesDedicatedMidHigh),
                    (Measure.MinutesPartTime, row.MinutesPartTime),
                    (Measure.MinutesPartTimeMidHigh, row.MinutesPartTimeMidHigh),
                ]
        );
        Add(db.SalesMart, row => [(Measure.Sales, row.Sales), (Measure.SalesByManagers, row.SalesByManagers)]);
        var settlements = db.SettlementMart.Where(row => row.Month == number).ToList();
        var firstContacts = db.FirstContactMart.Where(row => row.Month == number).ToList();
        return new(
            cells,
            settlements.ConvertAll(row => new RolledUpTimes.Cell(row.BranchId, row.Tier, Bin(row))),
            firstContacts.ConvertAll(row => new RolledUpTimes.Cell(row.BranchId, row.Tier, Bin(row)))
        );

        void Add<T>(IQueryable<T> mart, Func<T, (Measure Measure, double Amount)[]> columns)
            where T : MartRow
        {
            foreach (var row in mart.Where(row => row.Month == number).AsEnumerable())
            {
                cells.AddRange(columns(row).Select(column => new Cell(row.BranchId, row.Tier, column.Measure, column.Amount)));
            }
        }
    }

    private static SurvivalBin Bin(SettlementMart row) => new(row.EntryDays, row.ExitDays, row.Settled, row.Complaints);

    private static SurvivalBin Bin(FirstContactMart row) => new(0, row.Hours, row.Contacted, row.Cases);

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
