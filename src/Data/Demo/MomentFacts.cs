using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>A special moment, and the contact that honoured it; null if none did.</summary>
internal sealed record HonouredMoment(Moment Moment, Contact? Contact);

/// <summary>Special moments of silver, gold and diamond customers: birthdays, and the day of joining for the highest two.</summary>
internal static class MomentFacts
{
    private const int WindowDays = 3;

    private static readonly (ContactMode, double)[] Modes =
    [
        (ContactMode.Sms, 0.46),
        (ContactMode.Gift, 0.22),
        (ContactMode.Mms, 0.18),
        (ContactMode.Email, 0.14),
    ];

    public static IEnumerable<HonouredMoment> Of(IEnumerable<CustomerLife> lives, BusinessClock clock)
    {
        var number = 0;
        foreach (var life in lives)
        {
            var random = Randomness.For(RandomTopic.Moments, life.CustomerId);
            var (birthMonth, birthDay) = (random.Between(1, 12), random.Between(1, 28));
            foreach (var month in life.Months())
            {
                if (month.Number == birthMonth)
                {
                    var date = new DateOnly(month.Year, month.Number, birthDay);
                    if (Make(life, date, MomentKind.Birthday, Tier.Silver, number + 1, clock, random) is { } birthday)
                    {
                        number++;
                        yield return birthday;
                    }
                }

                if (month.Number == life.JoinedAt.Month && month.Year > life.JoinedAt.Year)
                {
                    var date = new DateOnly(month.Year, month.Number, Math.Min(28, life.JoinedAt.Day));
                    if (Make(life, date, MomentKind.JoinDay, Tier.Gold, number + 1, clock, random) is { } joinDay)
                    {
                        number++;
                        yield return joinDay;
                    }
                }
            }
        }
    }

    private static HonouredMoment? Make(
        CustomerLife life,
        DateOnly date,
        MomentKind kind,
        Tier lowest,
        int number,
        BusinessClock clock,
        Randomness random
    )
    {
        var begins = date.ToDateTime(TimeOnly.MinValue);
        var phase = life.PhaseAt(begins);
        var contactAt = DemoCalendar.MomentOn(begins.AddDays(-random.Between(0, WindowDays)), random);
        var (cared, mode) = (random.Chance(phase.Outlet.Diligence * 0.9), random.Pick(Modes));
        if (phase.Tier < lowest || !life.IsActiveAt(begins))
        {
            return null;
        }

        var moment = new Moment
        {
            Id = $"MO{number:D7}",
            CustomerId = life.CustomerId,
            BranchId = phase.Outlet.BranchId,
            Date = date,
            BeginsAt = clock.StartOf(date),
            Kind = kind,
        };
        var isPossible = cared && contactAt >= DemoCalendar.Start && contactAt < DemoCalendar.End && life.IsActiveAt(contactAt);
        return new(moment, isPossible ? Contact(life, moment, contactAt, mode, clock) : null);
    }

    private static Contact Contact(CustomerLife life, Moment moment, DateTime at, ContactMode mode, BusinessClock clock)
    {
        var phase = life.PhaseAt(at);
        return new()
        {
            Id = $"CM{moment.Id[2..]}",
            CustomerId = life.CustomerId,
            BranchId = phase.Outlet.BranchId,
            At = clock.ToUtc(at),
            Mode = mode,
            Addressing = ContactAddressing.OneToOne,
            Effective = true,
            Type = ContactType.Moment,
            ManagerId = CustomerManagers.Of(life, phase)?.Id,
            MomentId = moment.Id,
        };
    }
}
