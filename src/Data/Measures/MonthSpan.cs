using Kpi.Kpis;

namespace Kpi.Data.Measures;

/// <summary>A month and the UTC instants at which it starts and ends.</summary>
internal readonly record struct MonthSpan(Month Month, DateTime Start, DateTime End)
{
    public static MonthSpan Of(Month month, BusinessClock clock) =>
        new(month, clock.StartOf(month), clock.StartOf(month.Next))
        {
            QuarterStart = clock.StartOf(month.QuarterStart),
            ZoneMinutes = (int)(month.Next.FirstDay.ToDateTime(TimeOnly.MinValue) - clock.StartOf(month.Next)).TotalMinutes,
        };

    public int Number => Month.ToNumber();

    /// <summary>The UTC instant at which the month's quarter starts.</summary>
    public DateTime QuarterStart { get; private init; }

    /// <summary>Minutes that the business zone is ahead of UTC when the month ends.</summary>
    public int ZoneMinutes { get; private init; }
}
