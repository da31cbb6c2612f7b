using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>Lives the customers' lives, month by month. A life depends on its number only, so every fact family may ask for it again instead of keeping all.</summary>
internal sealed class CustomerLives(BranchTree tree, DemoScale scale)
{
    /// <summary>As many join within the months as are lost.</summary>
    private const double JoinerShare = 0.135;

    private const double Moves = 0.0020;
    private const double AdminExit = 0.0003;
    private const double DoNotDisturb = 0.04;
    private const double EarlyRegret = 0.015;

    private readonly JoinDates joinDates = new(scale.Customers, (int)(scale.Customers * JoinerShare));
    private readonly LeavingWishes wishes = new(tree.Story);

    public IEnumerable<CustomerLife> All() => Enumerable.Range(1, scale.Customers).Select(Live);

    private CustomerLife Live(int customerId)
    {
        var random = Randomness.For(RandomTopic.Lives, customerId);
        var joinedAt = joinDates.Of(customerId, random);
        var life = new CustomerLife(customerId, joinedAt, MaskedNames.Of(customerId), random.Chance(DoNotDisturb));
        var tier = CustomerTiers.Pick(random);
        life.Phases.Add(new(joinedAt, tier, tree.PickOutlet(random), CustomerTiers.PickValue(tier, random)));

        // Until then the customer has left, has a case open, or has just come back or been saved: nothing else befalls.
        var settledFrom = joinedAt;
        if (joinedAt >= DemoCalendar.Start && random.Chance(EarlyRegret))
        {
            settledFrom = RegretWithinMonth(life, random);
        }

        foreach (var month in DemoCalendar.Months)
        {
            if (settledFrom <= DemoCalendar.StartOf(month))
            {
                settledFrom = LiveMonth(life, month, random);
            }
        }

        return life;
    }

    /// <summary>One month of a customer who is active and has nothing going on; returns from when that is so again.</summary>
    private DateTime LiveMonth(CustomerLife life, Month month, Randomness random)
    {
        var now = life.Phases[^1];
        var fate = random.Unit();
        var leaving = wishes.Probability(life, now, month);
        var arrears = CustomerTiers.Arrears(now.Tier);
        if (fate < leaving)
        {
            return wishes.Play(life, now, month, random);
        }

        if (fate < leaving + arrears)
        {
            var at = DemoCalendar.MomentIn(month, random);
            return Departures.Leave(life, at, ChurnKind.Involuntary, ChurnReason.Arrears, random);
        }

        if (fate < leaving + arrears + AdminExit)
        {
            return Departures.LeaveForGood(life, DemoCalendar.MomentIn(month, random), ChurnKind.Admin, ChurnReason.Other);
        }

        Change(life, now, month, random);
        return DemoCalendar.StartOf(month);
    }

    private void Change(CustomerLife life, LifePhase now, Month month, Randomness random)
    {
        var tier = CustomerTiers.Review(now.Tier, random);
        if (tier != now.Tier)
        {
            var value = CustomerTiers.PickValue(tier, random);
            life.Phases.Add(now with { From = DemoCalendar.MomentIn(month, random), Tier = tier, MonthlyValue = value });
        }
        else if (random.Chance(Moves) && tree.PickMove(now.Outlet, random) is { } outlet)
        {
            life.Phases.Add(now with { From = DemoCalendar.MomentIn(month, random), Outlet = outlet });
        }
    }

    private static DateTime RegretWithinMonth(CustomerLife life, Randomness random)
    {
        var at = DemoCalendar.MomentOn(life.JoinedAt.AddDays(random.Between(1, 12)), random);
        return at.Month == life.JoinedAt.Month
            ? Departures.LeaveForGood(life, at, ChurnKind.Voluntary, ChurnReason.Service)
            : life.JoinedAt;
    }
}
