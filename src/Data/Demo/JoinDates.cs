using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>When each customer joined: ids rise with the day, as in a real system; the last ones join within the demo's months.</summary>
internal sealed class JoinDates
{
    private const int LongestTenureMonths = 150;

    private readonly int founders;
    private readonly Month[] joinMonths;

    public JoinDates(int customers, int joiners)
    {
        founders = customers - joiners;
        joinMonths = new Month[joiners];
        var seasons = DemoCalendar.Months.Sum(DemoCalendar.JoiningSeason);
        var (next, due) = (0, 0.0);
        foreach (var month in DemoCalendar.Months)
        {
            due += joiners * DemoCalendar.JoiningSeason(month) / seasons;
            while (next < joiners && next < Math.Round(due))
            {
                joinMonths[next++] = month;
            }
        }
    }

    public DateTime Of(int customerId, Randomness random) => DemoCalendar.MomentIn(MonthOf(customerId), random);

    /// <summary>Tenure at the start is skewed: many are new, few are with us for over ten years.</summary>
    private Month MonthOf(int customerId)
    {
        if (customerId > founders)
        {
            return joinMonths[customerId - founders - 1];
        }

        var age = (double)(founders - customerId) / founders;
        return DemoCalendar.First.AddMonths(-1 - (int)(LongestTenureMonths * age * Math.Sqrt(age)));
    }
}
