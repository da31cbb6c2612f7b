using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>Customers who wish to leave: some are heard and get a retention case, some of those stay, the rest leave.</summary>
internal sealed class LeavingWishes(DemoStory story)
{
    private const double Success = 0.47;
    private const double Relapse = 0.20;
    private const double MostHeard = 0.95;

    private const int EarlyMonths = 6;
    private const int DaysBetweenCases = 90;

    private static readonly (CaseTrigger, double)[] Triggers =
    [
        (CaseTrigger.Request, 0.42),
        (CaseTrigger.Warning, 0.28),
        (CaseTrigger.PortOut, 0.18),
        (CaseTrigger.Complaint, 0.12),
    ];

    private static readonly (ChurnReason, double)[] Reasons =
    [
        (ChurnReason.Price, 0.31),
        (ChurnReason.Competitor, 0.22),
        (ChurnReason.Service, 0.12),
        (ChurnReason.Network, 0.10),
        (ChurnReason.Billing, 0.07),
        (ChurnReason.Relocation, 0.07),
        (ChurnReason.GroupContractEnded, 0.04),
        (ChurnReason.Other, 0.04),
        (ChurnReason.Unknown, 0.03),
    ];

    /// <summary>The probability that a customer wishes to leave in a month.</summary>
    public double Probability(CustomerLife life, LifePhase now, Month month)
    {
        var isNew = life.JoinedAt.AddMonths(EarlyMonths) > DemoCalendar.StartOf(month);
        return CustomerTiers.Leaving(now.Tier)
            * now.Outlet.Leaving
            * DemoCalendar.LeavingSeason(month)
            * (isNew ? 1.6 : 1)
            * (HasCampaign(now.Outlet, month) ? 0.75 : 1)
            * (IsAfterIncident(now.Outlet, month) ? 3.2 : 1);
    }

    /// <summary>Plays such a wish to its end; returns from when nothing of it is going on.</summary>
    public DateTime Play(CustomerLife life, LifePhase now, Month month, Randomness random)
    {
        var campaign = HasCampaign(now.Outlet, month);
        var reason = IsAfterIncident(now.Outlet, month) && random.Chance(0.72) ? ChurnReason.Network : random.Pick(Reasons);
        var at = DemoCalendar.MomentIn(month, random);
        if (!random.Chance(Math.Min(MostHeard, CustomerTiers.Heard(now.Tier) * (campaign ? 1.35 : 1))))
        {
            return Departures.Leave(life, at, ChurnKind.Voluntary, reason, random);
        }

        var trigger = reason == ChurnReason.Network ? CaseTrigger.Complaint : random.Pick(Triggers);
        var closedAt = DemoCalendar.MomentOn(at.AddDays(random.Between(1, 5) * random.Between(1, 5)), random);
        if (closedAt >= DemoCalendar.End)
        {
            life.Attempts.Add(new(trigger, now.Outlet, at, null, CaseOutcome.Pending));
            return DateTime.MaxValue;
        }

        var saved = random.Chance(Success * now.Outlet.Saving * (campaign ? 1.45 : 1));
        life.Attempts.Add(new(trigger, now.Outlet, at, closedAt, saved ? CaseOutcome.Saved : CaseOutcome.Lost));
        if (!saved)
        {
            var leavesAt = DemoCalendar.MomentOn(closedAt.AddDays(random.Between(1, 3)), random);
            return Departures.Leave(life, leavesAt, ChurnKind.Voluntary, reason, random);
        }

        if (random.Chance(Relapse))
        {
            var relapsesAt = DemoCalendar.MomentOn(closedAt.AddDays(random.Between(20, 85)), random);
            return Departures.Leave(life, relapsesAt, ChurnKind.Voluntary, reason, random);
        }

        return at.AddDays(DaysBetweenCases + 1);
    }

    private bool HasCampaign(Outlet outlet, Month month) =>
        month >= story.CampaignFrom
        && month <= story.CampaignTo
        && string.Equals(outlet.ProvinceCode, story.CampaignProvince, StringComparison.Ordinal);

    private bool IsAfterIncident(Outlet outlet, Month month) =>
        month == story.IncidentMonth.Next && string.Equals(outlet.CityCode, story.IncidentCity, StringComparison.Ordinal);
}
