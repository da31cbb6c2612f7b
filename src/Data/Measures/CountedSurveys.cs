using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Measures;

/// <summary>
/// The surveys that are counted (S01–S04), one by one. An answer counts for 30 days, and the first one of a customer in a wave only. An
/// answer without a time counts as one in time.
/// </summary>
internal static class CountedSurveys
{
    private const int DaysToAnswer = 30;

    /// <summary>The surveys sent in the month, and whether their answers count.</summary>
    public static IQueryable<SentSurvey> Sent(WarehouseContext db, MonthSpan month)
    {
        var (start, end) = (month.Start, month.End);
        return from survey in db.Surveys
            where survey.SentAt >= start && survey.SentAt < end
            join known in EventTiers.Query(db, month) on survey.CustomerId equals known.CustomerId into tiers
            from known in tiers.DefaultIfEmpty()
            select new SentSurvey
            {
                Id = survey.Id,
                CustomerId = survey.CustomerId,
                SentAt = survey.SentAt,
                BranchId = survey.BranchId,
                Tier = known == null ? Tier.Unclassified : known.TierOpen,
                Bounced = survey.Bounced,
                Counts =
                    (survey.RespondedAt != null || survey.Csat != null || survey.Nps != null)
                    && (survey.RespondedAt == null || survey.RespondedAt <= survey.SentAt.AddDays(DaysToAnswer))
                    && !db.Surveys.Any(other =>
                        other.CustomerId != null
                        && other.CustomerId == survey.CustomerId
                        && other.Wave == survey.Wave
                        && other.RespondedAt <= other.SentAt.AddDays(DaysToAnswer)
                        && (
                            other.RespondedAt < survey.RespondedAt
                            || (other.RespondedAt == survey.RespondedAt && string.Compare(other.Id, survey.Id) < 0)
                        )
                    ),
                Csat = survey.Csat,
                CsatMax = survey.CsatMax,
                Nps = survey.Nps,
            };
    }

    /// <summary>The surveys sent in the month, with what they add: what <see cref="SurveyMeasures"/> adds up for many alike at once.</summary>
    public static IQueryable<Counted<SurveyMart>> SentIn(WarehouseContext db, MonthSpan month) =>
        Sent(db, month)
            .Select(survey => new Counted<SurveyMart>
            {
                Key = survey.Id,
                CustomerId = survey.CustomerId,
                At = survey.SentAt,
                Adds = new()
                {
                    BranchId = survey.BranchId,
                    Tier = survey.Tier,
                    Sent = 1L,
                    Bounced = survey.Bounced ? 1L : 0L,
                    Responded = survey.Counts ? 1L : 0L,
                    CsatResponses = survey.Counts && survey.Csat != null ? 1L : 0L,
                    CsatTop2 = survey.Counts && survey.Csat >= survey.CsatMax - 1 ? 1L : 0L,
                    CsatPoints = survey.Counts && survey.Csat != null ? 100.0 * (survey.Csat.Value - 1) / (survey.CsatMax - 1) : 0.0,
                    NpsResponses = survey.Counts && survey.Nps != null ? 1L : 0L,
                    NpsPromoters = survey.Counts && survey.Nps >= 9 ? 1L : 0L,
                    NpsDetractors = survey.Counts && survey.Nps <= 6 ? 1L : 0L,
                },
            });

    internal sealed class SentSurvey
    {
        public required string Id { get; init; }

        public int? CustomerId { get; init; }

        public DateTime SentAt { get; init; }

        public int BranchId { get; init; }

        public Tier Tier { get; init; }

        public bool Bounced { get; init; }

        /// <summary>Answered in time, and the first answer of its customer in the wave.</summary>
        public bool Counts { get; init; }

        public int? Csat { get; init; }

        public int CsatMax { get; init; }

        public int? Nps { get; init; }
    }
}
