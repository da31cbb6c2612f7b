using Microsoft.Data.SqlClient;
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
        var file = FileIn(directory);
        var work = OnSqlite(file, SqliteOpenMode.ReadWriteCreate, SqliteTuning.ForWork);
        var reading = OnSqlite(file, SqliteOpenMode.ReadWriteCreate, SqliteTuning.ForReading);
        return new(() => new SqliteWarehouse(work), () => new SqliteWarehouse(reading), file);
    }

    /// <summary>The SQLite warehouse of a folder, opened so that no statement can change it; null if the folder has none.</summary>
    /// <remarks>SQLite itself may write: it takes back what a killed command left, and removes its log's files, which a connection that may not would leave.</remarks>
    public static WarehouseLocation? ToInspect(string directory)
    {
        var file = FileIn(directory);
        var options = OnSqlite(file, SqliteOpenMode.ReadWrite, SqliteTuning.ForLooking);
        return File.Exists(file) ? Through(() => new SqliteWarehouse(options), file) : null;
    }

    /// <summary>A warehouse on SQL Server.</summary>
    /// <param name="connectionString">As SqlClient takes it; it names the database.</param>
    /// <exception cref="DataException"><c>CONNECTION_STRING_INVALID</c>, or <c>BAD_SETTING</c>: <see cref="SqlServerBatchSize"/>.</exception>
    public static WarehouseLocation OnSqlServer(string connectionString)
    {
        DemandDatabase(connectionString);
        var batchSize = SqlServerBatchSize.Chosen;
        var options = new DbContextOptionsBuilder<SqlServerWarehouse>()
            .UseSqlServer(
                connectionString,
                server =>
                {
                    if (batchSize is { } size)
                    {
                        server.MaxBatchSize(size);
                    }
                }
            )
            .Options;
        return Through(() => new SqlServerWarehouse(options), "SQL Server");
    }

    /// <summary>Without a database's name, the tables would go wherever the login begins, often to <c>master</c>. The string holds secrets, so no message repeats it.</summary>
    private static void DemandDatabase(string connectionString)
    {
        string database;
        try
        {
            database = new SqlConnectionStringBuilder(connectionString).InitialCatalog;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            throw new DataException(
                "CONNECTION_STRING_INVALID",
                $"The warehouse's connection string is none that SQL Server's client takes: {fault.Message.ReplaceLineEndings(" ")}"
            );
        }

        if (database.Length == 0)
        {
            throw new DataException("CONNECTION_STRING_INVALID", "The warehouse's connection string names no database; add Database=….");
        }
    }

    /// <summary>A warehouse that is opened in another way, such as with an ear on what is sent to it.</summary>
    internal static WarehouseLocation Through(Func<WarehouseContext> open, string description) => new(open, open, description);

    /// <summary>A context of its own for one piece of work; it does not track what it reads.</summary>
    public WarehouseContext Open() => Untracked(open());

    /// <summary>The same for the read model of a server, which takes little memory beside what it keeps itself.</summary>
    internal WarehouseContext OpenToRead() => Untracked(openToRead());

    private static string FileIn(string directory) => Path.Combine(directory, "warehouse.db");

    private static DbContextOptions<SqliteWarehouse> OnSqlite(string file, SqliteOpenMode mode, SqliteTuning tuning)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            DefaultTimeout = 60,
        };
        return new DbContextOptionsBuilder<SqliteWarehouse>().UseSqlite(connection.ToString()).AddInterceptors(tuning).Options;
    }

    private static WarehouseContext Untracked(WarehouseContext context)
    {
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return context;
    }
}
