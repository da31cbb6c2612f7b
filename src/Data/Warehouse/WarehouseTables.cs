using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Warehouse;

/// <summary>Brings a warehouse's tables up to date before a command works on it.</summary>
public static class WarehouseTables
{
    internal const string ReadsSnapshots = "SELECT is_read_committed_snapshot_on AS Value FROM sys.databases WHERE database_id = DB_ID()";

    /// <summary>Applies the migrations that lack, one process at a time; without any it only reads.</summary>
    /// <param name="warehouse">The warehouse; a SQLite one is made if there is none.</param>
    /// <param name="waiting">Told if another process is at work, and if the tables are new in a database whose readers would wait for writers.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DataException"><c>WAREHOUSE_BUSY</c>.</exception>
    public static async Task BringUpToDateAsync(WarehouseLocation warehouse, Action<string>? waiting, CancellationToken cancellation)
    {
        await using var db = warehouse.Open();
        if (!(await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
        {
            return;
        }

        await using var held = await WarehouseLock.TakeAsync(warehouse, waiting, WarehouseLock.DefaultPatience, cancellation);
        if (db.Database.IsSqlite())
        {
            // EF Core's own lock is a row, which a killed process leaves behind for ever; ours is free, so nobody migrates.
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancellation);
        }

        await db.Database.MigrateAsync(cancellation);
        if (db.Database.IsSqlServer() && !await db.Database.SqlQueryRaw<bool>(ReadsSnapshots).SingleAsync(cancellation))
        {
            waiting?.Invoke(
                "Readers of this database wait for whoever writes to it: run ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON once, "
                    + "while nobody else is connected."
            );
        }
    }
}
