using System.Diagnostics;
using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;
using Kpi.Data.Measures;
using Kpi.Data.Warehouse;
using Microsoft.Data.Sqlite;

namespace Kpi.Data.Tests.Import.Processes;

/// <summary>
/// The real import and the real refresh, killed at random moments: what is half done is as if it had never begun, and a rerun gives the same bytes.
/// Eight kills, fifty with KPI_LONG_TESTS=1; with the two of a closing, ten.
/// </summary>
public sealed class KillTests : IDisposable
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("KPI_LONG_TESTS") == "1";
    private static readonly int ImportKills = IsLong ? 35 : 6;
    private static readonly int RefreshKills = IsLong ? 15 : 2;
    private static readonly string Sources = Path.Combine(SharedData.Root, "samples", "demo");
    private readonly string folder = Directory.CreateTempSubdirectory("kpi-kill-").FullName;

    private static string MappingFile => Path.Combine(Sources, "mapping.yaml");

    [Fact]
    public async Task An_import_that_is_killed_at_any_moment_loses_and_doubles_nothing()
    {
        var (whole, killed) = (Warehouse("whole"), Warehouse("killed"));
        await WarehouseTables.BringUpToDateAsync(whole, null, TestContext.Current.CancellationToken);
        if (!IsLong)
        {
            // The long form kills the making of the tables, too.
            SqliteConnection.ClearAllPools();
            File.Copy(whole.Description, killed.Description);
        }

        var duration = await ImportAsync(whole);
        var random = new Random(4);
        for (var i = 0; i < ImportKills; i++)
        {
            using var import = KpiProcess.Start(
                "import",
                "--mapping",
                MappingFile,
                "--data",
                Path.Combine(folder, "killed"),
                "--again",
                Sources
            );
            if (i % 4 > 0)
            {
                // Most of a small import is the start of its program, in which there is little to break.
                await import.SaysAsync("rows read");
            }

            if (!await import.EndsWithinAsync(duration * random.NextDouble()))
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
        Fingerprint.Of(killed).ShouldBe(Fingerprint.Of(whole));
        States(killed).ShouldBeSubsetOf([ImportState.Loaded, ImportState.Interrupted]);
    }

    [Fact]
    public async Task A_refresh_that_is_killed_at_any_moment_is_completed_by_the_next()
    {
        using var import = new ImportFixture();
        import.WriteOffices();
        import.WriteContracts();
        import.Write("calls.csv", "call,id,region,at,ok\nk1,c1,North,2024-01-20,yes\nk2,c1,North,2024-09-02,yes\n");
        await import.RunAsync(ShopMapping.Mapping, cancellation: TestContext.Current.CancellationToken);
        SqliteConnection.ClearAllPools();
        var (whole, killed) = (import.Warehouse, Warehouse("killed-refresh"));
        var unmeasured = whole.Description + ".unmeasured";
        File.Copy(whole.Description, unmeasured);
        File.Copy(whole.Description, killed.Description);
        var duration = await RefreshAsync(whole);
        var random = new Random(5);
        for (var i = 0; i < RefreshKills; i++)
        {
            if (((await RefreshPlan.OfAsync(killed, TestClock.Business, TestContext.Current.CancellationToken)).OutOfDate).Count == 0)
            {
                // One month after another was finished between the kills: begin anew, or there is nothing left to kill.
                SqliteConnection.ClearAllPools();
                File.Copy(unmeasured, killed.Description, overwrite: true);
            }

            SqliteConnection.ClearAllPools();
            using var refresh = KpiProcess.Start("refresh", "--data", Path.Combine(folder, "killed-refresh"));
            // From the first month on, not while the program starts.
            await refresh.SaysAsync("Measuring");
            if (!await refresh.EndsWithinAsync(duration * random.NextDouble()))
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

    private static async Task<TimeSpan> ImportAsync(WarehouseLocation warehouse)
    {
        var start = Stopwatch.StartNew();
        var cancellation = TestContext.Current.CancellationToken;
        await FileImport.RunAsync(
            warehouse,
            Mapping.Read(MappingFile),
            [Sources],
            TestClock.Business,
            warehouse.Description + ".rejects",
            cancellation: cancellation
        );
        SqliteConnection.ClearAllPools();
        return start.Elapsed;
    }

    private static async Task<TimeSpan> RefreshAsync(WarehouseLocation warehouse)
    {
        var start = Stopwatch.StartNew();
        foreach (var month in (await RefreshPlan.OfAsync(warehouse, TestClock.Business, TestContext.Current.CancellationToken)).OutOfDate)
        {
            await new Refresh(warehouse, TestClock.Business).MonthAsync(month, TestContext.Current.CancellationToken);
        }

        return start.Elapsed;
    }

    private WarehouseLocation Warehouse(string name) => WarehouseLocation.InDirectory(Path.Combine(folder, name));
}
