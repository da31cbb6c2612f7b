using Kpi.Data.Warehouse;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Values;

namespace Kpi.Data.Tests.Measures.Histories;

internal sealed partial class Oracle
{
    private void CountCases()
    {
        foreach (var retention in facts.Cases)
        {
            if (retention.Trigger is null)
            {
                continue;
            }

            var isOwn = !IsExtension(retention);
            CountDecision(retention, isOwn);
            if (isOwn && InMonth(retention.OpenedAt))
            {
                var (branch, tier) = (retention.BranchId, TierOf(retention.CustomerId));
                var isPrompt = retention.FirstAttemptAt - retention.OpenedAt <= TimeSpan.FromHours(24);
                Add(branch, tier, Measure.CasesOpened);
                Add(branch, tier, Measure.CasesContactedInTime, isPrompt ? 1 : 0);

                var isContacted = retention.FirstAttemptAt < end;
                var until =
                    isContacted ? retention.FirstAttemptAt!.Value
                    : retention.ClosedAt < end ? retention.ClosedAt.Value
                    : end;
                var hours = (int)Math.Floor((until - retention.OpenedAt).TotalHours) + 1;
                Add(firstContacts, branch, tier, new SurvivalBin(0, hours, isContacted, 0));
            }
        }
    }

    private void CountDecision(RetentionCase retention, bool isOwn)
    {
        var deadline = retention.OpenedAt.AddDays(30);
        var isDecided = retention.Outcome != CaseOutcome.Pending && retention.ClosedAt <= deadline;
        if (!InMonth(isDecided ? retention.ClosedAt : deadline))
        {
            return;
        }

        var (branch, tier) = (retention.BranchId, TierOf(retention.CustomerId));
        Add(branch, tier, Measure.CasesCost, retention.OfferCost + retention.HandlingCost);
        if (!isOwn)
        {
            return;
        }

        if (retention.IsControl)
        {
            Add(branch, tier, Measure.ControlCases);
            Add(
                branch,
                tier,
                Measure.ControlMargin,
                isDecided && retention.Outcome == CaseOutcome.Saved ? retention.RealisedValue90 ?? 0 : 0
            );
            return;
        }

        if (!isDecided || retention.Outcome == CaseOutcome.Lost)
        {
            Add(branch, tier, Measure.CasesLost);
            return;
        }

        Add(branch, tier, Measure.CasesSaved);
        Add(branch, tier, Measure.CasesSavedActive30, retention.Active30 ?? IsKept(retention, 30) ? 1 : 0);
        Add(branch, tier, Measure.CasesSavedActive90, retention.Active90 ?? IsKept(retention, 90) ? 1 : 0);
        Add(branch, tier, Measure.CasesMargin, retention.RealisedValue90 ?? 0);
    }

    /// <summary>Never away from closing on, for so many days; a merge is no absence.</summary>
    private bool IsKept(RetentionCase retention, int days)
    {
        var (from, to) = (retention.ClosedAt!.Value, retention.ClosedAt.Value.AddDays(days));
        foreach (var churn in ChurnOf(retention.CustomerId))
        {
            if (churn.Kind != ChurnKind.Admin && churn.ChurnedAt < to && (churn.WinbackAt ?? DateTime.MaxValue) > from)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsExtension(RetentionCase retention)
    {
        foreach (var other in facts.Cases)
        {
            var isEarlier =
                other.OpenedAt < retention.OpenedAt
                || (other.OpenedAt == retention.OpenedAt && string.CompareOrdinal(other.Id, retention.Id) < 0);
            var isSame = other.CustomerId == retention.CustomerId && other.Trigger is not null;
            if (isSame && isEarlier && retention.OpenedAt - other.OpenedAt < TimeSpan.FromDays(90))
            {
                return true;
            }
        }

        return false;
    }

    private void CountWarnings()
    {
        foreach (var warning in facts.Warnings)
        {
            if (InMonth(warning.RaisedAt))
            {
                var isPrompt = warning.FirstContactAt - warning.RaisedAt <= TimeSpan.FromHours(72);
                Add(warning.BranchId, TierOf(warning.CustomerId), Measure.WarningsRaised);
                Add(warning.BranchId, TierOf(warning.CustomerId), Measure.WarningsFollowedUp, isPrompt ? 1 : 0);
            }
        }
    }
}
