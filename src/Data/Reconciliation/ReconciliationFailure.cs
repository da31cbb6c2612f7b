using Kpi.Kpis;

namespace Kpi.Data.Reconciliation;

/// <summary>What does not add up.</summary>
public enum ReconciliationRule
{
    /// <summary>Opening + joins + reactivations + in − out − exits is not the closing base.</summary>
    Flow,

    /// <summary>The opening base is not the closing base of the month before.</summary>
    Carry,

    /// <summary>Customers are active and no branch owned them at the month's start or end, so the base lacks them.</summary>
    Unplaced,
}

/// <summary>A branch whose base does not reconcile in a month.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Month">The month.</param>
/// <param name="Rule">What does not add up.</param>
/// <param name="Difference">By how many customers: positive where customers are missing at the end, negative where there are too many. It is 0 where faults offset each other.</param>
/// <param name="Flow">The branch's figures of the month.</param>
/// <param name="Customers">The source's ids of the customers who break it, in order; empty if the mart itself was changed.</param>
public sealed record ReconciliationFailure(
    BranchInfo Branch,
    Month Month,
    ReconciliationRule Rule,
    long Difference,
    BaseFlow Flow,
    IReadOnlyList<string> Customers
)
{
    private const int NamedCustomers = 10;

    /// <summary>One sentence for people.</summary>
    public string Message
    {
        get
        {
            var named = string.Join(", ", Customers.Take(NamedCustomers));
            var more = Customers.Count > NamedCustomers ? $" and {Customers.Count - NamedCustomers} more" : "";
            var who = Customers.Count == 0 ? "refresh the month" : $"look at {named}{more}";
            var what = Rule switch
            {
                ReconciliationRule.Flow =>
                    $"opening {Flow.Open} + joins {Flow.Joins} + reactivations {Flow.Reactivations} + in {Flow.In} − out {Flow.Out} − exits {Flow.Exits} is not closing {Flow.Close}",
                ReconciliationRule.Carry => $"opening {Flow.Open} is not what {Month.Previous} closed with",
                _ => "active customers have no version that says where they belong",
            };
            return $"{Branch.Code} {Month}: {what} (difference {Difference}); {who}.";
        }
    }
}
