using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Tests.Import.Processes;

/// <summary>The import of the sample, by the command or in the test's own process.</summary>
internal static class SampleImport
{
    private static readonly string Sources = Path.Combine(SharedData.Root, "samples", "demo");
    private static readonly string MappingFile = Path.Combine(Sources, "mapping.yaml");

    /// <summary>The command's arguments.</summary>
    public static string[] Into(string folder) => ["import", "--again", "--mapping", MappingFile, "--data", folder, Sources];

    /// <summary>Makes the tables where they lack, and imports.</summary>
    public static async Task RunAsync(string folder)
    {
        var warehouse = WarehouseLocation.InDirectory(folder);
        await WarehouseTables.BringUpToDateAsync(warehouse, null, TestContext.Current.CancellationToken);
        await FileImport.RunAsync(
            warehouse,
            Mapping.Read(MappingFile),
            [Sources],
            TestClock.Business,
            Path.Combine(folder, "rejects"),
            options: new() { Again = true },
            cancellation: TestContext.Current.CancellationToken
        );
    }
}
