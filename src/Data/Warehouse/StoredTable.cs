using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kpi.Data.Warehouse;

/// <summary>An entity's table as bulk statements need it: names, types and keys of its columns, and how to read a row's stored values.</summary>
internal sealed class StoredTable<T>
    where T : class
{
    private StoredTable(IEntityType entity)
    {
        Name = entity.GetTableName()!;
        var key = entity.FindPrimaryKey()!.Properties;
        Columns = [.. entity.GetProperties().Select(property => StoredColumn.Of(property, key.Contains(property)))];
        Bind = Binder([.. entity.GetProperties()]);
    }

    public string Name { get; }

    public IReadOnlyList<StoredColumn> Columns { get; }

    /// <summary>Binds a row's values, column by column, to a statement of SQLite; compiled once, because it runs for every row.</summary>
    public Action<T, SqliteStatement> Bind { get; }

    public static StoredTable<T> Of(WarehouseContext context) => new(context.Model.FindEntityType(typeof(T))!);

    public StoredColumn Column(string property) => Columns.First(column => column.Property == property);

    private static Action<T, SqliteStatement> Binder(IReadOnlyList<IProperty> properties)
    {
        var row = Expression.Parameter(typeof(T));
        var statement = Expression.Parameter(typeof(SqliteStatement));
        return Expression
            .Lambda<Action<T, SqliteStatement>>(
                Expression.Block(properties.Select(property => Binding(property, row, statement))),
                row,
                statement
            )
            .Compile();
    }

    private static Expression Binding(IProperty property, Expression row, Expression statement)
    {
        Expression value = Expression.Property(row, property.PropertyInfo!);
        if (Nullable.GetUnderlyingType(property.ClrType) is null)
        {
            return Bound(value, statement);
        }

        return Expression.IfThenElse(
            Expression.Property(value, "HasValue"),
            Bound(Expression.Property(value, "Value"), statement),
            Expression.Call(statement, nameof(SqliteStatement.BindNull), null)
        );
    }

    private static MethodCallExpression Bound(Expression value, Expression statement)
    {
        // SQLite keeps flags, enumerations and whole numbers alike.
        if (value.Type == typeof(bool))
        {
            value = Expression.Condition(value, Expression.Constant(1L), Expression.Constant(0L));
        }
        else if (value.Type.IsEnum || value.Type == typeof(int))
        {
            value = Expression.Convert(value, typeof(long));
        }

        var bind = typeof(SqliteStatement).GetMethod(nameof(SqliteStatement.Bind), [value.Type]);
        return Expression.Call(statement, bind ?? throw new NotSupportedException($"No bulk load for {value.Type}."), value);
    }
}

/// <summary>A column of a stored table.</summary>
/// <param name="Property">The entity's property.</param>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Its type in the database.</param>
/// <param name="ClrType">The type of its stored values.</param>
/// <param name="IsNullable">Whether it may be empty.</param>
/// <param name="IsKey">Whether it is part of the primary key.</param>
/// <param name="IsEnum">Whether its numbers stand for words.</param>
/// <param name="Read">A row's stored value.</param>
internal sealed record StoredColumn(
    string Property,
    string Name,
    string Type,
    Type ClrType,
    bool IsNullable,
    bool IsKey,
    bool IsEnum,
    Func<object, object?> Read
)
{
    /// <summary>Whether it can be summed, or has an earliest and a latest: numbers but those that stand for words, rows or months, and points in time.</summary>
    public bool IsTotalled =>
        ClrType == typeof(double)
        || ClrType == typeof(DateTime)
        || (
            ClrType == typeof(int)
            && !IsEnum
            && !Property.EndsWith("Id", StringComparison.Ordinal)
            && !Property.EndsWith("Month", StringComparison.Ordinal)
            && !IsKey
        );

    public static StoredColumn Of(IProperty property, bool isKey)
    {
        var getter = property.GetGetter();
        var converter = property.GetTypeMapping().Converter;
        var type = converter?.ProviderClrType ?? property.ClrType;
        return new(
            property.Name,
            property.GetColumnName(),
            property.GetColumnType(),
            Nullable.GetUnderlyingType(type) ?? type,
            property.IsNullable,
            isKey,
            (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum,
            row => getter.GetClrValue(row) is { } value ? (converter is null ? value : converter.ConvertToProvider(value)) : null
        );
    }
}
