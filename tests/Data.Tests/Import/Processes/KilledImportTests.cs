using Kpi.Data.Warehouse;
using Microsoft.Data.Sqlite;

namespace Kpi.Data.Tests.Import.Processes;

/// <summary>The real import, killed at each of its points: what is half done is as if it had never begun, and a rerun gives the same bytes.</summary>
[Alone]
public sealed class KilledImportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kpi-kill-").FullName;

    public static TheoryData<string> Points =>
        [
            StopPoint.TablesMade.Name,
            .. StopPoint.All.Select(point => point.Name).Where(name => name.StartsWith("import-", StringComparison.Ordinal)),
        ];

    [Theory, MemberData(nameof(Points))]
    public async Task An_import_that_is_killed_loses_and_doubles_nothing(string point)
    {
        var (whole, killed, empty) = (In("whole"), In("killed"), In("empty"));
        EmptyWarehouse.In(empty);
        await SampleImport.RunAsync(whole);
        if (point != StopPoint.TablesMade.Name)
        {
            EmptyWarehouse.In(killed);
        }

        using (var import = KpiProcess.StartToStop(point, SampleImport.Into(killed)))
        {
            await import.KillAtAsync(point);
        }

        FingerprintOf(killed).ShouldBe(FingerprintOf(point == StopPoint.ImportCommitted.Name ? whole : empty));
        await SampleImport.RunAsync(killed);

        FingerprintOf(killed).ShouldBe(FingerprintOf(whole));
        using var context = WarehouseLocation.InDirectory(killed).Open();
        context.ImportBatches.Select(batch => batch.State).ToList().ShouldBeSubsetOf([ImportState.Loaded, ImportState.Interrupted]);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static string FingerprintOf(string warehouse) => Fingerprint.Of(WarehouseLocation.InDirectory(warehouse));

    private string In(string name) => Path.Combine(folder, name);
}
