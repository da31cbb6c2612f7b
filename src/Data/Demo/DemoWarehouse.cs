using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Demo;

/// <summary>Fills an empty warehouse with demo dimensions and facts: the same rows every time, over the same 24 months, whatever the day.</summary>
public static class DemoWarehouse
{
    private const int LivesInMemory = 100_000;

    /// <summary>Makes everything that a source would deliver, in one transaction; the monthly base and the mart are a refresh's work.</summary>
    /// <param name="location">A migrated warehouse without branches and customers.</param>
    /// <param name="scale">How much.</param>
    /// <param name="clock">The business zone; the current time does not matter.</param>
    /// <param name="progress">Hears one line per table.</param>
    /// <param name="cancellation">Leaves the warehouse empty.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="DataException"><c>WAREHOUSE_NOT_EMPTY</c>: the warehouse holds data; nothing was changed.</exception>
    public static async Task<long> GenerateAsync(
        WarehouseLocation location,
        DemoScale scale,
        BusinessClock clock,
        IProgress<string>? progress,
        CancellationToken cancellation
    )
    {
        await using var context = location.Open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        if (await context.Branches.AnyAsync(cancellation) || await context.Customers.AnyAsync(cancellation))
        {
            throw new DataException(
                "WAREHOUSE_NOT_EMPTY",
                $"The warehouse {location.Description} holds data; demo data go into an empty one only."
            );
        }

        var tree = new BranchTree(scale);
        var all = new CustomerLives(tree, scale).All();
        // A life can be lived again for every kind of fact; where all fit into memory, that is faster.
        IEnumerable<CustomerLife> lives = scale.Customers <= LivesInMemory ? [.. all] : all;
        var rows = 0L;
        async Task Load<T>(string name, IEnumerable<T> facts)
            where T : class
        {
            var count = await BulkLoad.InsertAsync(context, facts, cancellation);
            progress?.Report($"{name}: {count:N0}");
            rows += count;
        }

        await Load("branches", tree.Branches);
        await Load("branch versions", tree.Versions(clock));
        await Load("customers", CustomerFacts.Customers(lives, clock));
        await Load("customer versions", CustomerFacts.Versions(lives, clock));
        await Load("departures", CustomerFacts.Churn(lives, clock));
        await Load("warnings", WarningFacts.Of(lives, clock));
        await Load("retention cases", CaseFacts.Of(lives, clock));
        await Load("complaints", ComplaintFacts.Of(lives, tree.Story, clock));
        await Load("surveys", SurveyFacts.Of(lives, tree.Story, clock));
        await Load("moments", MomentFacts.Of(lives, clock).Select(honoured => honoured.Moment));
        await Load("contacts", ContactFacts.Of(lives, clock));
        await Load("contacts at moments", MomentFacts.Of(lives, clock).Select(honoured => honoured.Contact).OfType<Contact>());
        await Load("plan items", PlanFacts.Of(lives, clock));
        await Load("policies", PolicyFacts.Of(lives, clock));
        await Load("assignments", ManagerFacts.Assignments(lives, clock));
        await Load("working days", ManagerFacts.Times(tree.Outlets));
        await Load("sales", ManagerFacts.Sales(tree.Outlets));
        await transaction.CommitAsync(cancellation);
        return rows;
    }
}
