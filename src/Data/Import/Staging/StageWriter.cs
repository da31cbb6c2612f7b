using System.Threading.Channels;
using Kpi.Data.Warehouse;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kpi.Data.Import.Staging;

/// <summary>
/// Writes rows to a staging table while the next are being read: parsing and writing share the work between two cores.
/// Until it has ended, the connection is its own.
/// </summary>
internal sealed class StageWriter<T> : IAsyncDisposable
    where T : class
{
    private const int RowsPerChunk = 2_000;
    private const int ChunksInFlight = 4;
    private static readonly string[] Marks = [StageSql.Sequence, StageSql.File, StageSql.Line, StageSql.Quiet];

    private readonly Channel<List<Staged<T>>> chunks = Channel.CreateBounded<List<Staged<T>>>(ChunksInFlight);
    private readonly Task writing;
    private List<Staged<T>> chunk = new(RowsPerChunk);

    public StageWriter(WarehouseContext context, StoredTable<T> table, StageSql sql, CancellationToken cancellation)
    {
        writing = context.Database.GetDbConnection() switch
        {
            SqliteConnection sqlite => Task.Run(() => WriteAsync(sqlite, table, sql, cancellation), cancellation),
            SqlConnection server => Task.Run(
                () => WriteAsync(server, context.Database.CurrentTransaction, table, sql, cancellation),
                cancellation
            ),
            var other => throw new NotSupportedException($"No staging for {other.GetType().Name}."),
        };
    }

    public async ValueTask AddAsync(Staged<T> row, CancellationToken cancellation)
    {
        chunk.Add(row);
        if (chunk.Count == RowsPerChunk)
        {
            await SendAsync(cancellation);
        }
    }

    /// <summary>Waits until everything is written; throws what writing threw.</summary>
    public async Task CompleteAsync(CancellationToken cancellation)
    {
        await SendAsync(cancellation);
        chunks.Writer.Complete();
        await writing;
    }

    public async ValueTask DisposeAsync()
    {
        chunks.Writer.TryComplete();
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async ValueTask SendAsync(CancellationToken cancellation)
    {
        if (writing.IsCompleted)
        {
            await writing;
        }

        await chunks.Writer.WriteAsync(chunk, cancellation);
        chunk = new(RowsPerChunk);
    }

    private async Task WriteAsync(SqliteConnection connection, StoredTable<T> table, StageSql sql, CancellationToken cancellation)
    {
        using var insert = new SqliteInsert<Staged<T>>(
            connection,
            sql.Stage,
            [.. table.Columns.Select(column => column.Name), .. Marks],
            (row, statement) =>
            {
                table.Bind(row.Row, statement);
                statement.Bind(row.Sequence);
                statement.Bind((long)row.File);
                statement.Bind(row.Line);
                statement.Bind(row.Quiet ? 1L : 0L);
            }
        );
        try
        {
            await foreach (var rows in chunks.Reader.ReadAllAsync(cancellation))
            {
                foreach (var row in rows)
                {
                    insert.Add(row);
                }
            }

            insert.Flush();
        }
        catch (Exception fault)
        {
            // Whoever waits to hand over the next chunk must hear of it.
            chunks.Writer.TryComplete(fault);
            throw;
        }
    }

    private async Task WriteAsync(
        SqlConnection connection,
        IDbContextTransaction? transaction,
        StoredTable<T> table,
        StageSql sql,
        CancellationToken cancellation
    )
    {
        var columns = table.Columns.Select(column =>
            (column.Name, column.ClrType, (Func<object, object?>)(row => column.Read(((Staged<T>)row).Row)))
        );
        (string, Type, Func<object, object?>)[] marks =
        [
            (StageSql.Sequence, typeof(long), row => ((Staged<T>)row).Sequence),
            (StageSql.File, typeof(int), row => ((Staged<T>)row).File),
            (StageSql.Line, typeof(long), row => ((Staged<T>)row).Line),
            (StageSql.Quiet, typeof(bool), row => ((Staged<T>)row).Quiet),
        ];
        using var copy = new SqlServerCopy(connection, (SqlTransaction?)transaction?.GetDbTransaction(), sql.Stage, columns.Concat(marks));
        try
        {
            await foreach (var rows in chunks.Reader.ReadAllAsync(cancellation))
            {
                foreach (var row in rows)
                {
                    await copy.AddAsync(row, cancellation);
                }
            }

            await copy.FlushAsync(cancellation);
        }
        catch (Exception fault)
        {
            chunks.Writer.TryComplete(fault);
            throw;
        }
    }
}
