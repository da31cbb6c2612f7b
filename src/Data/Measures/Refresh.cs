using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>Makes the mart from the facts, a month at a time, each month in one transaction with the data version.</summary>
public sealed class Refresh(WarehouseLocation warehouse, BusinessClock clock)
{
    /// <summary>Told, in a sentence, if another process is writing to the warehouse and must be waited for.</summary>
    public Action<string>? Waiting { get; init; }

    /// <summary>Makes the measures of one month anew; what stood there before goes. Running it again changes nothing but the data version.</summary>
    public async Task MonthAsync(Month month, CancellationToken cancellation)
    {
        await using var held = await WarehouseLock.TakeAsync(warehouse, Waiting, WarehouseLock.DefaultPatience, cancellation);
        await using var db = warehouse.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var span = MonthSpan.Of(month, clock);
        await RemoveAsync(db, span.Number, cancellation);
        await BulkLoad.InsertAsync(db, await BaseMonths.Query(db, span).ToListAsync(cancellation), cancellation);
        await BulkLoad.InsertAsync(db, await BaseMeasures.BaseAsync(db, span, cancellation), cancellation);
        await BulkLoad.InsertAsync(db, await BaseMeasures.ChurnAsync(db, span, cancellation), cancellation);
        await BulkLoad.InsertAsync(db, await ComplaintMeasures.CountsAsync(db, span, cancellation), cancellation);
        await BulkLoad.InsertAsync(db, await ComplaintMeasures.SettlementTimesAsync(db, span, cancellation), cancellation);
        await BulkLoad.InsertAsync(db, await SurveyMeasures.QueryAsync(db, span, cancellation), cancellation);
        await BulkLoad.InsertAsync(db, await CaseMeasures.QueryAsync(db, span, cancellation), cancellation);
        await BulkLoad.InsertAsync(db, await CoverageMeasures.QueryAsync(db, span, clock, cancellation), cancellation);
        await BulkLoad.InsertAsync(db, [new MartMonth { Month = span.Number, RefreshedAt = DateTime.UtcNow }], cancellation);
        await db.DirtyMonths.Where(row => row.Month == span.Number).ExecuteDeleteAsync(cancellation);
        await db.DataVersions.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task RemoveAsync(WarehouseContext db, int month, CancellationToken cancellation)
    {
        await db.BaseMonths.Where(row => row.Month == month).ExecuteDeleteAsync(cancellation);
        await db.BaseMart.Where(row => row.Month == month).ExecuteDeleteAsync(cancellation);
        await db.ChurnMart.Where(row => row.Month == month).ExecuteDeleteAsync(cancellation);
        await db.ComplaintMart.Where(row => row.Month == month).ExecuteDeleteAsync(cancellation);
        await db.SettlementMart.Where(row => row.Month == month).ExecuteDeleteAsync(cancellation);
        await db.SurveyMart.Where(row => row.Month == month).ExecuteDeleteAsync(cancellation);
        await db.CaseMart.Where(row => row.Month == month).ExecuteDeleteAsync(cancellation);
        await db.CoverageMart.Where(row => row.Month == month).ExecuteDeleteAsync(cancellation);
        await db.MartMonths.Where(row => row.Month == month).ExecuteDeleteAsync(cancellation);
    }
}
