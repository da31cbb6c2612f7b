using System.Collections.Concurrent;
using Kpi.Data.ReadModel;
using Kpi.Kpis;

namespace Kpi.Data.Tests.Measures;

/// <summary>The golden scenario, loaded and measured once on each database for all tests that only read it.</summary>
public sealed class GoldenWarehouses : IAsyncDisposable
{
    private readonly ConcurrentDictionary<WarehouseProvider, Lazy<Task<Golden>>> made = new();

    /// <summary>The scenario on a database.</summary>
    public Task<Golden> OnAsync(WarehouseProvider provider) => made.GetOrAdd(provider, one => new(() => MakeAsync(one))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var one in made.Values.Where(one => one.Value.IsCompletedSuccessfully))
        {
            await (await one.Value).Warehouse.DisposeAsync();
        }
    }

    private static async Task<Golden> MakeAsync(WarehouseProvider provider)
    {
        var warehouse = await TemporaryWarehouse.CreateAsync(provider);
        await warehouse.SaveAsync(GoldenScenario.Facts());
        // Silver coverage looks at the whole quarter, so the quarter's base must be there.
        return new(warehouse, await warehouse.RefreshAsync(new Month(2025, 1).Through(new Month(2025, 3))));
    }
}

/// <summary>The golden scenario on one database.</summary>
public sealed record Golden(TemporaryWarehouse Warehouse, KpiReader Reader);
