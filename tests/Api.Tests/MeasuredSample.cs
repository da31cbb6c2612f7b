using Kpi.Api.Tests;
using Kpi.Data.Demo;
using Kpi.Data.Measures;
using Kpi.Data.Warehouse;
using Microsoft.Data.Sqlite;

[assembly: AssemblyFixture(typeof(MeasuredSample))]

namespace Kpi.Api.Tests;

/// <summary>The sample of the demo data with all its months measured: made once, by the first test that asks, and copied by whoever needs it.</summary>
public sealed class MeasuredSample : IAsyncDisposable
{
    private readonly Lazy<Task<string>> folder = new(MakeAsync);

    /// <summary>The folder of the warehouse, to copy from.</summary>
    public Task<string> FolderAsync() => folder.Value;

    /// <summary>Copies a warehouse that nobody has open.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (folder.IsValueCreated)
        {
            Directory.Delete(await folder.Value, recursive: true);
        }
    }

    private static async Task<string> MakeAsync()
    {
        var made = Directory.CreateTempSubdirectory("kpi-sample-").FullName;
        var warehouse = WarehouseLocation.InDirectory(made);
        await WarehouseTables.BringUpToDateAsync(warehouse, null, CancellationToken.None);
        await DemoWarehouse.GenerateAsync(warehouse, DemoScale.Sample, TestClock.Business, null, CancellationToken.None);
        foreach (var month in await FactMonths.OfAsync(warehouse, TestClock.Business, CancellationToken.None))
        {
            await new Refresh(warehouse, TestClock.Business).MonthAsync(month, CancellationToken.None);
        }

        SqliteConnection.ClearAllPools();
        return made;
    }
}
