namespace Kpi.Kpis;

/// <summary>
/// Working days, Monday to Friday. Public holidays are not known: they move from year to year by decree,
/// and whoever closes a month later than the fifth working day does so by closing it.
/// </summary>
public static class WorkingDays
{
    /// <summary>The day of a month on which its so many-th working day falls.</summary>
    /// <param name="month">The month.</param>
    /// <param name="number">1 is the first; every month has 20 at least.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not in 1–20.</exception>
    public static DateOnly Nth(Month month, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 20);
        var day = month.FirstDay;
        for (var counted = IsWorkingDay(day) ? 1 : 0; counted < number; counted += IsWorkingDay(day) ? 1 : 0)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
