using Kpi.Data.Measures;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Reconciliation;

/// <summary>Checks a measured month's base against the events (spec section 0). A month that fails must not become final.</summary>
public static class BaseReconciliation
{
    /// <summary>What does not add up, top branches first; empty if all does.</summary>
    /// <param name="db">The warehouse; the month must have been measured.</param>
    /// <param name="month">The month.</param>
    /// <param name="clock">The business zone.</param>
    /// <param name="cancellation">Stops.</param>
    public static async Task<IReadOnlyList<ReconciliationFailure>> CheckAsync(
        WarehouseContext db,
        Month month,
        BusinessClock clock,
        CancellationToken cancellation
    )
    {
        var tree = await BranchTree.LoadAsync(db, cancellation);
        var flows = await BaseFlow.OfAsync(db, tree, month, cancellation);
        var span = MonthSpan.Of(month, clock);
        var failures = new List<ReconciliationFailure>();
        Add(ReconciliationRule.Flow, await Imbalances.Flow(db, span).ToListAsync(cancellation), branch => flows[branch].Difference);
        if (await db.MartMonths.AnyAsync(row => row.Month == month.Previous.ToNumber(), cancellation))
        {
            Add(ReconciliationRule.Carry, await Imbalances.Carry(db, span).ToListAsync(cancellation));
        }

        // A delivered base says itself where each customer belongs.
        if (!await BaseMonths.IsDeliveredAsync(db, span.Number, cancellation))
        {
            Add(ReconciliationRule.Unplaced, await Imbalances.Unplaced(db, span).ToListAsync(cancellation));
        }

        return failures;

        void Add(ReconciliationRule rule, List<Imbalance> rows, Func<BranchNode, long>? difference = null)
        {
            var broken = tree.All.ToDictionary(branch => branch, _ => new Dictionary<string, long>(StringComparer.Ordinal));
            foreach (var row in rows)
            {
                // Whom no branch ever owned is missed at the top.
                for (var branch = tree.Find(row.BranchId) ?? tree.Tops.First(); branch is not null; branch = branch.Parent)
                {
                    broken[branch][row.Customer] = broken[branch].GetValueOrDefault(row.Customer) + row.Amount;
                }
            }

            foreach (var branch in tree.All)
            {
                var customers = broken[branch].Where(customer => customer.Value != 0).ToList();
                var amount = difference?.Invoke(branch) ?? customers.Sum(customer => customer.Value);
                if (customers.Count > 0 || amount != 0)
                {
                    var names = customers.Select(customer => customer.Key).Order(StringComparer.Ordinal).ToList();
                    failures.Add(new(branch.Info, month, rule, amount, flows[branch], names));
                }
            }
        }
    }
}
