using System.Data.Common;
using Kpi.Data.Import.Targets;
using Kpi.Data.Warehouse;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kpi.Data.Import.Staging;

/// <summary>One target's rows between reading and loading: written as they come, freed of repeated keys, then merged into the fact table as a set.</summary>
internal sealed class Stage<T> : IAsyncDisposable
    where T : class
{
    // SQLite 19 and its extended code for a unique index; SQL Server's number for the same.
    private const int SqliteConstraint = 19;
    private const int ServerDuplicateKey = 1505;
    private const int RowsPerDelete = 500;
    private readonly WarehouseContext context;
    private readonly StoredTable<T> table;
    private readonly StageWriter<T> writer;
    private readonly CancellationToken cancellation;
    private long sequence;

    private Stage(WarehouseContext context, CancellationToken cancellation)
    {
        this.context = context;
        this.cancellation = cancellation;
        table = StoredTable<T>.Of(context);
        Sql = SqlOf(context);
        Execute(Sql.Create);
        writer = new(context, table, Sql, cancellation);
    }

    public StageSql Sql { get; }

    /// <summary>Rows staged so far, those removed again included.</summary>
    public long Count => sequence;

    /// <summary>Makes the staging table of an entity; the context's connection is open and in a transaction.</summary>
    public static Stage<T> Open(WarehouseContext context, CancellationToken cancellation) => new(context, cancellation);

    /// <summary>The statements for an entity on the context's database.</summary>
    public static StageSql SqlOf(WarehouseContext context)
    {
        var fact = StoredTable<T>.Of(context);
        var keys = fact.Columns.Where(column => column.IsKey).ToList();
        return context.Database.IsSqlite()
            ? new SqliteStageSql(fact.Name, fact.Columns, keys)
            : new SqlServerStageSql(fact.Name, fact.Columns, keys);
    }

    public ValueTask AddAsync(T row, int file, long line, bool quiet) =>
        writer.AddAsync(new(row, ++sequence, file, line, quiet), cancellation);

    /// <summary>Waits until all rows are written, and removes every row but the first of its key; returns those removed.</summary>
    public async Task<IReadOnlyList<StagedPlace>> CompleteAsync()
    {
        await writer.CompleteAsync(cancellation);
        try
        {
            Execute(Sql.CreateKeyIndex);
            return [];
        }
        catch (DbException fault)
            when (fault is SqliteException { SqliteErrorCode: SqliteConstraint } or SqlException { Number: ServerDuplicateKey })
        {
            var repeated = Query(Sql.Repeated, row => new StagedPlace(row.GetInt64(0), row.GetInt32(1), row.GetInt64(2), row.GetBoolean(3)))
                .ToList();
            Remove(repeated);
            Execute(Sql.CreateKeyIndex);
            return repeated;
        }
    }

    /// <summary>Takes rows out again.</summary>
    public void Remove(IEnumerable<StagedPlace> places)
    {
        foreach (var chunk in places.Select(place => place.Sequence).Chunk(RowsPerDelete))
        {
            Execute(Sql.RemoveStaged(chunk));
        }
    }

    /// <summary>What the staged rows add up to, column by column.</summary>
    public IReadOnlyList<ImportControl> Controls(string target)
    {
        var totalled = table.Columns.Where(column => column.IsTotalled).ToList();
        return totalled.Count == 0
            ? []
            : Query(Sql.Controls(totalled), row => totalled.Select((column, i) => Control(target, column, row, i * 3)).ToList()).Single();
    }

    /// <summary>Brings the rows into the fact table.</summary>
    /// <param name="touches">Which months a change of this target touches; told before anything is changed.</param>
    /// <param name="dirty">Takes the months.</param>
    public Merged Merge(Touches touches, DirtyMonths dirty)
    {
        if (!Scalar<bool>(Sql.Any))
        {
            dirty.Add(this, touches, table, wasEmpty: true);
            return new(Fill(), 0);
        }

        var unchanged = Execute(Sql.RemoveUnchanged);
        dirty.Add(this, touches, table, wasEmpty: false);
        var changed = table.Columns.All(column => column.IsKey) ? 0 : Execute(Sql.Update);
        return new(changed + Execute(Sql.InsertNew), unchanged);
    }

    /// <summary>The rows of a query, as they come.</summary>
    public IEnumerable<TResult> Query<TResult>(string sql, Func<DbDataReader, TResult> read)
    {
        using var command = Command(sql);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return read(reader);
        }
    }

    /// <summary>Staged rows that name a row of another target which there is not.</summary>
    /// <param name="property">Holds the other's key.</param>
    /// <param name="other">The other target's statements; its key is one column.</param>
    /// <param name="isStaged">Whether this import stages rows of it, too.</param>
    public IReadOnlyList<StagedPlace> Dangling(string property, StageSql other, bool isStaged) =>
        [
            .. Query(
                Sql.Dangling(table.Column(property), other, isStaged),
                row => new StagedPlace(row.GetInt64(0), row.GetInt32(1), row.GetInt64(2), row.GetBoolean(3))
            ),
        ];

    /// <summary>Staged spans beside the stored ones of the same owners, owner by owner: what is stored first, then what is staged by its beginning.</summary>
    public IEnumerable<TimelineRow> Timeline(Timeline timeline)
    {
        var owner = timeline.Owner.Select(table.Column).ToList();
        var (from, to) = (table.Column(timeline.From), table.Column(timeline.To));
        return Query(
            Sql.Timeline(owner, from, to),
            row => new TimelineRow(
                string.Join('\n', Enumerable.Range(0, owner.Count).Select(row.GetValue)),
                SpanOf(row, owner.Count + 1)!.Value,
                SpanOf(row, owner.Count + 3),
                row.GetInt32(owner.Count) == 0
                    ? null
                    : new(row.GetInt64(owner.Count + 5), row.GetInt32(owner.Count + 6), row.GetInt64(owner.Count + 7), Quiet: false)
            )
        );
    }

    public async ValueTask DisposeAsync() => await writer.DisposeAsync();

    /// <summary>Frees the disk that the staging table takes.</summary>
    public void Drop() => Execute(Sql.Drop);

    private static Span? SpanOf(DbDataReader row, int at) =>
        row.IsDBNull(at) ? null : new(row.GetDateTime(at), row.IsDBNull(at + 1) ? null : row.GetDateTime(at + 1));

    private static ImportControl Control(string target, StoredColumn column, DbDataReader row, int at)
    {
        var isTime = column.ClrType == typeof(DateTime);
        return new()
        {
            Target = target,
            Field = column.Name,
            Filled = Convert.ToInt64(row.GetValue(at)),
            Total = isTime || row.IsDBNull(at + 1) ? null : row.GetDouble(at + 1),
            Earliest = isTime && !row.IsDBNull(at + 1) ? row.GetDateTime(at + 1) : null,
            Latest = isTime && !row.IsDBNull(at + 2) ? row.GetDateTime(at + 2) : null,
        };
    }

    /// <summary>Fills the empty fact table. On SQLite its indexes are made afterwards, which takes a fraction of keeping them row by row.</summary>
    private int Fill()
    {
        var indexes = context.Database.IsSqlite()
            ? Query(SqliteStageSql.IndexesOf(table.Name), row => (Name: row.GetString(0), Definition: row.GetString(1))).ToList()
            : [];
        foreach (var (name, _) in indexes)
        {
            Execute($"DROP INDEX {Sql.Quote(name)}");
        }

        var rows = Execute(Sql.InsertAll);
        foreach (var (_, definition) in indexes)
        {
            Execute(definition);
        }

        return rows;
    }

    private TValue Scalar<TValue>(string sql)
    {
        using var command = Command(sql);
        return (TValue)Convert.ChangeType(command.ExecuteScalar()!, typeof(TValue));
    }

    private int Execute(string sql)
    {
        cancellation.ThrowIfCancellationRequested();
        using var command = Command(sql);
        return command.ExecuteNonQuery();
    }

    private DbCommand Command(string sql)
    {
        var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return command;
    }
}
