using Kpi.Kpis;

namespace Kpi.Data.Tests.Measures.Histories;

/// <summary>The business zone by plain addition: eight hours ahead of UTC.</summary>
internal static class OracleClock
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(8);

    public static DateTime Start(Month month) => Start(month.FirstDay);

    public static DateTime Start(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue) - Ahead, DateTimeKind.Utc);

    public static DateTime Local(DateTime utc) => utc + Ahead;

    public static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(Local(utc));
}
