using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kpi.Data.Warehouse;

/// <summary>The T-SQL that brings an empty SQL Server database to the current model, migration by migration; running it again changes nothing.</summary>
public static class SqlServerScript
{
    // EF Core sets it for a database that it makes itself; one that was made by hand needs it said.
    private const string Preamble =
        "-- Readers see what was committed last instead of waiting for a refresh.\n"
        + "ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;\nGO\n\n";

    /// <summary>The script; no server is asked.</summary>
    public static string Create()
    {
        using var context = WarehouseLocation.OnSqlServer("Server=none;Database=none").Open();
        return Preamble + context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
    }
}
