using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>Complaints: more where an outlet is troubled, six times as many while the network is down; most settled in days, some never.</summary>
internal static class ComplaintFacts
{
    private const double PerMonth = 0.0036;
    private const double IncidentFactor = 6;
    private const double IncidentSlowness = 3;

    /// <summary>The hotline does not always ask who calls.</summary>
    private const double Anonymous = 0.02;

    public static IEnumerable<Complaint> Of(IEnumerable<CustomerLife> lives, DemoStory story, BusinessClock clock)
    {
        var number = 0;
        foreach (var life in lives)
        {
            var random = Randomness.For(RandomTopic.Complaints, life.CustomerId);
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
                    };
                }
            }
        }
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
