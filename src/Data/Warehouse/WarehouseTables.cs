using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Warehouse;

/// <summary>Brings a warehouse's tables up to date before a command works on it.</summary>
public static class WarehouseTables
{
    internal const string ReadsSnapshots = "SELECT is_read_committed_snapshot_on AS Value FROM sys.databases WHERE database_id = DB_ID()";

    internal const string TurnSnapshotsOn =
        "Readers of this database wait for whoever writes to it: run ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON once, "
        + "while nobody else is connected.";

    /// <summary>Applies the migrations that lack, one process at a time; without any it only reads.</summary>
    /// <param name="warehouse">The warehouse; a SQLite one is made if there is none.</param>
    /// <param name="waiting">Told if another process is at work, and if the tables are new in a database whose readers would wait for writers.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The migrations applied, in their order; none if the tables were up to date.</returns>
    /// <exception cref="DataException"><c>WAREHOUSE_BUSY</c>, or <c>WAREHOUSE_NEWER</c>: a newer program has changed the tables.</exception>
    public static async Task<IReadOnlyList<string>> BringUpToDateAsync(
        WarehouseLocation warehouse,
        Action<string>? waiting,
        CancellationToken cancellation
    )
    {
        await using var db = warehouse.Open();
        var pending = await PendingAsync(db, cancellation);
        if (pending.Count == 0)
        {
            return [];
        }

        await using var held = await WarehouseLock.TakeAsync(
            warehouse,
            waiting,
            WarehouseLock.DefaultPatience,
            TimeProvider.System,
            cancellation
        );
        if (db.Database.IsSqlite())
        {
            // The file keeps its write-ahead log: readers see the last commit and never wait for a writer.
            // EF Core's own lock is a row, which a killed process leaves behind for ever; ours is free, so nobody migrates.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL; DROP TABLE IF EXISTS __EFMigrationsLock", cancellation);
        }

        await db.Database.MigrateAsync(cancellation);
        if (db.Database.IsSqlServer() && !await db.Database.SqlQueryRaw<bool>(ReadsSnapshots).SingleAsync(cancellation))
        {
            waiting?.Invoke(TurnSnapshotsOn);
        }

        await StopPoint.TablesMade.ReachAsync(cancellation);
        return pending;
    }

    /// <summary>Refuses a warehouse whose tables are not those of this program; changes nothing.</summary>
    /// <exception cref="DataException"><c>WAREHOUSE_NOT_MIGRATED</c> or <c>WAREHOUSE_NEWER</c>.</exception>
    public static async Task DemandUpToDateAsync(WarehouseLocation warehouse, CancellationToken cancellation)
    {
        await using var db = warehouse.Open();
        var pending = await PendingAsync(db, cancellation);
        if (pending.Count > 0)
        {
            throw new DataException(
                "WAREHOUSE_NOT_MIGRATED",
                $"The tables of {warehouse.Description} lack {string.Join(", ", pending)}; run ./kpi migrate first."
            );
        }
    }

    private static async Task<IReadOnlyList<string>> PendingAsync(WarehouseContext db, CancellationToken cancellation)
    {
        await TakeBackAsync(db, cancellation);
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        return applied.Except(known).LastOrDefault() is { } unknown
            ? throw new DataException(
                "WAREHOUSE_NEWER",
                $"The warehouse's tables are those of another version, which made the change {unknown}; use that version or a later one."
            )
            : [.. known.Except(applied)];
    }

    /// <summary>
    /// Lets SQLite take back what a killed process has half written into a file that has no write-ahead log yet. EF Core looks first through a connection
    /// that may not write, and would fail on it for ever.
    /// </summary>
    private static async Task TakeBackAsync(WarehouseContext db, CancellationToken cancellation)
    {
        if (db.Database.IsSqlite() && File.Exists(db.Database.GetDbConnection().DataSource))
        {
            await db.Database.OpenConnectionAsync(cancellation);
            await db.Database.CloseConnectionAsync();
        }
    }
}
