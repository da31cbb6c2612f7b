using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>A customer manager of an outlet.</summary>
internal sealed record CustomerManager(string Id, ManagerRole Role);

/// <summary>Who looks after whom: an outlet has one manager, for its silver, gold and diamond customers; a few are forgotten.</summary>
internal static class CustomerManagers
{
    public static CustomerManager Of(Outlet outlet) =>
        new($"M-{outlet.Code}", outlet.HasDedicatedManager ? ManagerRole.Dedicated : ManagerRole.PartTime);

    /// <summary>The manager of a customer for a phase of life; null if nobody.</summary>
    public static CustomerManager? Of(CustomerLife life, LifePhase phase) =>
        phase.Tier >= Tier.Silver && !IsForgotten(life, phase.Outlet) ? Of(phase.Outlet) : null;

    private static bool IsForgotten(CustomerLife life, Outlet outlet) =>
        Randomness.For(RandomTopic.Managers, life.CustomerId).Unit() > 0.4 + 0.6 * outlet.Diligence;
}
