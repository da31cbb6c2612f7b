using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kpi.Data.Warehouse;

/// <summary>An entity's table as bulk statements need it: names, types and keys of its columns, and how to read a row's stored values.</summary>
internal sealed class StoredTable<T>
    where T : class
{
    // What binds a row is compiled, which takes longer than to insert a small family of the mart.
    private static readonly ConditionalWeakTable<IEntityType, StoredTable<T>> Known = [];

    private StoredTable(IEntityType entity)
    {
        Name = entity.GetTableName()!;
        var key = entity.FindPrimaryKey()!.Properties;
        Columns = [.. entity.GetProperties().Select(property => StoredColumn.Of(property, key.Contains(property)))];
        Keys = [.. Columns.Where(column => column.IsKey)];
        Bind = Binder([.. entity.GetProperties()]);
    }

    public string Name { get; }

    public IReadOnlyList<StoredColumn> Columns { get; }

    /// <summary>The columns of the primary key.</summary>
    public IReadOnlyList<StoredColumn> Keys { get; }

    /// <summary>Binds a row's values, column by column, to a statement of SQLite; compiled once, because it runs for every row.</summary>
    public Action<T, SqliteStatement> Bind { get; }

    public static StoredTable<T> Of(WarehouseContext context) =>
        Known.GetValue(context.Model.FindEntityType(typeof(T))!, entity => new(entity));

    /// <summary>Whether every row's key comes after that of the row before, as the database orders them.</summary>
    public bool Ascends(IEnumerable<T> rows)
    {
        T? last = null;
        foreach (var row in rows)
        {
            if (last is not null && Keys.Select(key => key.Compare(last, row)).FirstOrDefault(order => order != 0) >= 0)
            {
                return false;
            }

            last = row;
        }

        return true;
    }

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
        ClrType == typeof(double) || ClrType == typeof(DateTime) || (ClrType == typeof(int) && !IsEnum && !NamesRowOrMonth && !IsKey);

    private bool NamesRowOrMonth =>
        Property.EndsWith("Id", StringComparison.Ordinal)
        || Property.EndsWith("Month", StringComparison.Ordinal)
        || Property.StartsWith("Branch", StringComparison.Ordinal);

    /// <summary>How two rows are ordered by the column; texts by their bytes, as SQLite orders them.</summary>
    public int Compare(object left, object right) =>
        Read(left) is string text
            ? string.CompareOrdinal(text, (string?)Read(right))
            : Comparer<object>.Default.Compare(Read(left), Read(right));

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
