using System.Data;
using Microsoft.Data.SqlClient;

namespace Kpi.Data.Warehouse;

/// <summary>Copies rows into one table of SQL Server by SqlBulkCopy, holding no more than one batch.</summary>
internal sealed class SqlServerCopy : IDisposable
{
    private const int RowsPerBatch = 20_000;
    private readonly SqlBulkCopy copy;
    private readonly DataTable batch = new();
    private readonly Func<object, object?>[] reads;

    public SqlServerCopy(
        SqlConnection connection,
        SqlTransaction? transaction,
        string table,
        IEnumerable<(string Name, Type Type, Func<object, object?> Read)> columns
    )
    {
        copy = new(connection, SqlBulkCopyOptions.CheckConstraints, transaction) { DestinationTableName = table, BulkCopyTimeout = 0 };
        var all = columns.ToList();
        foreach (var (name, type, _) in all)
        {
            batch.Columns.Add(name, type == typeof(DateOnly) ? typeof(DateTime) : type);
            copy.ColumnMappings.Add(name, name);
        }

        reads = [.. all.Select(column => column.Read)];
    }

    public async Task AddAsync(object row, CancellationToken cancellation)
    {
        batch.Rows.Add([.. reads.Select(read => Stored(read(row)))]);
        if (batch.Rows.Count == RowsPerBatch)
        {
            await FlushAsync(cancellation);
        }
    }

    public async Task FlushAsync(CancellationToken cancellation)
    {
        if (batch.Rows.Count > 0)
        {
            await copy.WriteToServerAsync(batch, cancellation);
            batch.Clear();
        }
    }

    /// <summary>A value as a DataTable and a bulk copy of any version take it.</summary>
    private static object Stored(object? value) =>
        value switch
        {
            null => DBNull.Value,
            DateOnly day => day.ToDateTime(TimeOnly.MinValue),
            _ => value,
        };

    public void Dispose()
    {
        ((IDisposable)copy).Dispose();
        batch.Dispose();
    }
}
