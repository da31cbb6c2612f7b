using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Warehouse;

/// <summary>
/// The right to write to a warehouse, which one process has at a time: an import, a refresh, a closing, a migration. The operating system or the
/// server gives it back when its holder dies, however it dies. Readers need none.
/// </summary>
/// <remarks>SQLite: an exclusive lock on the file <c>warehouse.db.lock</c>. SQL Server: <c>sp_getapplock</c> on a session of its own.</remarks>
public sealed class WarehouseLock : IAsyncDisposable
{
    /// <summary>How long to wait for another process: it may be loading a large file.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(10);

    internal const string TakeStatement =
        "EXEC @result = sp_getapplock @Resource = N'kpi_warehouse', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 0;";

    internal const string ReleaseStatement = "EXEC sp_releaseapplock @Resource = N'kpi_warehouse', @LockOwner = N'Session';";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly IAsyncDisposable held;

    private WarehouseLock(IAsyncDisposable held) => this.held = held;

    /// <summary>Waits for the right to write.</summary>
    /// <param name="warehouse">The warehouse.</param>
    /// <param name="waiting">Told once, in one sentence, if another process has it.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="time">By which it waits.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DataException"><c>WAREHOUSE_BUSY</c>: patience ended.</exception>
    public static async Task<WarehouseLock> TakeAsync(
        WarehouseLocation warehouse,
        Action<string>? waiting,
        TimeSpan patience,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var began = time.GetTimestamp();
        for (var first = true; ; first = false)
        {
            if (await TryTakeAsync(warehouse, time, cancellation) is { } held)
            {
                return new(held);
            }

            if (time.GetElapsedTime(began) >= patience)
            {
                throw new DataException(
                    "WAREHOUSE_BUSY",
                    $"Another import, refresh, closing or migration is at work on the warehouse {warehouse.Description}; nothing was changed, "
                        + "try again when it has ended."
                );
            }

            if (first)
            {
                waiting?.Invoke(
                    $"Another import, refresh, closing or migration is at work on the warehouse {warehouse.Description}; waiting for it …"
                );
            }

            await Task.Delay(Pause, time, cancellation);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => held.DisposeAsync();

    private static async Task<IAsyncDisposable?> TryTakeAsync(
        WarehouseLocation warehouse,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var context = warehouse.Open();
        if (context.Database.GetDbConnection() is SqliteConnection)
        {
            await context.DisposeAsync();
            return TryTakeFile(warehouse.Description + ".lock") is { } file ? new FileLock(file, warehouse, time) : null;
        }

        await context.Database.OpenConnectionAsync(cancellation);
        if (await HasTakenAsync((SqlConnection)context.Database.GetDbConnection(), cancellation))
        {
            return new ServerLock(context);
        }

        await context.DisposeAsync();
        return null;
    }

    private static FileStream? TryTakeFile(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw new DataException("WAREHOUSE_UNREACHABLE", $"The warehouse's folder cannot be written to: {cannot.Message}");
        }
    }

    /// <summary>
    /// A lock on a file. Before it is given back, SQLite's log goes into the warehouse's file and is cut: beside a server that has the file open, it would stay
    /// as large as the largest import.
    /// </summary>
    private sealed class FileLock(FileStream file, WarehouseLocation warehouse, TimeProvider time) : IAsyncDisposable
    {
        private const int MostTries = 10;

        public async ValueTask DisposeAsync()
        {
            try
            {
                await CutLogAsync();
            }
            catch (DbException)
            {
                // The log stays as it is; whoever writes next cuts it.
            }
            finally
            {
                await file.DisposeAsync();
            }
        }

        private async Task CutLogAsync()
        {
            if (!File.Exists(warehouse.Description))
            {
                return;
            }

            await using var db = warehouse.Open();
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            // Its answer is 1 while somebody reads what stands in the log; readers are quick.
            for (var tries = 0; tries < MostTries && (long)(await command.ExecuteScalarAsync())! != 0; tries++)
            {
                await Task.Delay(Pause, time);
            }
        }
    }

    /// <summary>A lock that the server frees when its session ends. Disposing only gives the session back to the pool, so the lock is given back first.</summary>
    private sealed class ServerLock(WarehouseContext session) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await session.Database.ExecuteSqlRawAsync(ReleaseStatement);
            }
            catch (DbException)
            {
                // The session has broken, and the lock has gone with it.
            }
            finally
            {
                await session.DisposeAsync();
            }
        }
    }

    private static async Task<bool> HasTakenAsync(SqlConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = TakeStatement;
        var result = command.Parameters.Add("@result", SqlDbType.Int);
        result.Direction = ParameterDirection.Output;
        await command.ExecuteNonQueryAsync(cancellation);
        return (int)result.Value >= 0;
    }
}
