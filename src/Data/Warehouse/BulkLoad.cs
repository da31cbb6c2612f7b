using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kpi.Data.Warehouse;

/// <summary>Inserts many rows by the provider's fast path, within the context's current transaction: SqlBulkCopy on SQL Server, prepared inserts of many rows on SQLite.</summary>
public static class BulkLoad
{
    /// <summary>Inserts the rows as they come, holding no more than one batch; returns how many.</summary>
    /// <exception cref="DbException">A row breaks a key or a constraint; nothing of the current transaction may be kept.</exception>
    public static async Task<long> InsertAsync<T>(WarehouseContext context, IAsyncEnumerable<T> rows, CancellationToken cancellation)
        where T : class
    {
        var table = StoredTable<T>.Of(context);
        await context.Database.OpenConnectionAsync(cancellation);
        try
        {
            return context.Database.GetDbConnection() switch
            {
                SqliteConnection sqlite => await InsertAsync(sqlite, table, rows, cancellation),
                SqlConnection server => await InsertAsync(server, context.Database.CurrentTransaction, table, rows, cancellation),
                var other => throw new NotSupportedException($"No bulk load for {other.GetType().Name}."),
            };
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }

    /// <inheritdoc cref="InsertAsync{T}(WarehouseContext, IAsyncEnumerable{T}, CancellationToken)"/>
    public static Task<long> InsertAsync<T>(WarehouseContext context, IEnumerable<T> rows, CancellationToken cancellation)
        where T : class => InsertAsync(context, rows.ToAsyncEnumerable(), cancellation);

    private static async Task<long> InsertAsync<T>(
        SqliteConnection connection,
        StoredTable<T> table,
        IAsyncEnumerable<T> rows,
        CancellationToken cancellation
    )
        where T : class
    {
        using var insert = new SqliteInsert<T>(connection, table.Name, [.. table.Columns.Select(column => column.Name)], table.Bind);
        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            insert.Add(row);
            count++;
        }

        insert.Flush();
        return count;
    }

    private static async Task<long> InsertAsync<T>(
        SqlConnection connection,
        IDbContextTransaction? transaction,
        StoredTable<T> table,
        IAsyncEnumerable<T> rows,
        CancellationToken cancellation
    )
        where T : class
    {
        var columns = table.Columns.Select(column => (column.Name, column.ClrType, column.Read));
        using var copy = new SqlServerCopy(connection, (SqlTransaction?)transaction?.GetDbTransaction(), table.Name, columns);
        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            await copy.AddAsync(row, cancellation);
            count++;
        }

        await copy.FlushAsync(cancellation);
        return count;
    }
}
