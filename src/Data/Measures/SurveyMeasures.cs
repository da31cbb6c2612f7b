using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>
/// Satisfaction (S01–S04) of the surveys sent in the month, by the branch stamped on them. An answer counts for 30 days, and the first
/// one of a customer in a wave only. An answer without a time counts as one in time.
/// </summary>
internal static class SurveyMeasures
{
    private const int DaysToAnswer = 30;

    public static Task<List<SurveyMart>> QueryAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var (start, end, number) = (month.Start, month.End, month.Number);
        var sent =
            from survey in db.Surveys
            where survey.SentAt >= start && survey.SentAt < end
            join known in EventTiers.Query(db, month) on survey.CustomerId equals known.CustomerId into tiers
            from known in tiers.DefaultIfEmpty()
            select new
            {
                survey.BranchId,
                Tier = known == null ? Tier.Unclassified : known.TierOpen,
                survey.Bounced,
                Counts = (survey.RespondedAt != null || survey.Csat != null || survey.Nps != null)
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
                survey.Csat,
                survey.CsatMax,
                survey.Nps,
            };
        return sent.GroupBy(survey => new
            {
                survey.BranchId,
                survey.Tier,
                survey.Bounced,
                survey.Counts,
                survey.Csat,
                survey.CsatMax,
                survey.Nps,
            })
            .Select(group => new { group.Key, Count = group.LongCount() })
            .GroupBy(part => new { part.Key.BranchId, part.Key.Tier })
            .Select(group => new SurveyMart
            {
                Month = number,
                BranchId = group.Key.BranchId,
                Tier = group.Key.Tier,
                Sent = group.Sum(part => part.Count),
                Bounced = group.Sum(part => part.Key.Bounced ? part.Count : 0L),
                Responded = group.Sum(part => part.Key.Counts ? part.Count : 0L),
                CsatResponses = group.Sum(part => part.Key.Counts && part.Key.Csat != null ? part.Count : 0L),
                // The top two boxes: 4 and 5 of 5, 9 and 10 of 10.
                CsatTop2 = group.Sum(part => part.Key.Counts && part.Key.Csat >= part.Key.CsatMax - 1 ? part.Count : 0L),
                CsatPoints = group.Sum(part =>
                    part.Key.Counts && part.Key.Csat != null ? part.Count * 100.0 * (part.Key.Csat.Value - 1) / (part.Key.CsatMax - 1) : 0.0
                ),
                NpsResponses = group.Sum(part => part.Key.Counts && part.Key.Nps != null ? part.Count : 0L),
                NpsPromoters = group.Sum(part => part.Key.Counts && part.Key.Nps >= 9 ? part.Count : 0L),
                NpsDetractors = group.Sum(part => part.Key.Counts && part.Key.Nps <= 6 ? part.Count : 0L),
            })
            .ToListAsync(cancellation);
    }
}
