using System.Data.Common;
using Kpi.Data.Import.Targets;
using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kpi.Data.Import.Staging;

/// <summary>
/// One target's rows between reading and loading: written as they come, freed of repeated keys, then merged into the fact table as a set.
/// On SQLite, rows that come in order of their keys go straight into a fact table that is empty; the transaction keeps them from readers, and takes
/// them back if the import fails.
/// </summary>
internal sealed class Stage<T> : IAsyncDisposable
    where T : class
{
    private const int RowsPerDelete = 500;
    private const int RowsPerChunk = 2_000;
    private readonly WarehouseContext context;
    private readonly StoredTable<T> table;
    private readonly bool mayFill;
    private readonly CancellationToken cancellation;
    private readonly List<string> indexes = [];
    private List<Staged<T>> chunk = new(RowsPerChunk);
    private StageWriter<T>? writer;
    private long sequence;

    private Stage(WarehouseContext context, bool mayFill, CancellationToken cancellation)
    {
        this.context = context;
        this.cancellation = cancellation;
        table = StoredTable<T>.Of(context);
        Sql = SqlOf(context);
        this.mayFill = mayFill && context.Database.IsSqlite() && !Scalar<bool>(Sql.Any);
    }

    public StageSql Sql { get; private set; }

    /// <summary>Whether the rows are in the fact table already, which was empty.</summary>
    public bool Fills { get; private set; }

    /// <summary>Rows staged so far, those removed again included.</summary>
    public long Count => sequence;

    /// <summary>Prepares for an entity's rows; the context's connection is open and in a transaction.</summary>
    /// <param name="context">The warehouse.</param>
    /// <param name="mayFill">Whether rows may go straight into the fact table: nothing but a repeated key takes them out again.</param>
    /// <param name="cancellation">Stops.</param>
    public static Stage<T> Open(WarehouseContext context, bool mayFill, CancellationToken cancellation) =>
        new(context, mayFill, cancellation);

    /// <summary>The statements for an entity on the context's database.</summary>
    public static StageSql SqlOf(WarehouseContext context)
    {
        var fact = StoredTable<T>.Of(context);
        return context.Database.IsSqlite()
            ? new SqliteStageSql(fact.Name, fact.Columns, fact.Keys)
            : new SqlServerStageSql(fact.Name, fact.Columns, fact.Keys);
    }

    public ValueTask AddAsync(T row, int file, long line, bool quiet)
    {
        chunk.Add(new(row, ++sequence, file, line, quiet));
        return chunk.Count == RowsPerChunk ? SendAsync() : ValueTask.CompletedTask;
    }

    /// <summary>Waits until all rows are written, and removes every row but the first of its key; returns those removed.</summary>
    public async Task<IReadOnlyList<StagedPlace>> CompleteAsync()
    {
        await SendAsync();
        await writer!.CompleteAsync();
        if (Fills)
        {
            return writer.Repeated;
        }

        Execute(Sql.CreateKeyIndex);
        var repeated = Query(Sql.Repeated, Place).ToList();
        Remove(repeated);
        return repeated;
    }

    /// <summary>Takes rows out again.</summary>
    public void Remove(IEnumerable<StagedPlace> places)
    {
        foreach (var some in places.Select(place => place.Sequence).Chunk(RowsPerDelete))
        {
            Execute(Sql.RemoveStaged(some));
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
        if (Fills || !Scalar<bool>(Sql.Any))
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
        [.. Query(Sql.Dangling(table.Column(property), other, isStaged), Place)];

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

    public ValueTask DisposeAsync() => writer?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Frees the disk that the staging table takes.</summary>
    public void Drop()
    {
        if (!Fills)
        {
            Execute(Sql.Drop);
        }
    }

    private static StagedPlace Place(DbDataReader row) => new(row.GetInt64(0), row.GetInt32(1), row.GetInt64(2), row.GetBoolean(3));

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

    private ValueTask SendAsync()
    {
        writer ??= Begin();
        var full = chunk;
        chunk = new(RowsPerChunk);
        return writer.SendAsync(full);
    }

    /// <summary>Chooses the way by the first rows: keys out of order would write most pages of the fact table's key again and again, sorted ones only once.</summary>
    private StageWriter<T> Begin()
    {
        Fills = mayFill && table.Ascends(chunk.Select(staged => staged.Row));
        if (Fills)
        {
            Sql = new SqliteFillSql(table.Name, table.Columns, table.Keys);
            DropIndexes();
        }
        else
        {
            Execute(Sql.Create);
        }

        return new(context, table, Sql, Fills, cancellation);
    }

    /// <summary>Fills the empty fact table. On SQLite its indexes are made afterwards, which takes a fraction of keeping them row by row.</summary>
    private long Fill()
    {
        if (!Fills && context.Database.IsSqlite())
        {
            DropIndexes();
        }

        var rows = Fills ? sequence - writer!.Repeated.Count : Execute(Sql.InsertAll);
        indexes.ForEach(definition => Execute(definition));
        return rows;
    }

    private void DropIndexes()
    {
        foreach (
            var (name, definition) in Query(
                    SqliteStageSql.IndexesOf(table.Name),
                    row => (Name: row.GetString(0), Definition: row.GetString(1))
                )
                .ToList()
        )
        {
            indexes.Add(definition);
            Execute($"DROP INDEX {Sql.Quote(name)}");
        }
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
