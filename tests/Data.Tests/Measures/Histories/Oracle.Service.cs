using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Values;

namespace Kpi.Data.Tests.Measures.Histories;

internal sealed partial class Oracle
{
    private void CountComplaints()
    {
        foreach (var complaint in facts.Complaints)
        {
            if (IsRepeat(complaint))
            {
                continue;
            }

            var (branch, tier) = (complaint.BranchId, TierOf(complaint.CustomerId));
            var due = complaint.DueAt ?? complaint.OpenedAt.AddDays(15);
            if (InMonth(due))
            {
                Add(branch, tier, Measure.ComplaintsDue);
                Add(branch, tier, Measure.ComplaintsSettledInTime, complaint.SettledAt <= due && complaint.ReopenedAt is null ? 1 : 0);
            }

            if (complaint.OpenedAt < end && (complaint.SettledAt is not { } settled || settled >= start))
            {
                var isNew = complaint.OpenedAt >= start;
                var isSettled = complaint.SettledAt < end;
                Add(branch, tier, isNew ? Measure.ComplaintsOpened : Measure.ComplaintsBacklog);
                Add(branch, tier, Measure.ComplaintsJustified, isNew && complaint.Justified ? 1 : 0);
                Add(branch, tier, Measure.ComplaintsSettled, isSettled ? 1 : 0);
                CountSettlement(complaint, branch, tier, isNew, isSettled);
            }
        }
    }

    private void CountSettlement(Complaint complaint, int branch, Tier tier, bool isNew, bool isSettled)
    {
        var opened = OracleClock.Day(complaint.OpenedAt).DayNumber;
        var entry = isNew ? 0 : month.FirstDay.DayNumber - opened;
        var exit = isSettled ? OracleClock.Day(complaint.SettledAt!.Value).DayNumber - opened + 1 : month.Next.FirstDay.DayNumber - opened;
        Add(settlements, branch, tier, new SurvivalBin(entry, exit, isSettled, 0));
    }

    private bool IsRepeat(Complaint complaint)
    {
        foreach (var other in facts.Complaints)
        {
            var isSame =
                other.CustomerId is not null
                && other.CustomerId == complaint.CustomerId
                && other.Issue is not null
                && other.Issue == complaint.Issue;
            var isEarlier =
                other.OpenedAt < complaint.OpenedAt
                || (other.OpenedAt == complaint.OpenedAt && string.CompareOrdinal(other.Id, complaint.Id) < 0);
            if (isSame && isEarlier && complaint.OpenedAt - other.OpenedAt <= TimeSpan.FromDays(7))
            {
                return true;
            }
        }

        return false;
    }

    private void CountSurveys()
    {
        foreach (var survey in facts.Surveys)
        {
            if (!InMonth(survey.SentAt))
            {
                continue;
            }

            var (branch, tier) = (survey.BranchId, TierOf(survey.CustomerId));
            var counts = IsAnswered(survey) && IsFirstAnswer(survey);
            Add(branch, tier, Measure.SurveysSent);
            Add(branch, tier, Measure.SurveysBounced, survey.Bounced ? 1 : 0);
            Add(branch, tier, Measure.SurveysResponded, counts ? 1 : 0);
            if (counts && survey.Csat is { } csat)
            {
                Add(branch, tier, Measure.CsatResponses);
                Add(branch, tier, Measure.CsatTop2, csat >= (survey.CsatMax == 5 ? 4 : 9) ? 1 : 0);
                Add(branch, tier, Measure.CsatPoints, 100.0 * (csat - 1) / (survey.CsatMax - 1));
            }

            if (counts && survey.Nps is { } nps)
            {
                Add(branch, tier, Measure.NpsResponses);
                Add(branch, tier, Measure.NpsPromoters, nps is 9 or 10 ? 1 : 0);
                Add(branch, tier, Measure.NpsDetractors, nps < 7 ? 1 : 0);
            }
        }
    }

    private static bool IsAnswered(Survey survey) =>
        survey.RespondedAt is { } at ? at - survey.SentAt <= TimeSpan.FromDays(30) : survey.Csat is not null || survey.Nps is not null;

    private bool IsFirstAnswer(Survey survey)
    {
        foreach (var other in facts.Surveys)
        {
            var isSame = other.CustomerId is not null && other.CustomerId == survey.CustomerId && other.Wave == survey.Wave;
            if (isSame && other.RespondedAt is { } first && survey.RespondedAt is { } at && IsAnswered(other))
            {
                if (first < at || (first == at && string.CompareOrdinal(other.Id, survey.Id) < 0))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
