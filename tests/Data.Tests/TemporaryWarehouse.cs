using Kpi.Data.Measures;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests;

/// <summary>A real SQLite warehouse in a folder of its own, gone after the test.</summary>
public sealed class TemporaryWarehouse : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("kpi-test-").FullName;

    private TemporaryWarehouse() => Location = WarehouseLocation.InDirectory(directory);

    public WarehouseLocation Location { get; }

    public static async Task<TemporaryWarehouse> CreateAsync()
    {
        var warehouse = new TemporaryWarehouse();
        await using var db = warehouse.Location.Open();
        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        return warehouse;
    }

    public async Task SaveAsync(params IEnumerable<object> rows)
    {
        await using var db = Location.Open();
        db.AddRange(rows);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async Task<KpiReader> RefreshAsync(params IEnumerable<Month> months)
    {
        var refresh = new Refresh(Location, BusinessClock.Default);
        foreach (var month in months)
        {
            await refresh.MonthAsync(month, TestContext.Current.CancellationToken);
        }

        return await ReadAsync();
    }

    public async Task<KpiReader> ReadAsync(string? top = null)
    {
        var snapshot = await new KpiWarehouse(Location).CurrentAsync(TestContext.Current.CancellationToken);
        var branch = top is null ? snapshot.Tree.Tops.Single() : snapshot.Tree.Find(top)!;
        return new(snapshot, branch, KpiCatalogue.Default(), new KpiArithmetic(BusinessClock.Default));
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
        return ValueTask.CompletedTask;
    }
}
