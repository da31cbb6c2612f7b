using System.Collections.Concurrent;
using Microsoft.Data.SqlClient;

namespace Kpi.Data.Tests;

/// <summary>
/// Babelfish speaks T-SQL but knows no columnstore, no bulk copy into temporary tables, and not everything that EF Core writes for many rows at once. The tests
/// set what its operator would set; what the environment sets already stays.
/// </summary>
internal static class Emulations
{
    private static readonly ConcurrentDictionary<string, Lazy<Task>> Suited = new(StringComparer.Ordinal);

    public static Task SuitAsync(string server) => Suited.GetOrAdd(server, _ => new(() => SuitOnceAsync(server))).Value;

    private static async Task SuitOnceAsync(string server)
    {
        await using var session = new SqlConnection(server);
        await session.OpenAsync();
        await using var command = session.CreateCommand();
        command.CommandText = "SELECT @@VERSION";
        if (!((string)(await command.ExecuteScalarAsync())!).Contains("Babelfish", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        foreach (
            var (variable, value) in new[]
            {
                ("KPI_SQLSERVER_STORAGE", "rowstore"),
                ("KPI_SQLSERVER_STAGING", "tables"),
                ("Warehouse__MaxBatchSize", "1"),
            }
        )
        {
            Environment.SetEnvironmentVariable(variable, Environment.GetEnvironmentVariable(variable) ?? value);
        }
    }
}
