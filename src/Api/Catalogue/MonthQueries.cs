using Kpi.Data.ReadModel;
using Kpi.Kpis;

namespace Kpi.Api.Catalogue;

/// <summary>The months.</summary>
[QueryType]
public static class MonthQueries
{
    /// <summary>The months that have measures, newest last.</summary>
    public static IEnumerable<MonthStatus> GetMonths(KpiReader reader, BusinessClock clock) =>
        reader.Months.Select(month => new MonthStatus(month, month >= clock.CurrentMonth));
}

/// <summary>A month that has measures.</summary>
/// <param name="Month">The month.</param>
/// <param name="IsPartial">Whether the month is still running, so that its values are partial.</param>
public sealed record MonthStatus(Month Month, bool IsPartial);
