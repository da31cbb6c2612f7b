using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Warehouse;

/// <summary>Inserts what a query makes without its rows leaving the database: <c>INSERT … SELECT</c> around the statement that EF Core writes for the query.</summary>
internal static class InsertSelect
{
    /// <summary>Inserts the rows into the entity's table within the context's current transaction; returns how many.</summary>
    /// <param name="db">The warehouse.</param>
    /// <param name="query">Ends with <c>select new T { … }</c>, which names every column that is to be set.</param>
    /// <param name="cancellation">Stops; nothing of the current transaction may be kept then.</param>
    public static async Task<int> ExecuteAsync<T>(WarehouseContext db, IQueryable<T> query, CancellationToken cancellation)
        where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        // EF Core's select list has the order in which the members are set.
        var columns = MembersOf<T>(query.Expression).Select(member => $"\"{entity.FindProperty(member)!.GetColumnName()}\"");
        await using var select = query.CreateDbCommand();
        var parameters = select.Parameters.Cast<DbParameter>().ToArray();
        select.Parameters.Clear();
        var statement = $"INSERT INTO {entity.GetTableName()} ({string.Join(", ", columns)})\n{select.CommandText}";
        return await db.Database.ExecuteSqlRawAsync(statement, parameters, cancellation);
    }

    private static IEnumerable<string> MembersOf<T>(Expression query) =>
        query is MethodCallExpression call
        && call.Arguments[^1] is UnaryExpression { Operand: LambdaExpression { Body: MemberInitExpression made } }
        && made.Type == typeof(T)
            ? made.Bindings.Select(binding => binding.Member.Name)
            : throw new ArgumentException($"The query does not end with 'select new {typeof(T).Name} {{ … }}'.", nameof(query));
}
