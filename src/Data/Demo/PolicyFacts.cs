using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>Service policies: silver, gold and diamond customers get one soon after they rise that far, and keep it; a few are overlooked.</summary>
internal static class PolicyFacts
{
    private static readonly (ServicePolicy, double)[] Kinds =
    [
        (ServicePolicy.Credit, 0.4),
        (ServicePolicy.Billing, 0.3),
        (ServicePolicy.Roaming, 0.2),
        (ServicePolicy.ManagerGuarantee, 0.1),
    ];

    public static IEnumerable<Policy> Of(IEnumerable<CustomerLife> lives, BusinessClock clock)
    {
        foreach (var life in lives)
        {
            var random = Randomness.For(RandomTopic.Policies, life.CustomerId);
            var (luck, kind, delay) = (random.Unit(), random.Pick(Kinds), random.Between(0, 20));
            if (life.Phases.Find(phase => phase.Tier >= Tier.Silver) is { } vip && luck < 0.6 + 0.4 * vip.Outlet.Diligence)
            {
                var from = vip.From < DemoCalendar.Start ? DemoCalendar.Start : DemoCalendar.MomentOn(vip.From.AddDays(delay), random);
                yield return new()
                {
                    CustomerId = life.CustomerId,
                    Kind = kind,
                    ValidFrom = clock.ToUtc(from),
                };
            }
        }
    }
}
