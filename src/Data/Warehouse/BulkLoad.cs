using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kpi.Data.Warehouse;

/// <summary>Inserts many rows by the provider's fast path, within the context's current transaction: SqlBulkCopy on SQL Server, one prepared statement on SQLite.</summary>
public static class BulkLoad
{
    private const int RowsPerBatch = 100_000;

    /// <summary>Inserts the rows as they come, holding no more than one batch; returns how many.</summary>
    /// <exception cref="DbException">A row breaks a key or a constraint; nothing of the current transaction may be kept.</exception>
    public static async Task<long> InsertAsync<T>(WarehouseContext context, IAsyncEnumerable<T> rows, CancellationToken cancellation)
        where T : class
    {
        var columns = Column.Of(context.Model.FindEntityType(typeof(T))!);
        await context.Database.OpenConnectionAsync(cancellation);
        try
        {
            return context.Database.GetDbConnection() switch
            {
                SqliteConnection sqlite => await InsertAsync(sqlite, context.Database.CurrentTransaction, columns, rows, cancellation),
                SqlConnection server => await InsertAsync(server, context.Database.CurrentTransaction, columns, rows, cancellation),
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
        IDbContextTransaction? transaction,
        Column[] columns,
        IAsyncEnumerable<T> rows,
        CancellationToken cancellation
    )
        where T : class
    {
        await using var command = connection.CreateCommand();
        command.Transaction = (SqliteTransaction?)transaction?.GetDbTransaction();
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        var values = string.Join(", ", columns.Select((_, i) => $"$p{i}"));
        command.CommandText = $"INSERT INTO {columns[0].Table} ({names}) VALUES ({values})";
        var parameters = columns.Select((_, i) => command.Parameters.Add(new SqliteParameter($"$p{i}", null))).ToArray();
        command.Prepare();

        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            for (var i = 0; i < columns.Length; i++)
            {
                parameters[i].Value = columns[i].Read(row) ?? DBNull.Value;
            }

            // SQLite has no asynchronous I/O: the awaiting variant would only cost.
            command.ExecuteNonQuery();
            count++;
        }

        return count;
    }

    private static async Task<long> InsertAsync<T>(
        SqlConnection connection,
        IDbContextTransaction? transaction,
        Column[] columns,
        IAsyncEnumerable<T> rows,
        CancellationToken cancellation
    )
        where T : class
    {
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.CheckConstraints, (SqlTransaction?)transaction?.GetDbTransaction())
        {
            DestinationTableName = columns[0].Table,
            BulkCopyTimeout = 0,
        };
        var table = new System.Data.DataTable();
        foreach (var column in columns)
        {
            table.Columns.Add(column.Name, column.Type);
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            table.Rows.Add([.. columns.Select(column => column.Read(row) ?? DBNull.Value)]);
            count++;
            if (table.Rows.Count == RowsPerBatch)
            {
                await copy.WriteToServerAsync(table, cancellation);
                table.Clear();
            }
        }

        if (table.Rows.Count > 0)
        {
            await copy.WriteToServerAsync(table, cancellation);
        }

        return count;
    }

    /// <summary>A column, and how to read its stored value from an entity.</summary>
    private sealed record Column(string Table, string Name, Type Type, Func<object, object?> Read)
    {
        public static Column[] Of(IEntityType entity)
        {
            var table = entity.GetTableName()!;
            return [.. entity.GetProperties().Select(property => Of(property, table))];
        }

        private static Column Of(IProperty property, string table)
        {
            var getter = property.GetGetter();
            var convert = property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider : null;
            var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
            return new(
                table,
                property.GetColumnName(),
                Nullable.GetUnderlyingType(type) ?? type,
                row => getter.GetClrValue(row) is { } value ? (convert is null ? value : convert(value)) : null
            );
        }
    }
}
