using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;
using Kpi.Data.Measures;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Tests;
using Microsoft.Data.Sqlite;

namespace Kpi.Data.Tests.Import.Processes;

/// <summary>
/// The real import and the real refresh, killed at random moments: what is half done is as if it had never begun, and a rerun gives the same bytes.
/// Ten kills of an import and five of a refresh; with KPI_LONG_TESTS=1 fifty of each.
/// </summary>
public sealed class KillTests : IDisposable
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("KPI_LONG_TESTS") == "1";
    private static readonly int Kills = IsLong ? 50 : 10;
    private static readonly int RefreshKills = IsLong ? 50 : 5;
    private static readonly string Sources = Path.Combine(SharedData.Root, "samples", "demo");
    private readonly string folder = Directory.CreateTempSubdirectory("kpi-kill-").FullName;

    private static string MappingFile => Path.Combine(Sources, "mapping.yaml");

    [Fact]
    public async Task An_import_that_is_killed_at_any_moment_loses_and_doubles_nothing()
    {
        var expected = await ExpectedAsync("whole");
        var duration = await DurationAsync();
        var random = new Random(4);
        var (warehouse, completed) = (Warehouse("killed"), 0);
        for (var i = 0; i < Kills; i++)
        {
            using var import = KpiProcess.Start("import", "--mapping", MappingFile, "--data", Path.Combine(folder, "killed"), Sources);
            if (await import.EndsWithinAsync(duration * random.NextDouble()))
            {
                completed++;
            }
            else
            {
                await import.KillAsync();
            }
        }

        var rerun = await KpiProcess.RunAsync(
            "import",
            "--mapping",
            MappingFile,
            "--data",
            Path.Combine(folder, "killed"),
            "--again",
            Sources
        );

        rerun.ExitCode.ShouldBe(0, rerun.Error);
        Fingerprint.Of(warehouse).ShouldBe(expected);
        completed.ShouldBeLessThan(Kills);
        States(warehouse).ShouldBeSubsetOf([ImportState.Loaded, ImportState.Interrupted]);
    }

    [Fact]
    public async Task A_refresh_that_is_killed_at_any_moment_is_completed_by_the_next()
    {
        var whole = Warehouse("refreshed");
        await ImportAsync(whole);
        File.Copy(
            whole.Description,
            Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "killed-refresh")).FullName, "warehouse.db")
        );
        var killed = Warehouse("killed-refresh");
        var cancellation = TestContext.Current.CancellationToken;
        var start = System.Diagnostics.Stopwatch.StartNew();
        foreach (var month in await FactMonths.OutOfDateAsync(whole, BusinessClock.Default, cancellation))
        {
            await new Refresh(whole, BusinessClock.Default).MonthAsync(month, cancellation);
        }

        var (random, duration) = (new Random(5), TimeSpan.FromSeconds(1) + (start.Elapsed / RefreshKills / 2));
        for (var i = 0; i < RefreshKills; i++)
        {
            using var refresh = KpiProcess.Start("refresh", "--data", Path.Combine(folder, "killed-refresh"));
            if (!await refresh.EndsWithinAsync(duration * (0.5 + random.NextDouble())))
            {
                await refresh.KillAsync();
            }
        }

        var rerun = await KpiProcess.RunAsync("refresh", "--data", Path.Combine(folder, "killed-refresh"));

        rerun.ExitCode.ShouldBe(0, rerun.Error);
        Fingerprint.Of(killed).ShouldBe(Fingerprint.Of(whole));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static List<ImportState> States(WarehouseLocation warehouse)
    {
        using var context = warehouse.Open();
        return [.. context.ImportBatches.Select(batch => batch.State).Distinct()];
    }

    private static async Task ImportAsync(WarehouseLocation warehouse)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await WarehouseTables.BringUpToDateAsync(warehouse, null, cancellation);
        await FileImport.RunAsync(
            warehouse,
            Mapping.Read(MappingFile),
            [Sources],
            BusinessClock.Default,
            warehouse.Description + ".rejects",
            cancellation: cancellation
        );
        SqliteConnection.ClearAllPools();
    }

    private WarehouseLocation Warehouse(string name) => WarehouseLocation.InDirectory(Path.Combine(folder, name));

    private async Task<string> ExpectedAsync(string name)
    {
        var warehouse = Warehouse(name);
        await ImportAsync(warehouse);
        return Fingerprint.Of(warehouse);
    }

    /// <summary>How long a whole import takes as a process here and now, making its warehouse included.</summary>
    private async Task<TimeSpan> DurationAsync()
    {
        var start = System.Diagnostics.Stopwatch.StartNew();
        var run = await KpiProcess.RunAsync("import", "--mapping", MappingFile, "--data", Path.Combine(folder, "timed"), Sources);
        run.ExitCode.ShouldBe(0, run.Error);
        return start.Elapsed;
    }
}
