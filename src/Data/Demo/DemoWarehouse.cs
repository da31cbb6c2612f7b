using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Demo;

/// <summary>Fills an empty warehouse with demo dimensions and facts: the same rows every time, over the same 24 months, whatever the day.</summary>
public static class DemoWarehouse
{
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
        var lives = new CustomerLives(tree, scale);
        var rows = 0L;
        async Task Load<T>(string name, IEnumerable<T> facts)
            where T : class
        {
            var count = await BulkLoad.InsertAsync(context, facts, cancellation);
            progress?.Report($"{name}: {count:N0}");
            rows += count;
        }

        await Load("branches", tree.Branches);
        await Load("customers", CustomerFacts.Customers(lives.All(), clock));
        await Load("customer versions", CustomerFacts.Versions(lives.All(), clock));
        await Load("departures", CustomerFacts.Churn(lives.All(), clock));
        await Load("complaints", ComplaintFacts.Of(lives.All(), tree.Story, clock));
        await Load("surveys", SurveyFacts.Of(lives.All(), tree.Story, clock));
        await Load("retention cases", CustomerFacts.Cases(lives.All(), clock));
        await Load("contacts", ContactFacts.Of(lives.All(), clock));
        await transaction.CommitAsync(cancellation);
        return rows;
    }
}
