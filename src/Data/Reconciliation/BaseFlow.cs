using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Reconciliation;

/// <summary>How the base of a branch went from a month's opening to its closing. Transfers count only across the branch's boundary.</summary>
/// <param name="Open">Customers active at the instant the month starts.</param>
/// <param name="Joins">Customers who joined.</param>
/// <param name="Reactivations">Customers who came back.</param>
/// <param name="In">Active customers who came from a branch outside.</param>
/// <param name="Out">Active customers who went to a branch outside.</param>
/// <param name="Exits">Departures of any kind.</param>
/// <param name="Close">Customers active at the instant the month ends.</param>
public sealed record BaseFlow(long Open, long Joins, long Reactivations, long In, long Out, long Exits, long Close)
{
    /// <summary>By how many customers the closing base falls short of what the changes say; 0 where it reconciles.</summary>
    public long Difference => Open + Joins + Reactivations + In - Out - Exits - Close;

    /// <summary>The flow of every branch of the tree, from the month's mart.</summary>
    public static async Task<IReadOnlyDictionary<BranchNode, BaseFlow>> OfAsync(
        WarehouseContext db,
        BranchTree tree,
        Month month,
        CancellationToken cancellation
    )
    {
        var number = month.ToNumber();
        var flows = tree.All.ToDictionary(branch => branch, _ => new BaseFlow(0, 0, 0, 0, 0, 0, 0));
        foreach (var row in await db.BaseMart.Where(row => row.Month == number).ToListAsync(cancellation))
        {
            Change(row.BranchId, flow => flow with { Open = flow.Open + row.OpeningBase, Close = flow.Close + row.ClosingBase });
        }

        foreach (var row in await db.FlowMart.Where(row => row.Month == number).ToListAsync(cancellation))
        {
            Change(
                row.BranchId,
                flow =>
                    flow with
                    {
                        Joins = flow.Joins + row.Joins,
                        Reactivations = flow.Reactivations + row.Reactivations,
                        Exits = flow.Exits + row.Exits,
                    }
            );
        }

        foreach (var row in await db.TransferMart.Where(row => row.Month == number).ToListAsync(cancellation))
        {
            Change(row.BranchId, flow => flow with { Out = flow.Out + row.Customers }, row.ToBranchId);
            Change(row.ToBranchId, flow => flow with { In = flow.In + row.Customers }, row.BranchId);
        }

        return flows;

        // A branch and all above it change, but for those that the other branch belongs to as well.
        void Change(int branchId, Func<BaseFlow, BaseFlow> change, int? otherId = null)
        {
            var other = otherId is { } id ? tree.Find(id) : null;
            for (var branch = tree.Find(branchId); branch is not null && other?.IsWithin(branch) != true; branch = branch.Parent)
            {
                flows[branch] = change(flows[branch]);
            }
        }
    }
}
