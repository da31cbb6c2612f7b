using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Warehouse;

/// <summary>Where a warehouse is, and how to open it.</summary>
public sealed class WarehouseLocation
{
    private readonly Func<WarehouseContext> open;
    private readonly Func<WarehouseContext> openToRead;

    private WarehouseLocation(Func<WarehouseContext> open, Func<WarehouseContext> openToRead, string description)
    {
        this.open = open;
        this.openToRead = openToRead;
        Description = description;
    }

    /// <summary>What to call it in a message; holds no secret.</summary>
    public string Description { get; }

    /// <summary>A SQLite warehouse in a folder, made when missing.</summary>
    public static WarehouseLocation InDirectory(string directory)
    {
        Directory.CreateDirectory(directory);
        var file = Path.Combine(directory, "warehouse.db");
        var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 60 }.ToString();
        var (work, reading) = (Options(SqliteTuning.ForWork), Options(SqliteTuning.ForReading));
        return new(() => new SqliteWarehouse(work), () => new SqliteWarehouse(reading), file);

        DbContextOptions<SqliteWarehouse> Options(SqliteTuning tuning) =>
            new DbContextOptionsBuilder<SqliteWarehouse>().UseSqlite(connection).AddInterceptors(tuning).Options;
    }

    /// <summary>A warehouse on SQL Server.</summary>
    /// <param name="connectionString">As SqlClient takes it.</param>
    /// <param name="maxBatchSize">Statements that EF Core sends together; null for its default.</param>
    public static WarehouseLocation OnSqlServer(string connectionString, int? maxBatchSize = null)
    {
        var options = new DbContextOptionsBuilder<SqlServerWarehouse>()
            .UseSqlServer(
                connectionString,
                server =>
                {
                    if (maxBatchSize is { } size)
                    {
                        server.MaxBatchSize(size);
                    }
                }
            )
            .Options;
        return Through(() => new SqlServerWarehouse(options), "SQL Server");
    }

    /// <summary>A warehouse that is opened in another way, such as with an ear on what is sent to it.</summary>
    internal static WarehouseLocation Through(Func<WarehouseContext> open, string description) => new(open, open, description);

    /// <summary>A context of its own for one piece of work; it does not track what it reads.</summary>
    public WarehouseContext Open() => Untracked(open());

    /// <summary>The same for the read model of a server, which takes little memory beside what it keeps itself.</summary>
    internal WarehouseContext OpenToRead() => Untracked(openToRead());

    private static WarehouseContext Untracked(WarehouseContext context)
    {
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return context;
    }
}
