using Kpi.Data.Warehouse;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kpi.Data.Tests.Warehouse;

/// <summary>
/// A SQLite warehouse whose writer was killed in the middle: what it had written stands in the write-ahead log, or, in a warehouse that has none yet, in the
/// file itself beside the journal that takes it back.
/// </summary>
public sealed class InterruptedWriteTests : IDisposable
{
    private const int Rows = 5000;
    private readonly string folder = Directory.CreateTempSubdirectory("kpi-interrupted-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_next_command_takes_back_what_was_half_written(bool hasLog)
    {
        var killed = await KilledAsync(hasLog);

        (await WarehouseTables.BringUpToDateAsync(killed, null, Cancellation)).ShouldBeEmpty();

        await using var db = killed.Open();
        (await db.Branches.CountAsync(Cancellation)).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task So_does_a_server_that_starts(bool hasLog)
    {
        var killed = await KilledAsync(hasLog);

        await Should.NotThrowAsync(WarehouseTables.DemandUpToDateAsync(killed, Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_only_looks_sees_what_was_committed_before(bool hasLog)
    {
        await KilledAsync(hasLog);
        await using var looking = WarehouseLocation.ToInspect(Path.Combine(folder, "killed"))!.Open();

        (await looking.Branches.CountAsync(Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task An_account_that_may_not_take_it_back_is_told_so()
    {
        var killed = await KilledAsync(hasLog: false);
        await using var reading = new SqliteConnection($"Data Source={killed.Description};Mode=ReadOnly");
        await reading.OpenAsync(Cancellation);
        await using var command = reading.CreateCommand();
        command.CommandText = "SELECT count(*) FROM dim_branch";

        var refused = await Should.ThrowAsync<SqliteException>(command.ExecuteScalarAsync(Cancellation));

        WarehouseFaults.Explain(refused)!.Code.ShouldBe("WAREHOUSE_INTERRUPTED");
    }

    [Fact]
    public async Task Readers_do_not_wait_for_a_writer_whose_cache_has_run_over()
    {
        var warehouse = await MadeAsync("read");
        await using var writer = warehouse.Open();
        await using var writing = await WriteMuchAsync(writer);
        await using var reader = warehouse.OpenToRead();
        reader.Database.SetCommandTimeout(Eventually.Limit);

        (await reader.Branches.CountAsync(Cancellation)).ShouldBe(0, "what is not committed is not seen");

        await writing.CommitAsync(Cancellation);
        (await reader.Branches.CountAsync(Cancellation)).ShouldBe(Rows);
    }

    private async Task<WarehouseLocation> MadeAsync(string name)
    {
        var warehouse = WarehouseLocation.InDirectory(Path.Combine(folder, name));
        await WarehouseTables.BringUpToDateAsync(warehouse, null, Cancellation);
        return warehouse;
    }

    [Fact]
    public async Task Whoever_gives_the_right_to_write_back_cuts_the_log_although_a_server_has_the_warehouse_open()
    {
        var warehouse = await MadeAsync("cut");
        await using var server = warehouse.OpenToRead();
        await server.Database.OpenConnectionAsync(Cancellation);
        await server.Branches.CountAsync(Cancellation);
        var log = new FileInfo(warehouse.Description + "-wal");
        await using (await WarehouseLock.TakeAsync(warehouse, null, TimeSpan.Zero, TimeProvider.System, Cancellation))
        {
            await using var writer = warehouse.Open();
            await using var writing = await WriteMuchAsync(writer);
            // As after a dry run.
            await writing.RollbackAsync(Cancellation);
            log.Length.ShouldBeGreaterThan(100_000);
        }

        log.Refresh();
        log.Length.ShouldBe(0);
    }

    /// <summary>A copy of a warehouse in the middle of a transaction that its cache could not hold.</summary>
    private async Task<WarehouseLocation> KilledAsync(bool hasLog)
    {
        var warehouse = await MadeAsync("writing");
        var killed = Directory.CreateDirectory(Path.Combine(folder, "killed")).FullName;
        await using (var db = warehouse.Open())
        {
            if (!hasLog)
            {
                await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = DELETE", Cancellation);
            }

            await using var transaction = await WriteMuchAsync(db);
            CopyFiles(Path.GetDirectoryName(warehouse.Description)!, killed, hasLog ? "warehouse.db-wal" : "warehouse.db-journal");
        }

        return WarehouseLocation.InDirectory(killed);
    }

    /// <summary>Begins a transaction whose changes stand in files before it ends.</summary>
    private static async Task<IDbContextTransaction> WriteMuchAsync(WarehouseContext db)
    {
        await db.Database.OpenConnectionAsync(Cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA cache_size = 5", Cancellation);
        var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows})
            INSERT INTO dim_branch (id, code, level, name_zh, name_en, is_second_generation) SELECT i, 'b' || i, 0, 'b', 'b', 0 FROM n
            """,
            Cancellation
        );
        return transaction;
    }

    private static void CopyFiles(string from, string to, string unfinished)
    {
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        new FileInfo(Path.Combine(to, unfinished)).Length.ShouldBeGreaterThan(0, "else nothing was half written");
    }
}
