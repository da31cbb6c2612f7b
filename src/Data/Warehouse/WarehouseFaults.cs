using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Kpi.Data.Warehouse;

/// <summary>Says in the user's words what a database says in its own.</summary>
public static class WarehouseFaults
{
    // SQLite: https://sqlite.org/rescode.html. SQL Server: sys.messages.
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteReadOnlyRollback = 776;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNotADatabase = 26;
    private const int ServerDeadlock = 1205;
    private const int ServerLockTimeout = 1222;

    /// <summary>The refusal that a fault of the database amounts to; null for a fault that no user can mend.</summary>
    public static DataException? Explain(DbException fault) =>
        fault switch
        {
            SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked }
            or SqlException { Number: ServerDeadlock or ServerLockTimeout } => new(
                "WAREHOUSE_BUSY",
                "Another process is writing to the warehouse; nothing was changed, try again when it has ended."
            ),
            SqliteException { SqliteErrorCode: SqliteFull } => new(
                "DISK_FULL",
                "The disk of the warehouse is full; nothing was changed, make room and try again."
            ),
            SqliteException { SqliteExtendedErrorCode: SqliteReadOnlyRollback } => new(
                "WAREHOUSE_INTERRUPTED",
                "A command was killed while it wrote to the warehouse, and this account may not take that back: run ./kpi refresh with one that may write to its folder."
            ),
            SqliteException { SqliteErrorCode: SqliteReadOnly or SqliteCannotOpen } => new(
                "WAREHOUSE_UNREACHABLE",
                "The warehouse's file cannot be opened for writing; check its folder's permissions."
            ),
            SqliteException { SqliteErrorCode: SqliteCorrupt or SqliteNotADatabase } => new(
                "WAREHOUSE_DAMAGED",
                "The warehouse's file is no SQLite database or is damaged; restore it from a backup."
            ),
            SqlException server => new("WAREHOUSE_UNREACHABLE", $"The SQL Server says: {server.Message}"),
            _ => null,
        };
}
