using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>
/// Satisfaction (S01–S04) of the surveys sent in the month, by the branch stamped on them. An answer counts for 30 days, and the first
/// one of a customer in a wave only. An answer without a time counts as one in time.
/// </summary>
internal static class SurveyMeasures
{
    public static Task<List<SurveyMart>> QueryAsync(WarehouseContext db, MonthSpan month, CancellationToken cancellation)
    {
        var number = month.Number;
        return CountedSurveys
            .Sent(db, month)
            .GroupBy(survey => new
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
