using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Tests.Measures.Histories;

/// <summary>Customers to whom anything may happen, often at the very instants at which months and windows begin and end.</summary>
internal sealed class RandomHistories(int seed)
{
    public static readonly Month First = new(2025, 1);
    public static readonly Month Last = new(2025, 4);

    private const int Outlets = 9;
    private const int FirstOutlet = 5;

    private readonly Random random = new(seed);
    private readonly HistoryFacts facts = new();

    public static HistoryFacts Make(int seed, int customers)
    {
        var histories = new RandomHistories(seed);
        histories.Plant();
        for (var id = 1; id <= customers; id++)
        {
            histories.Live(id);
        }

        return histories.facts;
    }

    /// <summary>Headquarters, a province, two cities and nine outlets, whose managers work and sell.</summary>
    private void Plant()
    {
        Add(1, null, BranchLevel.Hq);
        Add(2, 1, BranchLevel.Province);
        Add(3, 2, BranchLevel.City);
        Add(4, 2, BranchLevel.City);
        for (var i = 0; i < Outlets; i++)
        {
            var outlet = FirstOutlet + i;
            Add(outlet, 3 + i % 2, BranchLevel.Outlet);
            for (var day = new DateOnly(2024, 12, 28); day < new DateOnly(2025, 5, 4); day = day.AddDays(random.Next(1, 6)))
            {
                var minutes = random.Next(0, 1441);
                facts.Times.Add(
                    new()
                    {
                        ManagerId = $"m{outlet}",
                        Day = day,
                        BranchId = outlet,
                        Role = Any<ManagerRole>(),
                        MinutesTotal = minutes,
                        MinutesMidHigh = random.Next(0, minutes + 1),
                    }
                );
            }

            foreach (var month in First.Previous.Through(Last))
            {
                var amount = random.Next(0, 1000);
                facts.Sales.Add(
                    new()
                    {
                        BranchId = outlet,
                        Month = month.ToNumber(),
                        AmountTotal = amount,
                        AmountByManager = random.Next(0, amount + 1),
                    }
                );
            }
        }

        void Add(int id, int? parent, BranchLevel level) =>
            facts.Branches.Add(
                new()
                {
                    Id = id,
                    Code = $"b{id}",
                    ParentId = parent,
                    Level = level,
                    NameZh = $"b{id}",
                    NameEn = $"b{id}",
                }
            );
    }

    private void Live(int id)
    {
        var joined = Instant(new(2024, 9, 1), new(2025, 5, 1));
        facts.Customers.Add(
            new()
            {
                Id = id,
                Code = $"c{id}",
                JoinedAt = joined,
                DoNotDisturb = Chance(0.2),
            }
        );
        Change(id, joined);
        LeaveAndReturn(id, joined);
        new RandomEvents(random, facts, id, Outlet, Instant).Happen();
    }

    /// <summary>Versions one after the other, seldom with a gap between.</summary>
    private void Change(int id, DateTime joined)
    {
        var from = joined;
        for (var left = random.Next(0, 4); ; left--)
        {
            var next = left == 0 ? (DateTime?)null : After(from, 90);
            facts.Versions.Add(
                new()
                {
                    CustomerId = id,
                    ValidFrom = from,
                    ValidTo = next,
                    Tier = Any<Tier>(),
                    BranchId = Outlet(),
                    MonthlyValue = random.Next(0, 400) * 0.25,
                }
            );
            if (next is not { } instant)
            {
                return;
            }

            from = Chance(0.03) ? After(instant, 40) : instant;
        }
    }

    private void LeaveAndReturn(int id, DateTime joined)
    {
        var at = joined;
        for (var times = 0; times < 3 && Chance(0.5); times++)
        {
            at = After(at, 100);
            var kind =
                Chance(0.15) ? ChurnKind.Admin
                : Chance(0.3) ? ChurnKind.Involuntary
                : ChurnKind.Voluntary;
            var back = kind != ChurnKind.Admin && Chance(0.5) ? After(at, 40) : (DateTime?)null;
            facts.Churn.Add(
                new()
                {
                    Id = $"{id}-{times}",
                    CustomerId = id,
                    ChurnedAt = at,
                    Kind = kind,
                    Reason = Any<ChurnReason>(),
                    WinbackAt = back,
                }
            );
            if (back is not { } returned)
            {
                return;
            }

            at = returned;
        }
    }

    /// <summary>An instant of a span; one in four is the very beginning of a business month, or a second beside it.</summary>
    private DateTime Instant(DateTime from, DateTime to)
    {
        var at = from.AddSeconds(random.NextInt64((long)(to - from).TotalSeconds));
        return Chance(0.25)
            ? OracleClock.Start(new Month(at.Year, at.Month)).AddSeconds(random.Next(-1, 2))
            : DateTime.SpecifyKind(at, DateTimeKind.Utc);
    }

    private DateTime After(DateTime instant, int days)
    {
        var later = Instant(instant.AddSeconds(1), instant.AddDays(days));
        return later > instant ? later : instant.AddDays(1);
    }

    private int Outlet() => FirstOutlet + random.Next(Outlets);

    private bool Chance(double probability) => random.NextDouble() < probability;

    private T Any<T>()
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return values[random.Next(values.Length)];
    }
}
