using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>The customers, their history and their departures, straight from their lives.</summary>
internal static class CustomerFacts
{
    public static IEnumerable<Customer> Customers(IEnumerable<CustomerLife> lives, BusinessClock clock) =>
        lives.Select(life => new Customer
        {
            Id = life.CustomerId,
            Code = $"K{life.CustomerId:D7}",
            JoinedAt = clock.ToUtc(life.JoinedAt),
            MaskedName = life.MaskedName,
            DoNotDisturb = life.DoNotDisturb,
        });

    /// <summary>What was known of the customers and since when: like any warehouse, this one knows nothing from before it began.</summary>
    public static IEnumerable<CustomerVersion> Versions(IEnumerable<CustomerLife> lives, BusinessClock clock) =>
        lives.SelectMany(life =>
            life.Phases.Select(
                (phase, i) =>
                    new CustomerVersion
                    {
                        CustomerId = life.CustomerId,
                        ValidFrom = clock.ToUtc(phase.From < DemoCalendar.Start ? DemoCalendar.Start : phase.From),
                        ValidTo = i + 1 < life.Phases.Count ? clock.ToUtc(life.Phases[i + 1].From) : null,
                        Tier = phase.Tier,
                        BranchId = phase.Outlet.BranchId,
                        MonthlyValue = phase.MonthlyValue,
                        ManagerId = CustomerManagers.Of(life, phase)?.Id,
                        Lifecycle = StageOf(life, phase),
                    }
            )
        );

    public static IEnumerable<Churn> Churn(IEnumerable<CustomerLife> lives, BusinessClock clock) =>
        lives
            .SelectMany(life => life.Departures, (life, gone) => (life, gone))
            .Select(
                (x, i) =>
                    new Churn
                    {
                        Id = $"CH{i + 1:D7}",
                        CustomerId = x.life.CustomerId,
                        ChurnedAt = clock.ToUtc(x.gone.At),
                        Kind = x.gone.Kind,
                        Reason = x.gone.Reason,
                        WinbackAt = x.gone.ReturnedAt is { } back ? clock.ToUtc(back) : null,
                    }
            );

    private static Lifecycle StageOf(CustomerLife life, LifePhase phase)
    {
        var since = phase.From < DemoCalendar.Start ? DemoCalendar.Start : phase.From;
        return life.JoinedAt.AddMonths(3) > since ? Lifecycle.Identified
            : life.JoinedAt.AddMonths(12) > since ? Lifecycle.Growing
            : Lifecycle.Stable;
    }
}
