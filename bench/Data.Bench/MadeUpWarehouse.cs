using System.Diagnostics;
using System.Globalization;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Bench;

/// <summary>
/// A warehouse of any size in a temporary folder, filled by SQLite itself from a series of numbers, the same every time. It goes with the
/// object.
/// </summary>
internal sealed class MadeUpWarehouse : IDisposable
{
    public const int Outlets = 2000;
    public const int Tiers = 5;

    private const int FirstOutlet = 122;

    private MadeUpWarehouse()
    {
        Folder = Directory.CreateTempSubdirectory("kpi-bench-").FullName;
        Location = WarehouseLocation.InDirectory(Folder);
    }

    public string Folder { get; }

    public WarehouseLocation Location { get; }

    /// <summary>A connection with the room that the product's own have.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Location.Description};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 268435456;");
        return connection;
    }

    /// <summary>The tables and the branches: headquarters, 20 provinces, 100 cities, 2,000 outlets.</summary>
    public static async Task<MadeUpWarehouse> CreateAsync()
    {
        var made = new MadeUpWarehouse();
        await using (var db = made.Location.Open())
        {
            await db.Database.MigrateAsync();
        }

        using var connection = made.Connect();
        Execute(
            connection,
            $"""
            {Series(FirstOutlet + Outlets - 1)}
            INSERT INTO dim_branch (id, code, parent_id, level, name_zh, name_en, is_second_generation)
            SELECT i, printf('B%04d', i),
              CASE WHEN i = 1 THEN NULL WHEN i <= 21 THEN 1 WHEN i < {FirstOutlet} THEN 2 + i % 20 ELSE 22 + i % 100 END,
              CASE WHEN i = 1 THEN 0 WHEN i <= 21 THEN 1 WHEN i < {FirstOutlet} THEN 2 ELSE 3 END,
              printf('网点%04d', i), printf('Branch %04d', i), 0
            FROM series
            """
        );
        return made;
    }

    /// <summary>
    /// Customers, of whom a third changed tier or branch half-way and a percent leave each month; each month contacts for a quarter of
    /// them, moments for 2%, surveys for 1%, warnings for 0.5%, cases for 0.3%, complaints for 0.2%; and the base of every month.
    /// </summary>
    /// <param name="customers">How many.</param>
    /// <param name="months">For which customers join, change and leave.</param>
    /// <param name="eventful">Of how many of them, the last ones, there is more than that; the customers are the same however many.</param>
    public void AddFacts(int customers, IReadOnlyList<Month> months, int eventful)
    {
        using var connection = Connect();
        Execute(connection, $"PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; {Series(customers)}");
        Execute(connection, Sentences.Customers, ("first", Start(months[0])), ("half", Start(months[months.Count / 2])));
        for (var i = 0; i < months.Count; i++)
        {
            Execute(
                connection,
                i < months.Count - eventful ? Sentences.Departures : Sentences.Departures + Sentences.Month,
                ("start", Start(months[i])),
                ("day", months[i].FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                ("number", months[i].ToNumber()),
                ("nth", i)
            );
        }

        Execute(connection, "ANALYZE; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;");
    }

    /// <summary>A mart in which every outlet has a row of every family and tier in each month, and two of each family of durations.</summary>
    /// <returns>Rows a month.</returns>
    public long AddMart(IReadOnlyList<Month> months)
    {
        using var connection = Connect();
        Execute(connection, $"PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; {Series(Outlets * Tiers * 2)}");
        foreach (var table in MartTables.All)
        {
            foreach (var month in months)
            {
                Execute(connection, table.Fill(FirstOutlet, Outlets, Tiers), ("month", month.ToNumber()));
            }
        }

        foreach (var month in months)
        {
            Execute(
                connection,
                "INSERT INTO mart_month (month, refreshed_at, version) VALUES (@month, '2026-01-01 00:00:00', 1)",
                ("month", month.ToNumber())
            );
        }

        return MartTables.All.Sum(table =>
            (long)Scalar(connection, $"SELECT COUNT(*) FROM {table.Name} WHERE month = {months[0].ToNumber()}")
        );
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Runs statements; returns the seconds they took.</summary>
    public static double Execute(SqliteConnection connection, string statements, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = statements;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue($"@{name}", value);
        }

        var watch = Stopwatch.GetTimestamp();
        command.ExecuteNonQuery();
        return Stopwatch.GetElapsedTime(watch).TotalSeconds;
    }

    /// <summary>The instant at which a month starts, as the warehouse writes it.</summary>
    public static string Start(Month month) =>
        BusinessClock.Default.StartOf(month).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A query's one value.</summary>
    public static object Scalar(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar()!;
    }

    private static string Series(int count) =>
        $"""
            CREATE TEMP TABLE series (i INTEGER PRIMARY KEY);
            WITH RECURSIVE counted (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM counted WHERE i < {count}) INSERT INTO series SELECT i FROM counted;
            """;
}
