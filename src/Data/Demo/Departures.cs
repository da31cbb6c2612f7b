using Kpi.Data.Warehouse;

namespace Kpi.Data.Demo;

/// <summary>Lets customers go, and some come back: within the month (no churn), within 180 days (a win-back), or for good.</summary>
internal static class Departures
{
    private const double QuickReturn = 0.05;
    private const double LateReturn = 0.08;
    private const double ArrearsPaid = 0.20;

    private const int QuietDaysAfterReturn = 90;

    /// <summary>Ends the customer's activity at a moment, if that comes before the end of the demo; returns from when life goes on.</summary>
    public static DateTime Leave(CustomerLife life, DateTime at, ChurnKind kind, ChurnReason reason, Randomness random)
    {
        if (at >= DemoCalendar.End || ReturnFrom(at, kind, random) is not { } back || back >= DemoCalendar.End)
        {
            return LeaveForGood(life, at, kind, reason);
        }

        life.Departures.Add(new(at, kind, reason, back));
        return back.AddDays(QuietDaysAfterReturn);
    }

    /// <summary>The same without a return.</summary>
    public static DateTime LeaveForGood(CustomerLife life, DateTime at, ChurnKind kind, ChurnReason reason)
    {
        if (at < DemoCalendar.End)
        {
            life.Departures.Add(new(at, kind, reason, null));
        }

        return DateTime.MaxValue;
    }

    private static DateTime? ReturnFrom(DateTime at, ChurnKind kind, Randomness random)
    {
        var draw = random.Unit();
        var late = kind == ChurnKind.Involuntary ? ArrearsPaid : LateReturn;
        var day =
            draw < QuickReturn ? at.AddDays(random.Between(1, 9))
            : draw < QuickReturn + late ? at.AddDays(random.Between(15, 175))
            : default(DateTime?);
        return day is { } back ? DemoCalendar.MomentOn(back, random) : null;
    }
}
