using Kpi.Data.Warehouse;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Api.Tests.CommandLine;

[Alone]
public sealed class MigrateTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("kpi-migrate-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Migrating_a_second_time_changes_nothing()
    {
        var first = await CommandProcess.RunAsync(["migrate", "--data", directory]);
        var second = await CommandProcess.RunAsync(["migrate", "--data", directory]);

        first.ExitCode.ShouldBe(0, first.Error);
        first.Output.ShouldContain("FirstFacts");
        second.Output.Trim().ShouldBe("migrated: nothing, the tables are up to date");
    }

    [Fact]
    public async Task A_warehouse_without_its_tables_is_not_served_but_sent_to_migrate()
    {
        var settings = Serving.ProductionServer.Settings("https://login.example");

        var run = await CommandProcess.RunAsync(["serve", "--data", directory], settings);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("WAREHOUSE_NOT_MIGRATED: ");
        run.Error.ShouldContain("./kpi migrate");
    }

    [Fact]
    public async Task A_warehouse_of_a_newer_version_is_left_alone()
    {
        await WarehouseTables.BringUpToDateAsync(WarehouseLocation.InDirectory(directory), null, TestContext.Current.CancellationToken);
        await using (var db = WarehouseLocation.InDirectory(directory).Open())
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('99991231000000_Later', '99.0')",
                TestContext.Current.CancellationToken
            );
        }

        var run = await CommandProcess.RunAsync(["migrate", "--data", directory]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("WAREHOUSE_NEWER: ");
        run.Error.ShouldContain("99991231000000_Later");
    }
}
