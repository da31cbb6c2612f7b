using System.Collections.Concurrent;
using Kpi.Data.Warehouse;
using Microsoft.Data.SqlClient;

namespace Kpi.Data.Tests;

/// <summary>An empty database with a name of its own on a SQL Server, dropped after the test.</summary>
internal sealed class ServerDatabase : IAsyncDisposable
{
    // sys.messages 3702: the database is in use. Sessions that a test has closed take a moment to end.
    private const int InUse = 3702;

    // A server that does not answer is waited for once and not in every test.
    private static readonly ConcurrentDictionary<string, string> Unusable = new(StringComparer.Ordinal);

    // Every new database is a copy of "model", which a server gives to one at a time; a second one would be refused (sys.messages 1807).
    private static readonly SemaphoreSlim Making = new(1, 1);

    private readonly string server;
    private readonly string name;
    private readonly string connection;

    private ServerDatabase(string server)
    {
        name = $"kpi_test_{Guid.NewGuid():N}";
        this.server = new SqlConnectionStringBuilder(server) { InitialCatalog = "master" }.ConnectionString;
        connection = new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ConnectionString;
    }

    public WarehouseLocation Location => WarehouseLocation.OnSqlServer(connection);

    /// <summary>Makes the database; where that cannot be, the test fails with one sentence that says why.</summary>
    /// <param name="server">A connection string; the database that it names does not matter.</param>
    public static async Task<ServerDatabase> CreateAsync(string server)
    {
        if (Unusable.TryGetValue(server, out var known))
        {
            Assert.Fail(known);
        }

        try
        {
            var database = new ServerDatabase(server);
            await Emulations.SuitAsync(database.server);
            await database.MakeAsync();
            return database;
        }
        catch (Exception cannot) when (cannot is SqlException or ArgumentException)
        {
            Unusable[server] =
                $"{WarehouseProviders.Variable} names no SQL Server on which a database can be made: {cannot.Message.ReplaceLineEndings(" ")} "
                + "Correct the connection string, or unset the variable to test on SQLite alone.";
            Assert.Fail(Unusable[server]);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using (var pooled = new SqlConnection(connection))
        {
            SqlConnection.ClearPool(pooled);
        }

        await Eventually.Holds(TryDropAsync);
    }

    private async Task<bool> TryDropAsync()
    {
        try
        {
            await ExecuteAsync($"DROP DATABASE [{name}]");
            return true;
        }
        catch (SqlException inUse) when (inUse.Number == InUse)
        {
            return false;
        }
    }

    private async Task MakeAsync()
    {
        await Making.WaitAsync();
        try
        {
            await ExecuteAsync($"CREATE DATABASE [{name}]");
        }
        finally
        {
            Making.Release();
        }
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var session = new SqlConnection(server);
        await session.OpenAsync();
        await using var command = session.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}
