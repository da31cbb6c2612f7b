using System.Globalization;
using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kpi.Data.Tests;

/// <summary>Every row of the dimensions, the facts and the mart as text, the same on every database that holds the same.</summary>
internal static class StoredRows
{
    private static readonly string[] Kinds = ["dim_", "fact_", "mart_"];

    /// <summary>One line a row: its table and its values, in order of the text. When a month was measured (mart_month) is no part of it.</summary>
    public static IReadOnlyList<string> Of(WarehouseLocation warehouse)
    {
        using var db = warehouse.Open();
        var tables = db
            .Model.GetEntityTypes()
            .Where(entity => Kinds.Any(kind => entity.GetTableName()!.StartsWith(kind, StringComparison.Ordinal)))
            .Where(entity => entity.ClrType != typeof(MartMonth));
        return [.. tables.SelectMany(entity => Rows(db, entity)).Order(StringComparer.Ordinal)];
    }

    private static List<string> Rows(WarehouseContext db, IEntityType entity)
    {
        var properties = entity.GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal).ToList();
        var set =
            (IQueryable<object>)
                typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!.MakeGenericMethod(entity.ClrType).Invoke(db, null)!;
        return set.AsEnumerable()
            .Select(row =>
                $"{entity.GetTableName()}: {string.Join('|', properties.Select(property => Text(property.GetGetter().GetClrValue(row))))}"
            )
            .ToList();
    }

    private static string Text(object? value) =>
        value switch
        {
            DateTime instant => instant.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
