using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>What there is to do so that every month that facts touch has its measures, and no other.</summary>
/// <param name="Touched">The months that facts touch, oldest first.</param>
/// <param name="OutOfDate">Those of them that have no measures yet, and those whose facts changed after their measures were made; oldest first.</param>
/// <param name="Stray">
/// Months that have measures, or are noted as out of date, though no fact touches them any more, as after a wrong date was corrected; oldest
/// first. One that was closed is none: it stays as it is.
/// </param>
public sealed record RefreshPlan(IReadOnlyList<Month> Touched, IReadOnlyList<Month> OutOfDate, IReadOnlyList<Month> Stray)
{
    /// <summary>The plan for the facts as they are.</summary>
    public static async Task<RefreshPlan> OfAsync(WarehouseLocation warehouse, BusinessClock clock, CancellationToken cancellation)
    {
        await using var db = warehouse.Open();
        var touched = await FactMonths.OfAsync(db, clock, cancellation);
        var measured = Months(await db.MartMonths.Select(row => row.Month).ToListAsync(cancellation));
        var dirty = Months(await db.DirtyMonths.Select(row => row.Month).ToListAsync(cancellation));
        var closed = Months(await db.Revisions.Select(row => row.Month).Distinct().ToListAsync(cancellation));
        List<Month> stray = [.. measured.Union(dirty).Except(touched).Except(closed).Order()];
        return new(touched, [.. touched.Except(measured).Union(dirty).Except(stray).Order()], stray);
    }

    private static IEnumerable<Month> Months(IEnumerable<int> numbers) => numbers.Select(Month.FromNumber);
}
