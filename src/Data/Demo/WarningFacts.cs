using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>Warnings: some before a customer wishes to leave, some for nothing; a diligent outlet calls within three days.</summary>
internal static class WarningFacts
{
    private const double Foreseen = 0.45;
    private const double FalseAlarm = 0.0035;

    private static readonly (WarningSource, double)[] Sources =
    [
        (WarningSource.Rule, 0.65),
        (WarningSource.Manager, 0.20),
        (WarningSource.Model, 0.15),
    ];

    public static IEnumerable<Warning> Of(IEnumerable<CustomerLife> lives, BusinessClock clock)
    {
        var number = 0;
        foreach (var life in lives)
        {
            var random = Randomness.For(RandomTopic.Warnings, life.CustomerId);
            foreach (var raisedAt in Raised(life, random))
            {
                if (raisedAt < DemoCalendar.End && raisedAt >= DemoCalendar.Start && life.IsActiveAt(raisedAt))
                {
                    yield return Raise(life, raisedAt, ++number, clock, random);
                }
            }
        }
    }

    private static IEnumerable<DateTime> Raised(CustomerLife life, Randomness random)
    {
        var wishes = life
            .Attempts.Select(attempt => attempt.OpenedAt)
            .Concat(life.Departures.Where(gone => gone.Kind == ChurnKind.Voluntary).Select(gone => gone.At));
        foreach (var wish in wishes)
        {
            if (random.Chance(Foreseen))
            {
                yield return DemoCalendar.MomentOn(wish.AddDays(-random.Between(4, 40)), random);
            }
        }

        foreach (var month in life.Months())
        {
            if (random.Chance(FalseAlarm))
            {
                yield return DemoCalendar.MomentIn(month, random);
            }
        }
    }

    private static Warning Raise(CustomerLife life, DateTime raisedAt, int number, BusinessClock clock, Randomness random)
    {
        var outlet = life.PhaseAt(raisedAt).Outlet;
        var prompt = random.Chance(outlet.Diligence * 0.97);
        var contactAt = DemoCalendar.MomentOn(raisedAt.AddDays(prompt ? random.Between(1, 2) : random.Between(4, 9)), random);
        var isContacted = (prompt || random.Chance(0.6)) && contactAt < DemoCalendar.End;
        var closedAt = DemoCalendar.MomentOn(raisedAt.AddDays(random.Between(20, 45)), random);
        var isClosed = closedAt < DemoCalendar.End;
        var left = life.Departures.Exists(gone => gone.At >= raisedAt && gone.At < closedAt);
        return new()
        {
            Id = $"WN{number:D7}",
            CustomerId = life.CustomerId,
            BranchId = outlet.BranchId,
            RaisedAt = clock.ToUtc(raisedAt),
            Source = random.Pick(Sources),
            Level = (WarningLevel)random.Below(3),
            Score = Math.Round(random.Within(0.2, 0.95), 4),
            FirstContactAt = isContacted ? clock.ToUtc(contactAt) : null,
            ClosedAt = isClosed ? clock.ToUtc(closedAt) : null,
            Result =
                !isClosed ? WarningResult.Open
                : left ? WarningResult.Lost
                : isContacted ? WarningResult.Kept
                : WarningResult.FalseAlarm,
        };
    }
}
