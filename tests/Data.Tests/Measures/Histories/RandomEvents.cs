using Kpi.Data.Warehouse;

namespace Kpi.Data.Tests.Measures.Histories;

/// <summary>What befalls one customer besides joining, moving and leaving. Nothing asks whether it makes sense.</summary>
internal sealed class RandomEvents(Random random, HistoryFacts facts, int id, Func<int> outlet, Func<DateTime, DateTime, DateTime> instant)
{
    private static readonly DateTime From = new(2024, 12, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime To = new(2025, 5, 10, 0, 0, 0, DateTimeKind.Utc);

    public void Happen()
    {
        Times(5, Contact);
        Times(2, Moment);
        Times(3, Plan);
        Times(2, Protect);
        Times(3, Warn);
        Times(4, Keep);
        Times(4, Complain);
        Times(4, Ask);
    }

    private void Contact(int number) =>
        facts.Contacts.Add(
            new()
            {
                Id = Key(number),
                CustomerId = id,
                BranchId = outlet(),
                At = instant(From, To),
                Mode = Any<ContactMode>(),
                Addressing = Chance(0.8) ? ContactAddressing.OneToOne : ContactAddressing.Broadcast,
                Effective = Chance(0.7),
            }
        );

    private void Moment(int number)
    {
        var contact = facts.Contacts.FindLast(contact => contact.CustomerId == id);
        var date = OracleClock.Day(contact is not null && Chance(0.7) ? contact.At.AddDays(random.Next(-1, 6)) : instant(From, To));
        facts.Moments.Add(
            new()
            {
                Id = Key(number),
                CustomerId = id,
                BranchId = outlet(),
                Date = date,
                BeginsAt = OracleClock.Start(date),
                Kind = Any<MomentKind>(),
            }
        );
    }

    private void Plan(int number)
    {
        var contact = facts.Contacts.FindLast(contact => contact.CustomerId == id);
        var due = OracleClock.Day(contact is not null && Chance(0.7) ? contact.At.AddDays(random.Next(-1, 3)) : instant(From, To));
        var ends = OracleClock.Start(due.AddDays(1));
        facts.PlanItems.Add(
            new()
            {
                Id = Key(number),
                ManagerId = "m",
                BranchId = outlet(),
                CustomerId = id,
                DueDate = due,
                DueBefore = ends,
                CancelledAt = Chance(0.3) ? ends.AddDays(-3).AddSeconds(random.Next(-2, 3) * 40_000) : null,
                DoneContactId = Chance(0.7) ? contact?.Id : null,
            }
        );
    }

    private void Protect(int number)
    {
        var (from, to) = (instant(From, To), Chance(0.5) ? instant(To, To.AddDays(9)) : (DateTime?)null);
        to = to is not null && Chance(0.7) ? instant(from.AddSeconds(5), from.AddDays(70)) : to;
        to = to <= from ? null : to;
        if (number == 0)
        {
            facts.Policies.Add(
                new()
                {
                    CustomerId = id,
                    Kind = Any<ServicePolicy>(),
                    ValidFrom = from,
                    ValidTo = to,
                }
            );
        }
        else
        {
            facts.Assignments.Add(
                new()
                {
                    CustomerId = id,
                    ManagerId = "m",
                    ValidFrom = from,
                    ValidTo = to,
                }
            );
        }
    }

    private void Warn(int number)
    {
        var at = instant(From, To);
        facts.Warnings.Add(
            new()
            {
                Id = Key(number),
                CustomerId = id,
                BranchId = outlet(),
                RaisedAt = at,
                FirstContactAt = Chance(0.7) ? Later(at, TimeSpan.FromHours(72)) : null,
            }
        );
    }

    private void Keep(int number)
    {
        var at = instant(From.AddDays(-60), To);
        var earlier = facts.Cases.FindLast(retention => retention.CustomerId == id);
        at = earlier is not null && Chance(0.3) ? earlier.OpenedAt.AddDays(90).AddSeconds(random.Next(-1, 2)) : at;
        var isControl = Chance(0.2);
        facts.Cases.Add(
            new()
            {
                Id = Key(number),
                IsControl = isControl,
                CustomerId = id,
                BranchId = outlet(),
                Trigger = Chance(0.9) ? Any<CaseTrigger>() : null,
                OpenedAt = at,
                ClosedAt = Chance(0.8) ? Later(at, TimeSpan.FromDays(30)) : null,
                Outcome = Any<CaseOutcome>(),
                FirstAttemptAt = Chance(0.7) ? Later(at, TimeSpan.FromHours(24)) : null,
                OfferCost = isControl ? 0 : random.Next(0, 40) * 0.5,
                HandlingCost = random.Next(0, 40) * 0.25,
                Active30 = Chance(0.1) ? Chance(0.5) : null,
                Active90 = Chance(0.1) ? Chance(0.5) : null,
                RealisedValue90 = Chance(0.8) ? random.Next(-10, 90) * 0.5 : null,
            }
        );
    }

    private void Complain(int number)
    {
        var at = instant(From, To);
        var earlier = facts.Complaints.FindLast(complaint => complaint.CustomerId == id);
        at = earlier is not null && Chance(0.3) ? earlier.OpenedAt.AddDays(7).AddSeconds(random.Next(-1, 2)) : at;
        var settled = Chance(0.7) ? Later(at, TimeSpan.FromDays(15)) : (DateTime?)null;
        facts.Complaints.Add(
            new()
            {
                Id = Key(number),
                CustomerId = Chance(0.9) ? id : null,
                BranchId = outlet(),
                OpenedAt = at,
                OpenedOn = OracleClock.Day(at),
                SettledAt = settled,
                SettledOn = settled is { } on ? OracleClock.Day(on) : null,
                Justified = Chance(0.5),
                ReopenedAt = settled is { } again && Chance(0.1) ? again.AddDays(1) : null,
                DueAt = Chance(0.5) ? Later(at, TimeSpan.FromDays(10)) : null,
                Issue = Chance(0.8) ? (Chance(0.7) ? "bill" : "net") : null,
            }
        );
    }

    private void Ask(int number)
    {
        var at = instant(From, To);
        var isBounced = Chance(0.1);
        var responded = !isBounced && Chance(0.6) ? Later(at, TimeSpan.FromDays(30)) : (DateTime?)null;
        var max = Chance(0.5) ? 5 : 10;
        facts.Surveys.Add(
            new()
            {
                Id = Key(number),
                CustomerId = Chance(0.9) ? id : null,
                BranchId = outlet(),
                Wave = Chance(0.6) ? "one" : "two",
                SentAt = at,
                Bounced = isBounced,
                RespondedAt = responded,
                CsatMax = max,
                Csat = !isBounced && (responded is not null || Chance(0.1)) && Chance(0.9) ? random.Next(1, max + 1) : null,
                Nps = responded is not null && Chance(0.8) ? random.Next(0, 11) : null,
            }
        );
    }

    /// <summary>Within twice the span; often exactly after it, or a second beside.</summary>
    private DateTime Later(DateTime at, TimeSpan span) =>
        Chance(0.3) ? at.Add(span).AddSeconds(random.Next(-1, 2)) : at.AddSeconds(random.NextInt64((long)span.TotalSeconds * 2));

    private void Times(int most, Action<int> happen)
    {
        var count = random.Next(0, most + 1);
        for (var number = 0; number < count; number++)
        {
            happen(number);
        }
    }

    private string Key(int number) => $"{id:D6}-{number}";

    private bool Chance(double probability) => random.NextDouble() < probability;

    private T Any<T>()
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return values[random.Next(values.Length)];
    }
}
