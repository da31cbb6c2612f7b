using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>The demo's months and seasons. All times here are wall-clock times of the business zone.</summary>
internal static class DemoCalendar
{
    private const int OpeningMinute = 8 * 60 + 30;
    private const int OpenMinutes = 9 * 60 + 30;

    public static Month First { get; } = new(2024, 11);

    public static Month Last { get; } = new(2026, 10);

    public static IReadOnlyList<Month> Months { get; } = [.. First.Through(Last)];

    /// <summary>The instant at which the first month starts.</summary>
    public static DateTime Start { get; } = StartOf(First);

    /// <summary>The instant at which the last month ends; nothing happens at or after it.</summary>
    public static DateTime End { get; } = StartOf(Last.Next);

    public static DateTime StartOf(Month month) => month.FirstDay.ToDateTime(TimeOnly.MinValue);

    public static Month MonthOf(DateTime local) => new(local.Year, local.Month);

    /// <summary>How much more customers wish to leave than in a plain month: after Spring Festival (2025-01-29, 2026-02-17) and when contracts end in autumn.</summary>
    public static double LeavingSeason(Month month) =>
        (month.Year, month.Number) switch
        {
            (2025, 2) or (2026, 3) => 1.55,
            (2025, 3) or (2026, 4) => 1.25,
            (2025, 1) or (2026, 2) => 0.70,
            (_, 9) => 1.20,
            (_, 10) => 1.30,
            (_, 11) => 1.10,
            (_, 6 or 7) => 0.85,
            _ => 0.95,
        };

    /// <summary>How many more customers join than in a plain month: students in September, promotions in December, nobody over Spring Festival.</summary>
    public static double JoiningSeason(Month month) =>
        month.Number switch
        {
            9 => 1.60,
            8 or 12 => 1.20,
            2 => 0.70,
            _ => 1.00,
        };

    /// <summary>A moment of the month in business hours.</summary>
    public static DateTime MomentIn(Month month, Randomness random) =>
        MomentOn(StartOf(month).AddDays(random.Below(DateTime.DaysInMonth(month.Year, month.Number))), random);

    /// <summary>A moment of the day in business hours.</summary>
    public static DateTime MomentOn(DateTime day, Randomness random) =>
        day.Date.AddMinutes(OpeningMinute + random.Below(OpenMinutes)).AddSeconds(random.Below(60));
}
