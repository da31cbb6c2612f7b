using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>Everything that a month's mart consists of: how each family is made, and how all of it is removed.</summary>
internal static class MonthMart
{
    /// <summary>Makes every family anew; what stood there before goes.</summary>
    public static async Task ReplaceAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        await RemoveAsync(db, month.Number, cancellation);
        await MakeAsync(db, month, cancellation);
    }

    /// <summary>Makes every family; the month must have none of it.</summary>
    public static async Task MakeAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        if (!await BaseMonths.IsDeliveredAsync(db, month.Number, cancellation))
        {
            await InsertSelect.ExecuteAsync(db, BaseMonths.Query(db, month), cancellation);
        }

        await InsertAsync(await BaseMeasures.BaseAsync(db, month, cancellation));
        await InsertAsync(await BaseMeasures.ChurnAsync(db, month, cancellation));
        await InsertAsync(await JoinerMeasures.QueryAsync(db, month, cancellation));
        await InsertAsync(await FlowMeasures.FlowAsync(db, month, cancellation));
        await InsertAsync(await FlowMeasures.TransfersAsync(db, month, cancellation));
        await InsertAsync(await ComplaintMeasures.CountsAsync(db, month, cancellation));
        await InsertAsync(await ComplaintMeasures.SettlementTimesAsync(db, month, cancellation));
        await InsertAsync(await SurveyMeasures.QueryAsync(db, month, cancellation));
        await InsertAsync(await CaseMeasures.CountsAsync(db, month, cancellation));
        await InsertAsync(await CaseMeasures.FirstContactsAsync(db, month, cancellation));
        await InsertAsync(await WarningMeasures.QueryAsync(db, month, cancellation));
        await InsertAsync(await CoverageMeasures.QueryAsync(db, month, cancellation));
        await InsertAsync(await MomentMeasures.QueryAsync(db, month, cancellation));
        await InsertAsync(await PlanMeasures.QueryAsync(db, month, cancellation));
        await InsertAsync(await ObligationMeasures.QueryAsync(db, month, cancellation));
        await InsertAsync(await ManagerMeasures.TimeAsync(db, month, cancellation));
        await InsertAsync(await ManagerMeasures.SalesAsync(db, month, cancellation));

        Task<long> InsertAsync<T>(List<T> rows)
            where T : class => BulkLoad.InsertAsync(db, rows, cancellation);
    }

    /// <summary>Removes every family of the month, and its base if it was derived.</summary>
    public static async Task RemoveAsync(WarehouseContext db, int month, CancellationToken cancellation)
    {
        if (!await BaseMonths.IsDeliveredAsync(db, month, cancellation))
        {
            await db.BaseMonths.Where(row => row.Month == month).ExecuteDeleteAsync(cancellation);
        }

        await RemoveAsync(db.BaseMart);
        await RemoveAsync(db.ChurnMart);
        await RemoveAsync(db.JoinerMart);
        await RemoveAsync(db.FlowMart);
        await RemoveAsync(db.TransferMart);
        await RemoveAsync(db.ComplaintMart);
        await RemoveAsync(db.SettlementMart);
        await RemoveAsync(db.SurveyMart);
        await RemoveAsync(db.CaseMart);
        await RemoveAsync(db.FirstContactMart);
        await RemoveAsync(db.WarningMart);
        await RemoveAsync(db.CoverageMart);
        await RemoveAsync(db.MomentMart);
        await RemoveAsync(db.PlanMart);
        await RemoveAsync(db.ObligationMart);
        await RemoveAsync(db.TimeMart);
        await RemoveAsync(db.SalesMart);

        Task RemoveAsync<T>(IQueryable<T> mart)
            where T : MartRow => mart.Where(row => row.Month == month).ExecuteDeleteAsync(cancellation);
    }
}
