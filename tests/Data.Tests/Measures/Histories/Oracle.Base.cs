using Kpi.Data.Reconciliation;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Data.Tests.Measures.Histories;

internal sealed partial class Oracle
{
    private void CountBase()
    {
        foreach (var customer in facts.Customers)
        {
            var (isOpen, isClosed) = (IsActive(customer.Id, start), IsActive(customer.Id, end));
            var (opening, closing) = (VersionAt(customer.Id, start), VersionAt(customer.Id, end));
            if ((!isOpen && !isClosed) || (opening ?? closing) is not { } first || (closing ?? opening) is not { } last)
            {
                continue;
            }

            var tier = knownTiers[customer.Id] = first.Tier;
            if (isOpen)
            {
                Flow(first.BranchId, flow => flow with { Open = flow.Open + 1 });
                Add(first.BranchId, tier, Measure.OpeningBase);
                Add(first.BranchId, tier, Measure.OpeningValue, first.MonthlyValue);
            }

            if (isOpen && !isClosed)
            {
                CountExit(customer, first);
            }

            if (isClosed)
            {
                Flow(last.BranchId, flow => flow with { Close = flow.Close + 1 });
                Add(last.BranchId, tier, Measure.ClosingBase);
                Add(last.BranchId, tier, Measure.ClosingTenureMonths, CompletedMonths(customer.JoinedAt, end));
                CountObligations(customer.Id, last.BranchId, tier);
            }

            CountCoverage(customer.Id, last.BranchId, tier, isOpen && isClosed);
        }
    }

    private void CountExit(Customer customer, CustomerVersion first)
    {
        foreach (var churn in ChurnOf(customer.Id))
        {
            if (!InMonth(churn.ChurnedAt) || churn.WinbackAt < end)
            {
                continue;
            }

            if (churn.Kind == ChurnKind.Admin)
            {
                Add(first.BranchId, first.Tier, Measure.AdminExits);
                Add(first.BranchId, first.Tier, Measure.OpeningValue, -first.MonthlyValue);
                continue;
            }

            var kind = churn.Kind == ChurnKind.Voluntary ? Measure.ChurnedVoluntary : Measure.ChurnedInvoluntary;
            var name = churn.Reason == ChurnReason.GroupContractEnded ? "GroupContract" : churn.Reason.ToString();
            Add(first.BranchId, first.Tier, Measure.Churned);
            Add(first.BranchId, first.Tier, kind);
            Add(first.BranchId, first.Tier, Enum.Parse<Measure>($"Churned{name}"));
            Add(first.BranchId, first.Tier, Measure.ChurnedValue, first.MonthlyValue);
            Add(first.BranchId, first.Tier, Measure.ChurnedTenureMonths, CompletedMonths(customer.JoinedAt, churn.ChurnedAt));
        }
    }

    /// <summary>Months of which the day of joining has come round again.</summary>
    private static int CompletedMonths(DateTime joinedAt, DateTime until)
    {
        var (joined, last) = (OracleClock.Day(joinedAt), OracleClock.Day(until));
        var completed = 0;
        for (var next = Month.Of(joined).Next; next <= Month.Of(last); next = next.Next)
        {
            completed += next < Month.Of(last) || last.Day >= joined.Day ? 1 : 0;
        }

        return completed;
    }

    private void CountJoiners()
    {
        foreach (var customer in facts.Customers)
        {
            if (!InMonth(customer.JoinedAt) || FirstVersion(customer) is not { } version)
            {
                continue;
            }

            var (isAdmin, isLost) = (false, false);
            foreach (var churn in ChurnOf(customer.Id))
            {
                if (churn.ChurnedAt >= customer.JoinedAt && churn.ChurnedAt < customer.JoinedAt.AddDays(90))
                {
                    var isBack =
                        churn.WinbackAt is { } back && Month.Of(OracleClock.Day(back)) == Month.Of(OracleClock.Day(churn.ChurnedAt));
                    isAdmin |= churn.Kind == ChurnKind.Admin;
                    isLost |= !isBack;
                }
            }

            if (!isAdmin)
            {
                Add(version.BranchId, version.Tier, Measure.Joiners);
                Add(version.BranchId, version.Tier, Measure.JoinersLost, isLost ? 1 : 0);
            }
        }
    }

    private CustomerVersion? FirstVersion(Customer customer)
    {
        CustomerVersion? first = null;
        foreach (var version in facts.Versions)
        {
            var counts = version.CustomerId == customer.Id && (version.ValidTo is not { } to || to > customer.JoinedAt);
            if (counts && (first is null || version.ValidFrom < first.ValidFrom))
            {
                first = version;
            }
        }

        return first;
    }

    private void CountChanges()
    {
        foreach (var customer in facts.Customers)
        {
            if (InMonth(customer.JoinedAt) && FirstVersion(customer) is { } version)
            {
                Flow(version.BranchId, flow => flow with { Joins = flow.Joins + 1 });
            }
        }

        foreach (var churn in facts.Churn)
        {
            if (InMonth(churn.ChurnedAt) && VersionAt(churn.CustomerId, churn.ChurnedAt) is { } left)
            {
                Flow(left.BranchId, flow => flow with { Exits = flow.Exits + 1 });
            }

            if (InMonth(churn.WinbackAt) && VersionAt(churn.CustomerId, churn.WinbackAt!.Value) is { } back)
            {
                Flow(back.BranchId, flow => flow with { Reactivations = flow.Reactivations + 1 });
            }
        }
    }

    private void CountMoves()
    {
        foreach (var old in facts.Versions)
        {
            foreach (var now in facts.Versions)
            {
                var follows = old.CustomerId == now.CustomerId && old.ValidTo == now.ValidFrom && old.BranchId != now.BranchId;
                if (follows && now.ValidFrom > start && now.ValidFrom <= end && IsActive(now.CustomerId, now.ValidFrom))
                {
                    Flow(old.BranchId, flow => flow with { Out = flow.Out + 1 }, now.BranchId);
                    Flow(now.BranchId, flow => flow with { In = flow.In + 1 }, old.BranchId);
                }
            }
        }
    }

    /// <summary>Changes the flow of a branch and of those above it, but not of those to which the other branch belongs as well.</summary>
    private void Flow(int branch, Func<BaseFlow, BaseFlow> change, int? other = null)
    {
        for (int? at = branch; at is { } id; at = facts.Branches[id - 1].ParentId)
        {
            if (other is not { } counterpart || !IsWithin(counterpart, id))
            {
                flows[id] = change(flows[id]);
            }
        }
    }
}
