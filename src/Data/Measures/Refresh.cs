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
        await using var held = await WarehouseLock.TakeAsync(warehouse, Waiting, WarehouseLock.DefaultPatience, clock.Time, cancellation);
        await using var db = warehouse.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var span = MonthSpan.Of(month, clock);
        await MonthMart.RemoveAsync(db, span.Number, cancellation);
        await StopPoint.RefreshMeasuring.ReachAsync(cancellation);
        await MonthMart.MakeAsync(db, span, cancellation);
        var version = await RaiseVersionAsync(db, span.Number, cancellation);
        var made = new MartMonth
        {
            Month = span.Number,
            RefreshedAt = clock.Now,
            Version = version,
        };
        await BulkLoad.InsertAsync(db, [made], cancellation);
        await StopPoint.RefreshBeforeCommit.ReachAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await StopPoint.RefreshCommitted.ReachAsync(cancellation);
    }

    /// <summary>Removes the measures of a month that facts do not touch any more.</summary>
    public async Task RemoveAsync(Month month, CancellationToken cancellation)
    {
        await using var held = await WarehouseLock.TakeAsync(warehouse, Waiting, WarehouseLock.DefaultPatience, clock.Time, cancellation);
        await using var db = warehouse.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await MonthMart.RemoveAsync(db, month.ToNumber(), cancellation);
        await RaiseVersionAsync(db, month.ToNumber(), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Takes the month off the measured and the out of date; returns the version under which it is made anew.</summary>
    internal static async Task<long> RaiseVersionAsync(WarehouseContext db, int month, CancellationToken cancellation)
    {
        await db.MartMonths.Where(row => row.Month == month).ExecuteDeleteAsync(cancellation);
        await db.DirtyMonths.Where(row => row.Month == month).ExecuteDeleteAsync(cancellation);
        await db.DataVersions.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), cancellation);
        return await db.DataVersions.Select(row => row.Version).SingleAsync(cancellation);
    }
}
