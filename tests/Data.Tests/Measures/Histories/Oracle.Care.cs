using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Data.Tests.Measures.Histories;

internal sealed partial class Oracle
{
    private void CountCoverage(int customer, int branch, Tier tier, bool isThroughout)
    {
        var isSilver = tier == Tier.Silver;
        var from = isSilver ? OracleClock.Start(month.QuarterStart) : start;
        var isOwed = isSilver ? month.EndsQuarter && IsActiveAtQuarter(customer) : tier is Tier.Gold or Tier.Platinum or Tier.Diamond;
        if (!isOwed || !isThroughout)
        {
            return;
        }

        var isMade = false;
        foreach (var contact in facts.Contacts)
        {
            isMade |= contact.CustomerId == customer && IsCare(contact) && contact.At >= from && contact.At < end;
        }

        Add(branch, tier, Measure.RoutineContactsDue);
        Add(branch, tier, Measure.RoutineContactsMade, isMade ? 1 : 0);
    }

    /// <summary>Active when the quarter opened, and then in the base: with a version at that month's start or end.</summary>
    private bool IsActiveAtQuarter(int customer)
    {
        var (first, next) = (OracleClock.Start(month.QuarterStart), OracleClock.Start(month.QuarterStart.Next));
        return IsActive(customer, first) && (VersionAt(customer, first) ?? VersionAt(customer, next)) is not null;
    }

    private void CountObligations(int customer, int branch, Tier tier)
    {
        if (tier is not (Tier.Silver or Tier.Gold or Tier.Platinum or Tier.Diamond))
        {
            return;
        }

        var (hasPolicy, hasManager, isPlanned) = (false, false, false);
        foreach (var policy in facts.Policies)
        {
            hasPolicy |= policy.CustomerId == customer && policy.ValidFrom < end && (policy.ValidTo is not { } to || to >= end);
        }

        foreach (var assignment in facts.Assignments)
        {
            hasManager |=
                assignment.CustomerId == customer && assignment.ValidFrom < end && (assignment.ValidTo is not { } to || to >= end);
        }

        foreach (var item in facts.PlanItems)
        {
            isPlanned |= item.CustomerId == customer && IsDue(item);
        }

        Add(branch, tier, Measure.VipCustomers);
        Add(branch, tier, Measure.VipsWithPolicy, hasPolicy ? 1 : 0);
        Add(branch, tier, Measure.MidHighCustomers);
        Add(branch, tier, Measure.MidHighAssigned, hasManager ? 1 : 0);
        Add(branch, tier, Measure.AssignedCustomers, hasManager ? 1 : 0);
        Add(branch, tier, Measure.PlannedCustomers, hasManager && isPlanned ? 1 : 0);
    }

    /// <summary>Due in the month, and not cancelled on the third day before or earlier.</summary>
    private bool IsDue(PlanItem item) =>
        InMonth(item.DueDate) && (item.CancelledAt is not { } cancelled || OracleClock.Day(cancelled) > item.DueDate.AddDays(-3));

    private void CountPlans()
    {
        foreach (var item in facts.PlanItems)
        {
            if (IsDue(item))
            {
                var contact = facts.Contacts.Find(contact => contact.Id == item.DoneContactId);
                var isDone = contact is not null && IsCare(contact) && OracleClock.Day(contact.At) <= item.DueDate;
                Add(item.BranchId, TierOf(item.CustomerId), Measure.PlanItemsDue);
                Add(item.BranchId, TierOf(item.CustomerId), Measure.PlanItemsDone, isDone ? 1 : 0);
            }
        }
    }

    private void CountMoments()
    {
        foreach (var moment in facts.Moments)
        {
            if (!InMonth(moment.Date) || !IsActive(moment.CustomerId, moment.BeginsAt))
            {
                continue;
            }

            var isCared = false;
            foreach (var contact in facts.Contacts)
            {
                var daysBefore = moment.Date.DayNumber - OracleClock.Day(contact.At).DayNumber;
                isCared |= contact.CustomerId == moment.CustomerId && IsCare(contact) && daysBefore is >= 0 and <= 3;
            }

            Add(moment.BranchId, TierOf(moment.CustomerId), Measure.MomentsDue);
            Add(moment.BranchId, TierOf(moment.CustomerId), Measure.MomentsCared, isCared ? 1 : 0);
        }
    }

    private void CountTime()
    {
        foreach (var time in facts.Times)
        {
            if (InMonth(time.Day))
            {
                var isDedicated = time.Role == ManagerRole.Dedicated;
                var (all, midHigh) = isDedicated
                    ? (Measure.MinutesDedicated, Measure.MinutesDedicatedMidHigh)
                    : (Measure.MinutesPartTime, Measure.MinutesPartTimeMidHigh);
                Add(time.BranchId, Tier.Unclassified, all, time.MinutesTotal);
                Add(time.BranchId, Tier.Unclassified, midHigh, time.MinutesMidHigh);
            }
        }

        foreach (var sales in facts.Sales)
        {
            if (sales.Month == month.ToNumber())
            {
                Add(sales.BranchId, Tier.Unclassified, Measure.Sales, sales.AmountTotal);
                Add(sales.BranchId, Tier.Unclassified, Measure.SalesByManagers, sales.AmountByManager);
            }
        }
    }
}
