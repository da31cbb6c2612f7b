using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kpi.Data.Warehouse;

/// <summary>Gives each SQLite connection the room that its work needs: by default it keeps 2 MB of a warehouse in memory and sorts on disk.</summary>
internal sealed class SqliteTuning(string settings) : DbConnectionInterceptor
{
    private readonly string settings = settings;

    /// <summary>For importing and measuring, which look up keys all over the file and sort.</summary>
    public static readonly SqliteTuning ForWork = new(
        "PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 268435456;"
    );

    /// <summary>For reading months, which goes through each page once: what is mapped or kept of the file would only be held twice.</summary>
    public static readonly SqliteTuning ForReading = new("PRAGMA cache_size = -2048; PRAGMA mmap_size = 0;");

    /// <summary>The same for who must not change anything.</summary>
    public static readonly SqliteTuning ForLooking = new(ForReading.settings + " PRAGMA query_only = ON;");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = settings;
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
