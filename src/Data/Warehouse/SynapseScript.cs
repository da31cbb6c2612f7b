using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kpi.Data.Warehouse;

/// <summary>
/// The tables for an MPP engine that speaks T-SQL (Azure Synapse): rows are spread over its nodes by customer, dimensions lie on every
/// node, and there are no foreign keys, checks, indexes or enforced keys, which such an engine does not have.
/// </summary>
public static class SynapseScript
{
    /// <summary>The script; no server is asked.</summary>
    public static string Create()
    {
        using var context = WarehouseLocation.OnSqlServer("Server=none;Database=none").Open();
        var model = context.GetService<IDesignTimeModel>().Model;
        var script = new StringBuilder();
        foreach (var entity in model.GetEntityTypes().OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal))
        {
            Write(script, entity);
        }

        return script.ToString();
    }

    private static void Write(StringBuilder script, IEntityType entity)
    {
        var columns = entity
            .GetProperties()
            .OrderBy(property => property.GetColumnOrder() ?? 0)
            .Select(property =>
                $"    [{property.GetColumnName()}] {property.GetColumnType()}{CollationOf(property)} {(property.IsNullable ? "NULL" : "NOT NULL")}"
            );
        script.Append("CREATE TABLE [").Append(entity.GetTableName()).Append("] (\n");
        script.AppendJoin(",\n", columns);
        script
            .Append("\n)\nWITH (DISTRIBUTION = ")
            .Append(DistributionOf(entity))
            .Append(", ")
            .Append(StorageOf(entity))
            .Append(");\nGO\n\n");
    }

    private static string CollationOf(IProperty property) => property.GetCollation() is { } collation ? $" COLLATE {collation}" : "";

    /// <summary>What is joined by customer lies with the customer; small tables that others join lie everywhere.</summary>
    private static string DistributionOf(IEntityType entity) =>
        entity.ClrType == typeof(Customer) ? "HASH([id])"
        : entity.FindProperty("CustomerId") is { IsNullable: false } customer ? $"HASH([{customer.GetColumnName()}])"
        : entity.GetTableName()!.StartsWith("dim_", StringComparison.Ordinal) ? "REPLICATE"
        : "ROUND_ROBIN";

    /// <summary>A columnstore takes no text of unbounded length, and small tables gain nothing from one.</summary>
    private static string StorageOf(IEntityType entity)
    {
        var isFact = entity.GetTableName()!.StartsWith("fact_", StringComparison.Ordinal);
        var hasLongText = entity.GetProperties().Any(property => property.GetColumnType().Contains("(max)", StringComparison.Ordinal));
        return isFact && !hasLongText ? "CLUSTERED COLUMNSTORE INDEX" : "HEAP";
    }
}
