using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>Complaints: more where an outlet is troubled, six times as many while the network is down; most settled in days, some never.</summary>
internal static class ComplaintFacts
{
    private const double PerMonth = 0.0036;
    private const double IncidentFactor = 6;
    private const double IncidentSlowness = 3;

    private const int DaysToSettle = 15;
    private const double Reopens = 0.025;

    private static readonly (string, double)[] Issues = [("billing", 0.34), ("network", 0.27), ("service", 0.24), ("contract", 0.15)];

    private static readonly (Severity, double)[] Severities =
    [
        (Severity.Normal, 0.82),
        (Severity.Serious, 0.15),
        (Severity.Critical, 0.03),
    ];

    /// <summary>The hotline does not always ask who calls.</summary>
    private const double Anonymous = 0.02;

    public static IEnumerable<Complaint> Of(IEnumerable<CustomerLife> lives, DemoStory story, BusinessClock clock)
    {
        var number = 0;
        foreach (var life in lives)
        {
            var random = Randomness.For(RandomTopic.Complaints, life.CustomerId);
            var work = Randomness.For(RandomTopic.ComplaintWork, life.CustomerId);
            foreach (var month in life.Months())
            {
                var openedAt = DemoCalendar.MomentIn(month, random);
                var outlet = life.PhaseAt(openedAt).Outlet;
                var incident = month == story.IncidentMonth && string.Equals(outlet.CityCode, story.IncidentCity, StringComparison.Ordinal);
                if (random.Chance(PerMonth * outlet.Discontent * (incident ? IncidentFactor : 1)) && life.IsActiveAt(openedAt))
                {
                    var settledAt = Settled(openedAt, outlet.Slowness * (incident ? IncidentSlowness : 1), random);
                    yield return new()
                    {
                        Id = $"CP{++number:D7}",
                        CustomerId = random.Chance(Anonymous) ? null : life.CustomerId,
                        BranchId = outlet.BranchId,
                        OpenedAt = clock.ToUtc(openedAt),
                        OpenedOn = DateOnly.FromDateTime(openedAt),
                        SettledAt = settledAt is { } at ? clock.ToUtc(at) : null,
                        SettledOn = settledAt is { } on ? DateOnly.FromDateTime(on) : null,
                        Justified = random.Chance(incident ? 0.70 : 0.32),
                        Issue = incident ? "network" : work.Pick(Issues),
                        Severity = work.Pick(Severities),
                        DueAt = clock.ToUtc(openedAt.AddDays(DaysToSettle)),
                        ReopenedAt = Reopened(settledAt, work) is { } again ? clock.ToUtc(again) : null,
                    };
                }
            }
        }
    }

    private static DateTime? Reopened(DateTime? settledAt, Randomness work)
    {
        var again =
            work.Chance(Reopens) && settledAt is { } at ? DemoCalendar.MomentOn(at.AddDays(work.Between(1, 12)), work) : (DateTime?)null;
        return again < DemoCalendar.End ? again : null;
    }

    /// <summary>Median four days in an ordinary outlet, with a long tail; null if still open at the end.</summary>
    private static DateTime? Settled(DateTime openedAt, double slowness, Randomness random)
    {
        var never = random.Chance(0.006 * slowness);
        var days = (int)Math.Ceiling(3.6 * slowness * Math.Exp(0.75 * random.Normal()));
        var settledAt = DemoCalendar.MomentOn(openedAt.AddDays(days), random);
        return never || settledAt >= DemoCalendar.End ? null : settledAt;
    }
}
