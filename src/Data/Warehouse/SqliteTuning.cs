using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kpi.Data.Warehouse;

/// <summary>Gives each SQLite connection room to work in: by default it keeps 2 MB of a warehouse in memory and sorts on disk.</summary>
internal sealed class SqliteTuning : DbConnectionInterceptor
{
    private const string Settings =
        "PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 268435456;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    // SQLite has no asynchronous I/O: the awaiting variant would only cost.
    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
