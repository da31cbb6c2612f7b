using Kpi.Data.Demo;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Tests.Demo;

/// <summary>A demo warehouse in a folder of its own, deleted in the end.</summary>
public sealed class DemoFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kpi-demo-").FullName;

    public WarehouseLocation Warehouse { get; private set; } = null!;

    /// <summary>A migrated, empty warehouse.</summary>
    public static DemoFolder Empty()
    {
        var folder = new DemoFolder();
        folder.Warehouse = EmptyWarehouse.In(folder.Path);
        return folder;
    }

    /// <summary>A demo without measures, made for this test alone.</summary>
    public static async Task<DemoFolder> Made(DemoScale scale, BusinessClock clock)
    {
        var folder = Empty();
        await DemoWarehouse.GenerateAsync(folder.Warehouse, scale, clock, null, CancellationToken.None);
        return folder;
    }

    /// <summary>A copy of a demo without measures.</summary>
    public static async Task<DemoFolder> Of(DemoScale scale)
    {
        var folder = new DemoFolder();
        folder.Warehouse = await CopiedDemo.InAsync(folder.Path, scale, measured: 0);
        return folder;
    }

    /// <summary>Exports the warehouse; gives each file's bytes by its name.</summary>
    public async Task<SortedDictionary<string, byte[]>> Export()
    {
        var directory = System.IO.Path.Combine(Path, "csv");
        await DemoExport.WriteAsync(Warehouse, directory, TestClock.Business, CancellationToken.None);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(directory))
        {
            files.Add(System.IO.Path.GetFileName(file), await File.ReadAllBytesAsync(file));
        }

        return files;
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}

/// <summary>The default demo, made once for all tests that look at it.</summary>
public sealed class MediumDemo : IAsyncLifetime
{
    private DemoFolder folder = null!;

    public static DemoStory Story { get; } = DemoStory.At(DemoScale.Medium);

    public WarehouseContext Open() => folder.Warehouse.Open();

    public ChurnHistory Churn { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // Made, not copied: no other test wants one of this size.
        folder = await DemoFolder.Made(DemoScale.Medium, TestClock.Business);
        await using var context = Open();
        Churn = await ChurnHistory.Read(context);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

[CollectionDefinition(nameof(MediumDemo))]
public sealed class MediumDemoTests : ICollectionFixture<MediumDemo>;
