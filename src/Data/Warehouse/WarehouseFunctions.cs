using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kpi.Data.Warehouse;

/// <summary>What the databases can compute and LINQ has no word for.</summary>
internal static class WarehouseFunctions
{
    /// <summary>Whole seconds from one UTC instant to another; only within a query.</summary>
    public static long SecondsBetween(DateTime from, DateTime to) =>
        throw new NotSupportedException($"Only a database computes this, {from:O} to {to:O}.");

    /// <summary>The day of a UTC instant in a zone so many minutes ahead, as 20261031; only within a query.</summary>
    public static int LocalDay(DateTime utc, int zoneMinutes) =>
        throw new NotSupportedException($"Only a database computes this, {utc:O} and {zoneMinutes}.");

    public static void Map(ModelBuilder model, bool isSqlServer)
    {
        var day = model.HasDbFunction(typeof(WarehouseFunctions).GetMethod(nameof(LocalDay))!);
        day.HasTranslation(isSqlServer ? DayOnSqlServer : DayOnSqlite);
        var seconds = model.HasDbFunction(typeof(WarehouseFunctions).GetMethod(nameof(SecondsBetween))!);
        seconds.HasTranslation(isSqlServer ? SecondsOnSqlServer : SecondsOnSqlite);
    }

    private static SqlFunctionExpression SecondsOnSqlServer(IReadOnlyList<SqlExpression> instants) =>
        new SqlFunctionExpression(
            "DATEDIFF_BIG",
            [new SqlFragmentExpression("second"), instants[0], instants[1]],
            nullable: true,
            argumentsPropagateNullability: [false, true, true],
            typeof(long),
            typeMapping: null
        );

    private static SqlBinaryExpression SecondsOnSqlite(IReadOnlyList<SqlExpression> instants) =>
        new SqlBinaryExpression(
            System.Linq.Expressions.ExpressionType.Subtract,
            Epoch(instants[1]),
            Epoch(instants[0]),
            typeof(long),
            null
        );

    private static SqlFunctionExpression Epoch(SqlExpression instant) =>
        new("unixepoch", [instant], nullable: true, argumentsPropagateNullability: [true], typeof(long), typeMapping: null);

    // Style 112 is yyyymmdd.
    private static SqlFunctionExpression DayOnSqlServer(IReadOnlyList<SqlExpression> arguments) =>
        Function<int>(
            "CONVERT",
            new SqlFragmentExpression("int"),
            Function<string>(
                "CONVERT",
                new SqlFragmentExpression("char(8)"),
                Function<DateTime>("DATEADD", new SqlFragmentExpression("minute"), arguments[1], arguments[0]),
                new SqlFragmentExpression("112")
            )
        );

    private static SqlUnaryExpression DayOnSqlite(IReadOnlyList<SqlExpression> arguments) =>
        new(
            System.Linq.Expressions.ExpressionType.Convert,
            Function<string>(
                "strftime",
                new SqlFragmentExpression("'%Y%m%d'"),
                arguments[0],
                Function<string>("printf", new SqlFragmentExpression("'%d minutes'"), arguments[1])
            ),
            typeof(int),
            MappingOf(typeof(int))
        );

    private static SqlFunctionExpression Function<T>(string name, params SqlExpression[] arguments) =>
        new(name, arguments, nullable: true, arguments.Select(_ => false), typeof(T), MappingOf(typeof(T)));

    private static RelationalTypeMapping MappingOf(Type type) =>
        type == typeof(string) ? new StringTypeMapping("TEXT", System.Data.DbType.String)
        : type == typeof(int) ? new IntTypeMapping("INTEGER")
        : new DateTimeTypeMapping("datetime2");
}
