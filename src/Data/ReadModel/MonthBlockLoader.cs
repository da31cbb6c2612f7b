using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Values;
using static Kpi.Data.ReadModel.MonthBlock;

namespace Kpi.Data.ReadModel;

/// <summary>Reads a month's mart rows into a block: says which column of the mart is which measure.</summary>
internal static class MonthBlockLoader
{
    public static MonthBlock Load(WarehouseContext db, BranchTree tree, Month month)
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
                ]
        );
        Add(
            db.ChurnMart,
            row =>
                [
                    (Measure.Churned, row.Churned),
                    (row.Kind == ChurnKind.Voluntary ? Measure.ChurnedVoluntary : Measure.ChurnedInvoluntary, row.Churned),
                    (Measure.ChurnedValue, row.ChurnedValue),
                ]
        );
        Add(
            db.ComplaintMart,
            row =>
                [
                    (Measure.ComplaintsOpened, row.Opened),
                    (Measure.ComplaintsJustified, row.Justified),
                    (Measure.ComplaintsBacklog, row.Backlog),
                    (Measure.ComplaintsSettled, row.Settled),
                ]
        );
        Add(
            db.SurveyMart,
            row =>
                [
                    (Measure.SurveysSent, row.Sent),
                    (Measure.SurveysBounced, row.Bounced),
                    (Measure.CsatResponses, row.CsatResponses),
                    (Measure.CsatTop2, row.CsatTop2),
                    (Measure.CsatPoints, row.CsatPoints),
                ]
        );
        Add(db.CaseMart, row => [(Measure.CasesSaved, row.Saved), (Measure.CasesLost, row.Lost)]);
        Add(db.CoverageMart, row => [(Measure.RoutineContactsDue, row.Due), (Measure.RoutineContactsMade, row.Made)]);
        var settlements = db.SettlementMart.Where(row => row.Month == number).ToList();
        return new(
            tree,
            cells,
            settlements.Select(row => new SettlementCell(
                row.BranchId,
                row.Tier,
                new(row.EntryDays, row.ExitDays, row.Settled, row.Complaints)
            ))
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
}
