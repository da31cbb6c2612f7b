using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>The months that facts touch: from the first customer, event or delivered base to the last, and not beyond the running month.</summary>
public static class FactMonths
{
    /// <summary>The months, oldest first; empty if there are no facts.</summary>
    public static async Task<IReadOnlyList<Month>> OfAsync(WarehouseLocation warehouse, BusinessClock clock, CancellationToken cancellation)
    {
        await using var db = warehouse.Open();
        return await OfAsync(db, clock, cancellation);
    }

    /// <inheritdoc cref="OfAsync(WarehouseLocation, BusinessClock, CancellationToken)"/>
    internal static async Task<IReadOnlyList<Month>> OfAsync(WarehouseContext db, BusinessClock clock, CancellationToken cancellation)
    {
        IQueryable<DateTime?>[] instants =
        [
            db.CustomerVersions.Select(row => (DateTime?)row.ValidFrom),
            db.Churn.Select(row => (DateTime?)row.ChurnedAt),
            db.Complaints.Select(row => (DateTime?)row.OpenedAt),
            db.Surveys.Select(row => (DateTime?)row.SentAt),
            db.Cases.Select(row => (DateTime?)row.OpenedAt),
            db.Warnings.Select(row => (DateTime?)row.RaisedAt),
            db.Contacts.Select(row => (DateTime?)row.At),
            db.Moments.Select(row => (DateTime?)row.BeginsAt),
        ];
        DateTime? first = null;
        DateTime? last = null;
        foreach (var instant in instants)
        {
            first = Earlier(first, await instant.MinAsync(cancellation));
            last = Later(last, await instant.MaxAsync(cancellation));
        }

        foreach (var month in await db.DeliveredMonths.Select(row => row.Month).ToListAsync(cancellation))
        {
            var start = clock.StartOf(Month.FromNumber(month));
            (first, last) = (Earlier(first, start), Later(last, start));
        }

        return first is { } from && last is { } to ? [.. MonthOf(from).Through(MonthOf(to))] : [];

        // What is still ahead, such as a moment of next year, is measured when its month has come.
        Month MonthOf(DateTime utc) => Month.Of(clock.DayOf(utc)) is var month && month < clock.CurrentMonth ? month : clock.CurrentMonth;
    }

    /// <summary>Those of them that have no measures yet.</summary>
    public static async Task<IReadOnlyList<Month>> MissingAsync(
        WarehouseLocation warehouse,
        BusinessClock clock,
        CancellationToken cancellation
    )
    {
        await using var db = warehouse.Open();
        var measured = await db.MartMonths.Select(row => row.Month).ToListAsync(cancellation);
        return [.. (await OfAsync(warehouse, clock, cancellation)).ExceptBy(measured, month => month.ToNumber())];
    }

    private static DateTime? Earlier(DateTime? one, DateTime? other) => one is null || other < one ? other ?? one : one;

    private static DateTime? Later(DateTime? one, DateTime? other) => one is null || other > one ? other ?? one : one;
}
