namespace Kpi.Kpis;

/// <summary>Cuts time into business months: facts are stored in UTC, months begin at local midnight (spec section 0).</summary>
public sealed class BusinessClock(TimeZoneInfo zone, TimeProvider time)
{
    /// <summary>The zone that the specification sets.</summary>
    public const string DefaultZone = "Asia/Shanghai";

    /// <summary>The clock of the default zone and the system's time.</summary>
    public static BusinessClock Default { get; } = Over(TimeProvider.System);

    /// <summary>The clock of the default zone and some other time.</summary>
    public static BusinessClock Over(TimeProvider time) => new(TimeZoneInfo.FindSystemTimeZoneById(DefaultZone), time);

    /// <summary>The time that it shows; whoever waits or measures waits by it.</summary>
    public TimeProvider Time => time;

    /// <summary>The same time in another zone.</summary>
    public BusinessClock In(TimeZoneInfo other) => new(other, time);

    /// <summary>The month that is running now.</summary>
    public Month CurrentMonth => Month.Of(Today);

    /// <summary>Whether a month has not ended yet, so that facts of it are still to come.</summary>
    public bool IsRunning(Month month) => month >= CurrentMonth;

    /// <summary>This instant, in UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Today in the business zone.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>The UTC instant at which a month begins; the next month's is where it ends.</summary>
    public DateTime StartOf(Month month) => StartOf(month.FirstDay);

    /// <summary>The UTC instant at which a business day begins.</summary>
    public DateTime StartOf(DateOnly day) => ToUtc(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The UTC instant of a wall-clock time in the business zone.</summary>
    public DateTime ToUtc(DateTime local) => TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone);

    /// <summary>The wall-clock time of a UTC instant in the business zone.</summary>
    public DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);

    /// <summary>The business day of a UTC instant.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(ToLocal(utc));
}
