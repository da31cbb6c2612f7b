using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Demo;

/// <summary>Satisfaction surveys: one wave a month to a sample of the active, VIPs twice as often; three in ten answer, the discontented a little more.</summary>
internal static class SurveyFacts
{
    private const double SentToOrdinary = 0.05;
    private const double SentToVip = 0.10;
    private const double Bounce = 0.03;
    private const double Response = 0.29;
    private const double ResponseIfDiscontented = 0.35;
    private const double Discontented = 0.15;
    private const double IncidentFactor = 2.8;
    private const double MostDiscontented = 0.85;

    private static readonly (int, double)[] ContentScores = [(5, 0.58), (4, 0.42)];
    private static readonly (int, double)[] DiscontentScores = [(3, 0.55), (2, 0.25), (1, 0.20)];

    public static IEnumerable<Survey> Of(IEnumerable<CustomerLife> lives, DemoStory story, BusinessClock clock)
    {
        var number = 0;
        foreach (var life in lives)
        {
            var random = Randomness.For(RandomTopic.Surveys, life.CustomerId);
            var details = Randomness.For(RandomTopic.Answers, life.CustomerId);
            foreach (var month in life.Months())
            {
                var sentAt = DemoCalendar.MomentIn(month, random);
                var phase = life.PhaseAt(sentAt);
                if (random.Chance(phase.Tier == Tier.Ordinary ? SentToOrdinary : SentToVip) && life.IsActiveAt(sentAt))
                {
                    var incident =
                        month == story.IncidentMonth && string.Equals(phase.Outlet.CityCode, story.IncidentCity, StringComparison.Ordinal);
                    var bounced = random.Chance(Bounce);
                    var answer = bounced ? null : Answered(life, phase.Outlet, sentAt, incident, random);
                    var survey = new Survey
                    {
                        Id = $"SV{++number:D7}",
                        CustomerId = life.CustomerId,
                        BranchId = phase.Outlet.BranchId,
                        Wave = $"{month}",
                        SentAt = clock.ToUtc(sentAt),
                        Bounced = bounced,
                        RespondedAt = answer is { } given ? clock.ToUtc(given.At) : null,
                        Csat = answer?.Score,
                        CsatMax = 5,
                    };
                    if (answer is { } scored)
                    {
                        Detail(survey, scored.Score, details);
                    }

                    yield return survey;
                }
            }
        }
    }

    /// <summary>How likely the customer recommends us, and the five dimensions of service: near the overall score.</summary>
    private static void Detail(Survey survey, int score, Randomness random)
    {
        survey.Nps = score switch
        {
            5 => random.Between(8, 10),
            4 => random.Between(7, 9),
            3 => random.Between(5, 7),
            _ => random.Between(0, 5),
        };
        survey.Reliability = Near(score, random);
        survey.Assurance = Near(score, random);
        survey.Tangibles = Near(score, random);
        survey.Empathy = Near(score, random);
        survey.Responsiveness = Near(score, random);
    }

    private static int Near(int score, Randomness random) => Math.Clamp(score + random.Between(-1, 1), 1, 5);

    /// <summary>When and what the customer answers; null if not, or if gone or the demo over by then.</summary>
    private static (DateTime At, int Score)? Answered(CustomerLife life, Outlet outlet, DateTime sentAt, bool incident, Randomness random)
    {
        var discontent = Discontented * outlet.Discontent * (incident ? IncidentFactor : 1);
        var isDiscontented = random.Chance(Math.Min(MostDiscontented, discontent));
        if (!random.Chance(isDiscontented ? ResponseIfDiscontented : Response))
        {
            return null;
        }

        var score = random.Pick(isDiscontented ? DiscontentScores : ContentScores);
        var at = DemoCalendar.MomentOn(sentAt.AddDays(random.Between(1, 5) * random.Between(1, 4)), random);
        return at < DemoCalendar.End && life.IsActiveAt(at) ? (at, score) : null;
    }
}
