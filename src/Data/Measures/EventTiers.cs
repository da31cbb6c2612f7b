using Kpi.Data.Warehouse;

namespace Kpi.Data.Measures;

/// <summary>The base rows that tell under which tier a customer's events count: the one at month opening (spec section 0).</summary>
internal static class EventTiers
{
    public static IQueryable<BaseMonth> Query(WarehouseContext db, MonthSpan month)
    {
        var number = month.Number;
        return db.BaseMonths.Where(row => row.Month == number);
    }
}
