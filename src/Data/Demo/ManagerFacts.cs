using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>Managers: whom they look after, how they spend their working days, what they sell.</summary>
internal static class ManagerFacts
{
    private const double SalesOfOutlet = 90_000;

    public static IEnumerable<Assignment> Assignments(IEnumerable<CustomerLife> lives, BusinessClock clock)
    {
        foreach (var life in lives)
        {
            for (var i = 0; i < life.Phases.Count; i++)
            {
                var phase = life.Phases[i];
                if (CustomerManagers.Of(life, phase) is { } manager)
                {
                    yield return new()
                    {
                        CustomerId = life.CustomerId,
                        ManagerId = manager.Id,
                        ValidFrom = clock.ToUtc(phase.From < DemoCalendar.Start ? DemoCalendar.Start : phase.From),
                        ValidTo = i + 1 < life.Phases.Count ? clock.ToUtc(life.Phases[i + 1].From) : null,
                        Role = manager.Role,
                    };
                }
            }
        }
    }

    public static IEnumerable<ManagerTime> Times(IEnumerable<Outlet> outlets)
    {
        foreach (var outlet in outlets.Where(outlet => outlet.Weight > 0))
        {
            var random = Randomness.For(RandomTopic.Managers, -outlet.BranchId);
            var manager = CustomerManagers.Of(outlet);
            var usual = (manager.Role == ManagerRole.Dedicated ? 0.95 : 0.57) - 0.25 * (0.94 - outlet.Diligence);
            for (var day = DemoCalendar.Start; day < DemoCalendar.End; day = day.AddDays(1))
            {
                if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                {
                    continue;
                }

                var minutes = random.Between(420, 540);
                yield return new()
                {
                    ManagerId = manager.Id,
                    Day = DateOnly.FromDateTime(day),
                    BranchId = outlet.BranchId,
                    Role = manager.Role,
                    MinutesTotal = minutes,
                    MinutesMidHigh = (int)(minutes * Math.Clamp(usual + random.Within(-0.05, 0.05), 0, 1)),
                };
            }
        }
    }

    public static IEnumerable<Sales> Sales(IEnumerable<Outlet> outlets)
    {
        foreach (var outlet in outlets.Where(outlet => outlet.Weight > 0))
        {
            var random = Randomness.For(RandomTopic.Sales, outlet.BranchId);
            var share = random.Within(0.28, 0.48);
            foreach (var month in DemoCalendar.Months)
            {
                var amount = SalesOfOutlet * outlet.Weight * DemoCalendar.JoiningSeason(month) * random.Within(0.85, 1.15);
                yield return new()
                {
                    BranchId = outlet.BranchId,
                    Month = month.ToNumber(),
                    AmountTotal = Math.Round(amount, 2),
                    AmountByManager = Math.Round(amount * (share + random.Within(-0.03, 0.03)), 2),
                };
            }
        }
    }
}
