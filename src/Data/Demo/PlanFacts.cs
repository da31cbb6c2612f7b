using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>Planned contacts: managers plan many of the routine contacts they owe; most are made by their day, some late, some not at all, a few are called off.</summary>
internal static class PlanFacts
{
    private const double Planned = 0.5;
    private const double PlannedAndMissed = 0.6;
    private const double Late = 0.03;
    private const double CalledOff = 0.02;

    public static IEnumerable<PlanItem> Of(IEnumerable<CustomerLife> lives, BusinessClock clock)
    {
        var number = 0;
        foreach (var (life, contacts) in ContactFacts.ByLife(lives, clock))
        {
            var random = Randomness.For(RandomTopic.Plans, life.CustomerId);
            foreach (var month in life.Months())
            {
                var opening = life.PhaseAt(DemoCalendar.StartOf(month));
                var done = contacts.Find(contact => IsCare(contact) && MonthOf(contact, clock) == month);
                var isOwed =
                    opening.Tier is Tier.Diamond or Tier.Gold
                    || (opening.Tier == Tier.Silver && (done is not null || (month.EndsQuarter && !IsCaredFor(contacts, month, clock))));
                if (
                    isOwed
                    && life.IsActiveAt(DemoCalendar.StartOf(month))
                    && CustomerManagers.Of(life, opening) is { } manager
                    && random.Chance(done is null ? Planned * PlannedAndMissed : Planned)
                )
                {
                    yield return Plan($"PL{++number:D7}", life, opening, manager, month, done, clock, random);
                }
            }
        }
    }

    private static bool IsCare(Contact contact) => contact.Effective && contact.Addressing == ContactAddressing.OneToOne;

    private static Month MonthOf(Contact contact, BusinessClock clock) => Month.Of(clock.DayOf(contact.At));

    /// <summary>Whether a contact in the quarter so far has met what silver is owed.</summary>
    private static bool IsCaredFor(List<Contact> contacts, Month month, BusinessClock clock) =>
        contacts.Exists(contact => IsCare(contact) && MonthOf(contact, clock) >= month.QuarterStart && MonthOf(contact, clock) <= month);

    private static PlanItem Plan(
        string id,
        CustomerLife life,
        LifePhase opening,
        CustomerManager manager,
        Month month,
        Contact? done,
        BusinessClock clock,
        Randomness random
    )
    {
        var (first, last) = (month.FirstDay, month.Next.FirstDay.AddDays(-1));
        var free = first.AddDays(random.Between(9, 27));
        var due = done is null ? free : clock.DayOf(done.At).AddDays(random.Chance(Late) ? -2 : random.Between(0, 5));
        due =
            due < first ? first
            : due > last ? last
            : due;
        var calledOff = done is null && random.Chance(CalledOff / (1 - PlannedAndMissed));
        return new()
        {
            Id = id,
            ManagerId = manager.Id,
            BranchId = opening.Outlet.BranchId,
            CustomerId = life.CustomerId,
            DueDate = due,
            DueBefore = clock.StartOf(due.AddDays(1)),
            ApprovedAt = clock.ToUtc(DemoCalendar.MomentOn(DemoCalendar.StartOf(month), random)),
            CancelledAt = calledOff
                ? clock.ToUtc(DemoCalendar.MomentOn(due.AddDays(-random.Between(3, 6)).ToDateTime(TimeOnly.MinValue), random))
                : null,
            DoneContactId = done?.Id,
        };
    }
}
