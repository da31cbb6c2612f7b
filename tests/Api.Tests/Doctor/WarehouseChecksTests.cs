using Kpi.Api.Doctor;
using Kpi.Data.Warehouse;
using Microsoft.Data.Sqlite;

namespace Kpi.Api.Tests.Doctor;

public sealed class WarehouseChecksTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("kpi-checks-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Months_and_imports_are_looked_for_only_where_the_tables_are()
    {
        await File.WriteAllBytesAsync(Path.Combine(directory, "warehouse.db"), [], Cancellation);
        (await FoundAsync()).Select(one => one.Check).ShouldBe(["tables", "integrity"]);

        await MigrateAsync();
        (await FoundAsync()).Select(one => one.Check).ShouldBe(["tables", "integrity", "months", "last import"]);
    }

    [Fact]
    public async Task An_import_that_failed_says_why()
    {
        await MigrateAsync();
        await using (var db = WarehouseLocation.InDirectory(directory).Open())
        {
            db.ImportBatches.Add(
                new()
                {
                    Mapping = "mine.yaml",
                    State = ImportState.Failed,
                    Failure = "DISK_FULL: The disk is full.",
                }
            );
            await db.SaveChangesAsync(Cancellation);
        }

        var found = (await FoundAsync()).Single(one => one.Check == "last import").Finding;

        found.Code.ShouldBe("IMPORT_NOT_LOADED");
        found.Message.ShouldEndWith("It said: DISK_FULL: The disk is full.");
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "CLOCK_BEHIND")]
    public async Task A_machine_whose_clock_is_more_than_ten_minutes_behind_its_measures_is_a_fault(int minutes, string? code)
    {
        await MigrateAsync();
        await using (var db = WarehouseLocation.InDirectory(directory).Open())
        {
            db.MartMonths.Add(new() { Month = 202610, RefreshedAt = TestClock.Now.UtcDateTime.AddMinutes(minutes) });
            await db.SaveChangesAsync(Cancellation);
        }

        (await FoundAsync()).Single(one => one.Check == "months").Finding.Code.ShouldBe(code);
    }

    private async Task<List<(string Check, Finding Finding)>> FoundAsync() =>
        await WarehouseChecks
            .ExamineAsync(WarehouseLocation.ToInspect(directory)!, TestClock.Time(), Cancellation)
            .ToListAsync(Cancellation);

    private async Task MigrateAsync()
    {
        await WarehouseTables.BringUpToDateAsync(WarehouseLocation.InDirectory(directory), null, Cancellation);
        SqliteConnection.ClearAllPools();
    }
}
