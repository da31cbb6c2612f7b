using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace Kpi.Data.Warehouse;

/// <summary>What the databases can compute and LINQ has no word for.</summary>
internal static class WarehouseFunctions
{
    /// <summary>Whole seconds from one UTC instant to another; only within a query.</summary>
    public static long SecondsBetween(DateTime from, DateTime to) =>
        throw new NotSupportedException($"Only a database computes this, {from:O} to {to:O}.");

    public static void Map(ModelBuilder model, bool isSqlServer)
    {
        var seconds = model.HasDbFunction(typeof(WarehouseFunctions).GetMethod(nameof(SecondsBetween))!);
        seconds.HasTranslation(isSqlServer ? OnSqlServer : OnSqlite);
    }

    private static SqlFunctionExpression OnSqlServer(IReadOnlyList<SqlExpression> instants) =>
        new SqlFunctionExpression(
            "DATEDIFF_BIG",
            [new SqlFragmentExpression("second"), instants[0], instants[1]],
            nullable: true,
            argumentsPropagateNullability: [false, true, true],
            typeof(long),
            typeMapping: null
        );

    private static SqlBinaryExpression OnSqlite(IReadOnlyList<SqlExpression> instants) =>
        new SqlBinaryExpression(
            System.Linq.Expressions.ExpressionType.Subtract,
            Epoch(instants[1]),
            Epoch(instants[0]),
            typeof(long),
            null
        );

    private static SqlFunctionExpression Epoch(SqlExpression instant) =>
        new("unixepoch", [instant], nullable: true, argumentsPropagateNullability: [true], typeof(long), typeMapping: null);
}
