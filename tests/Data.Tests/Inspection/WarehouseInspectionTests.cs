using Kpi.Data.Inspection;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Inspection;

public sealed class WarehouseInspectionTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("kpi-inspection-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public void A_folder_without_a_warehouse_stays_so()
    {
        WarehouseLocation.ToInspect(directory).ShouldBeNull();
        WarehouseLocation.ToInspect(Path.Combine(directory, "missing")).ShouldBeNull();

        Directory.GetFileSystemEntries(directory).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_opened_to_look_at_cannot_be_changed()
    {
        await using var db = (await MigratedAsync()).Open();
        db.DirtyMonths.Add(new() { Month = 202610 });

        var refused = await Should.ThrowAsync<Microsoft.EntityFrameworkCore.DbUpdateException>(db.SaveChangesAsync(Cancellation));

        refused.InnerException!.Message.ShouldContain("readonly database");
    }

    [Fact]
    public async Task The_months_to_measure_and_the_last_import_are_told()
    {
        var warehouse = await MigratedAsync();
        await using (var db = WarehouseLocation.InDirectory(directory).Open())
        {
            db.DeliveredMonths.Add(new() { Month = 202609 });
            db.DirtyMonths.Add(new() { Month = 202609 });
            db.MartMonths.Add(
                new()
                {
                    Month = 202609,
                    RefreshedAt = new(2026, 10, 2, 8, 0, 0, DateTimeKind.Utc),
                    Version = 1,
                }
            );
            db.ImportBatches.AddRange(
                new() { Id = 1, Mapping = "first.yaml" },
                new()
                {
                    Id = 2,
                    Mapping = "second.yaml",
                    Rejected = 35,
                }
            );
            await db.SaveChangesAsync(Cancellation);
        }

        var months = await WarehouseInspection.MonthsAsync(warehouse, TestClock.Business, Cancellation);
        var import = await WarehouseInspection.LastImportAsync(warehouse, Cancellation);

        months.Measured.ShouldBe([new Month(2026, 9)]);
        months.OutOfDate.ShouldBe([new Month(2026, 9)]);
        months.RefreshedAt.ShouldBe(new DateTime(2026, 10, 2, 8, 0, 0));
        import!.Mapping.ShouldBe("second.yaml");
        import.Rejected.ShouldBe(35);
    }

    [Fact]
    public async Task A_sound_file_is_read_through_and_a_damaged_one_refused()
    {
        var warehouse = await MigratedAsync();
        (await WarehouseInspection.TryReadThroughAsync(warehouse, Cancellation)).ShouldBeTrue();
        SqliteConnection.ClearAllPools();
        await using (var file = File.OpenWrite(Path.Combine(directory, "warehouse.db")))
        {
            file.Seek(-4096, SeekOrigin.End);
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, 4096).ToArray(), Cancellation);
        }

        var damaged = await Should.ThrowAsync<Exception>(WarehouseInspection.TryReadThroughAsync(warehouse, Cancellation));

        (damaged as DataException ?? WarehouseFaults.Explain((SqliteException)damaged))!.Code.ShouldBe("WAREHOUSE_DAMAGED");
    }

    [Fact]
    public async Task A_file_whose_readers_wait_for_writers_is_told()
    {
        var warehouse = await MigratedAsync();
        (await WarehouseInspection.ReadersAdviceAsync(warehouse, Cancellation)).ShouldBeNull();
        await using (var db = WarehouseLocation.InDirectory(directory).Open())
        {
            SqliteConnection.ClearAllPools();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = DELETE", Cancellation);
        }

        (await WarehouseInspection.ReadersAdviceAsync(warehouse, Cancellation))!.ShouldContain("PRAGMA journal_mode = WAL");
    }

    private async Task<WarehouseLocation> MigratedAsync()
    {
        await WarehouseTables.BringUpToDateAsync(WarehouseLocation.InDirectory(directory), null, Cancellation);
        return WarehouseLocation.ToInspect(directory)!;
    }
}
