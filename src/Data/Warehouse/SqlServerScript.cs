using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kpi.Data.Warehouse;

/// <summary>The T-SQL that brings an empty SQL Server database to the current model, migration by migration; running it again changes nothing.</summary>
public static class SqlServerScript
{
    /// <summary>The script; no server is asked.</summary>
    public static string Create()
    {
        using var context = WarehouseLocation.OnSqlServer("Server=none").Open();
        return context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
    }
}
