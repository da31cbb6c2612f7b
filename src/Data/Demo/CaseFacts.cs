using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>Retention cases: how soon the outlet took them up, what it offered, what that cost and brought.</summary>
internal static class CaseFacts
{
    private const double Margin = 0.35;
    private const int DaysOfMargin = 90;

    private static readonly (string?, double)[] Offers = [("discount", 0.45), ("data", 0.25), ("handset", 0.12), (null, 0.18)];

    public static IEnumerable<RetentionCase> Of(IEnumerable<CustomerLife> lives, BusinessClock clock)
    {
        var number = 0;
        foreach (var life in lives.Where(life => life.Attempts.Count > 0))
        {
            var random = Randomness.For(RandomTopic.CaseWork, life.CustomerId);
            foreach (var attempt in life.Attempts)
            {
                var value = life.PhaseAt(attempt.OpenedAt).MonthlyValue;
                var firstAt = FirstAttempt(attempt, random);
                var offer = random.Pick(Offers);
                yield return new()
                {
                    Id = $"CS{++number:D7}",
                    CustomerId = life.CustomerId,
                    BranchId = attempt.Outlet.BranchId,
                    Trigger = attempt.Trigger,
                    OpenedAt = clock.ToUtc(attempt.OpenedAt),
                    ClosedAt = attempt.ClosedAt is { } closed ? clock.ToUtc(closed) : null,
                    Outcome = attempt.Outcome,
                    FirstAttemptAt = firstAt is { } first ? clock.ToUtc(first) : null,
                    Attempts = firstAt is null ? 0 : random.Between(1, 4),
                    OfferId = offer,
                    OfferCost = offer is null ? 0 : Math.Round(value * random.Within(0.06, 0.24), 2),
                    HandlingCost = Math.Round(random.Within(3, 9), 2),
                    BaselineValue = value,
                    RealisedValue90 = Realised(life, attempt, value, random),
                };
            }
        }
    }

    /// <summary>Mostly within a day; a careless outlet takes days. Null if not before the case closed or the demo ended.</summary>
    private static DateTime? FirstAttempt(RetentionAttempt attempt, Randomness random)
    {
        var prompt = random.Chance(attempt.Outlet.Diligence * 0.93);
        var at = prompt ? attempt.OpenedAt.AddMinutes(random.Between(5, 600)) : attempt.OpenedAt.AddDays(random.Between(2, 6));
        // After hours the next morning is meant; that is still within a day.
        var inHours =
            at.Hour >= 18 || at.Date > attempt.OpenedAt.Date
                ? at.Date.AddDays(at.Hour >= 18 ? 1 : 0).AddMinutes(510 + random.Below(20))
                : at;
        return inHours < (attempt.ClosedAt ?? DemoCalendar.End) && inHours >= attempt.OpenedAt ? inHours : null;
    }

    /// <summary>The margin of the days until the customer left again; null while they are not over.</summary>
    private static double? Realised(CustomerLife life, RetentionAttempt attempt, double value, Randomness random)
    {
        if (attempt.Outcome != CaseOutcome.Saved || attempt.ClosedAt is not { } closed || closed.AddDays(DaysOfMargin) >= DemoCalendar.End)
        {
            return null;
        }

        var end = life.Departures.Find(gone => gone.At >= closed)?.At ?? DateTime.MaxValue;
        var days = Math.Min(DaysOfMargin, (end - closed).TotalDays);
        return Math.Round(value * 3 * Margin * days / DaysOfMargin * random.Within(0.85, 1.15), 2);
    }
}
