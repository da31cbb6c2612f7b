using Kpi.Data.Measures;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Microsoft.Data.Sqlite;

namespace Kpi.Data.Tests;

/// <summary>A real warehouse of its own, on SQLite in a folder or on the SQL Server of the environment; gone after the test.</summary>
public sealed class TemporaryWarehouse : IAsyncDisposable
{
    private readonly Func<ValueTask> remove;

    private TemporaryWarehouse(WarehouseLocation location, Func<ValueTask> remove)
    {
        Location = location;
        this.remove = remove;
    }

    public WarehouseLocation Location { get; }

    public static Task<TemporaryWarehouse> CreateAsync(WarehouseProvider provider = WarehouseProvider.Sqlite) =>
        provider == WarehouseProvider.Sqlite ? Task.FromResult(InFolder()) : OnServerAsync();

    public async Task SaveAsync(params IEnumerable<object> rows)
    {
        await using var db = Location.Open();
        db.AddRange(rows);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async Task<KpiReader> RefreshAsync(params IEnumerable<Month> months)
    {
        var refresh = new Refresh(Location, TestClock.Business);
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
        return new(snapshot, branch, KpiCatalogue.Default(), new KpiArithmetic(TestClock.Business));
    }

    public ValueTask DisposeAsync() => remove();

    private static TemporaryWarehouse InFolder()
    {
        var directory = Directory.CreateTempSubdirectory("kpi-test-").FullName;
        return new(
            EmptyWarehouse.In(directory),
            () =>
            {
                SqliteConnection.ClearAllPools();
                Directory.Delete(directory, recursive: true);
                return ValueTask.CompletedTask;
            }
        );
    }

    private static async Task<TemporaryWarehouse> OnServerAsync()
    {
        var database = await ServerDatabase.CreateAsync(
            WarehouseProviders.Server ?? throw new InvalidOperationException($"{WarehouseProviders.Variable} is not set.")
        );
        try
        {
            await WarehouseTables.BringUpToDateAsync(database.Location, null, TestContext.Current.CancellationToken);
            return new(database.Location, database.DisposeAsync);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }
}
