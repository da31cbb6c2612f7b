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
    private const int ChunksInFlight = 4;
    private static readonly string[] Marks = [StageSql.Sequence, StageSql.File, StageSql.Line, StageSql.Quiet];

    private readonly Channel<List<Staged<T>>> chunks = Channel.CreateBounded<List<Staged<T>>>(ChunksInFlight);
    private readonly List<StagedPlace> repeated = [];
    private readonly CancellationToken cancellation;
    private readonly Task writing;

    /// <param name="context">The warehouse; its connection is open and in a transaction.</param>
    /// <param name="table">The entity's table.</param>
    /// <param name="sql">Says what the table to write to is called.</param>
    /// <param name="fills">That is the fact table itself, which takes the first row of each key.</param>
    /// <param name="cancellation">Stops.</param>
    public StageWriter(WarehouseContext context, StoredTable<T> table, StageSql sql, bool fills, CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        writing = context.Database.GetDbConnection() switch
        {
            SqliteConnection sqlite => Task.Run(() => WriteAsync(fills ? Fill(sqlite, table) : Insert(sqlite, table, sql)), cancellation),
            SqlConnection server => Task.Run(() => WriteAsync(server, context.Database.CurrentTransaction, table, sql), cancellation),
            var other => throw new NotSupportedException($"No staging for {other.GetType().Name}."),
        };
    }

    /// <summary>The rows that a filled fact table did not take.</summary>
    public IReadOnlyList<StagedPlace> Repeated => repeated;

    /// <summary>Hands over rows; waits while others wait to be written.</summary>
    public async ValueTask SendAsync(List<Staged<T>> chunk)
    {
        if (writing.IsCompleted)
        {
            await writing;
        }

        await chunks.Writer.WriteAsync(chunk, cancellation);
    }

    /// <summary>Waits until everything is written; throws what writing threw.</summary>
    public async Task CompleteAsync()
    {
        chunks.Writer.Complete();
        await writing;
    }

    public async ValueTask DisposeAsync()
    {
        chunks.Writer.TryComplete();
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static SqliteInsert<Staged<T>> Insert(SqliteConnection connection, StoredTable<T> table, StageSql sql) =>
        new(
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

    private SqliteInsert<Staged<T>> Fill(SqliteConnection connection, StoredTable<T> table) =>
        new(
            connection,
            table.Name,
            [.. table.Columns.Select(column => column.Name)],
            (row, statement) => table.Bind(row.Row, statement),
            row => repeated.Add(new(row.Sequence, row.File, row.Line, row.Quiet))
        );

    private async Task WriteAsync(SqliteInsert<Staged<T>> insert)
    {
        using (insert)
        {
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
    }

    private async Task WriteAsync(SqlConnection connection, IDbContextTransaction? transaction, StoredTable<T> table, StageSql sql)
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
