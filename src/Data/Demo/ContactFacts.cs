using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>Contacts: diamond and gold are due monthly, silver quarterly, as diligently as the outlet is; besides, ineffective tries, visits to the counter and broadcasts.</summary>
internal static class ContactFacts
{
    private const double MissedButTried = 0.40;
    private const double SecondContact = 0.12;
    private const double Reception = 0.010;
    private const double Broadcast = 0.045;
    private const double SpringFestivalDip = 0.95;

    /// <summary>Who asked for no calls is easily forgotten: only text, e-mail and gifts are allowed.</summary>
    private const double QuietDip = 0.85;

    private static readonly (ContactMode, double)[] Modes =
    [
        (ContactMode.Phone, 0.50),
        (ContactMode.Sms, 0.18),
        (ContactMode.Reception, 0.12),
        (ContactMode.Visit, 0.09),
        (ContactMode.Mms, 0.04),
        (ContactMode.Gift, 0.03),
        (ContactMode.Event, 0.02),
        (ContactMode.Email, 0.02),
    ];

    private static readonly (ContactMode, double)[] QuietModes =
    [
        (ContactMode.Sms, 0.70),
        (ContactMode.Email, 0.18),
        (ContactMode.Gift, 0.12),
    ];

    public static IEnumerable<Contact> Of(IEnumerable<CustomerLife> lives, BusinessClock clock) =>
        ByLife(lives, clock).SelectMany(own => own.Contacts);

    /// <summary>Each life with its contacts, month by month.</summary>
    public static IEnumerable<(CustomerLife Life, List<Contact> Contacts)> ByLife(IEnumerable<CustomerLife> lives, BusinessClock clock)
    {
        var number = 0;
        foreach (var life in lives)
        {
            var own = InLife(life).Where(contact => life.IsActiveAt(contact.At)).ToList();
            foreach (var contact in own)
            {
                var phase = life.PhaseAt(contact.At);
                contact.Id = $"CT{++number:D8}";
                contact.CustomerId = life.CustomerId;
                contact.BranchId = phase.Outlet.BranchId;
                contact.ManagerId = CustomerManagers.Of(life, phase)?.Id;
                contact.At = clock.ToUtc(contact.At);
            }

            yield return (life, own);
        }
    }

    private static IEnumerable<Contact> InLife(CustomerLife life)
    {
        var random = Randomness.For(RandomTopic.Contacts, life.CustomerId);
        var silverMonth = 0;
        foreach (var month in life.Months())
        {
            if (month.Number % 3 == 1 || silverMonth == 0)
            {
                // The demo and some customers begin within a quarter: then one of the months that are left.
                silverMonth = random.Between(month.Number, month.QuarterStart.Number + 2);
            }

            foreach (var contact in InMonth(life, month, month.Number == silverMonth, random))
            {
                yield return contact;
            }
        }
    }

    /// <summary>The month's contacts at wall-clock times, whether or not the customer is still there.</summary>
    private static IEnumerable<Contact> InMonth(CustomerLife life, Month month, bool isSilverMonth, Randomness random)
    {
        var opening = life.PhaseAt(DemoCalendar.StartOf(month));
        var isDue = opening.Tier is Tier.Diamond or Tier.Gold || (opening.Tier == Tier.Silver && isSilverMonth);
        if (isDue)
        {
            var dip = (life.DoNotDisturb ? QuietDip : 1) * (month.Number == 2 ? SpringFestivalDip : 1);
            var made = random.Chance(opening.Outlet.Diligence * dip);
            if (made || random.Chance(MissedButTried))
            {
                yield return OneToOne(life, month, made, random);
            }

            if (made && random.Chance(SecondContact))
            {
                yield return OneToOne(life, month, random.Chance(0.7), random);
            }
        }

        if (random.Chance(Reception))
        {
            yield return Make(month, ContactMode.Reception, ContactAddressing.OneToOne, true, random);
        }

        if (random.Chance(Broadcast))
        {
            yield return Make(month, ContactMode.Sms, ContactAddressing.Broadcast, false, random);
        }
    }

    private static Contact OneToOne(CustomerLife life, Month month, bool effective, Randomness random)
    {
        var mode = random.Pick(life.DoNotDisturb ? QuietModes : Modes);
        return Make(month, mode, ContactAddressing.OneToOne, effective, random);
    }

    private static Contact Make(Month month, ContactMode mode, ContactAddressing addressing, bool effective, Randomness random) =>
        new()
        {
            Id = "",
            At = DemoCalendar.MomentIn(month, random),
            Mode = mode,
            Addressing = addressing,
            Effective = effective,
        };
}
