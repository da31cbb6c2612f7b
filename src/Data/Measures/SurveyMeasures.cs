using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Measures;

/// <summary>Satisfaction (S01, S02) of the surveys sent in the month, by the branch stamped on them.</summary>
internal static class SurveyMeasures
{
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
                survey.Csat,
                survey.CsatMax,
            };
        return sent.GroupBy(survey => new { survey.BranchId, survey.Tier })
            .Select(group => new SurveyMart
            {
                Month = number,
                BranchId = group.Key.BranchId,
                Tier = group.Key.Tier,
                Sent = group.LongCount(),
                Bounced = group.LongCount(survey => survey.Bounced),
                CsatResponses = group.LongCount(survey => survey.Csat != null),
                // The top two boxes: 4 and 5 of 5, 9 and 10 of 10.
                CsatTop2 = group.LongCount(survey => survey.Csat >= survey.CsatMax - 1),
                CsatPoints = group.Sum(survey => survey.Csat == null ? 0.0 : 100.0 * (survey.Csat.Value - 1) / (survey.CsatMax - 1)),
            })
            .ToListAsync(cancellation);
    }
}
