using Microsoft.Data.Sqlite;

namespace Kpi.Data.Warehouse;

/// <summary>Inserts rows into one table of SQLite, many to a prepared statement. The caller holds a transaction; without one every statement is one.</summary>
internal sealed class SqliteInsert<T> : IDisposable
{
    // SQLite takes 32,766 parameters; beyond some dozens of rows a statement no longer gains.
    private const int RowsPerStatement = 40;

    // https://sqlite.org/rescode.html: SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE.
    private const int KeyRepeated = 1555;
    private const int UniqueRepeated = 2067;
    private readonly Lazy<SqliteStatement> many;
    private readonly Lazy<SqliteStatement> one;
    private readonly Action<T, SqliteStatement> bind;
    private readonly Action<T>? repeated;
    private readonly T[] pending = new T[RowsPerStatement];
    private int count;

    /// <param name="connection">Open.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="columns">Its columns in the order of binding.</param>
    /// <param name="bind">Binds a row's values.</param>
    /// <param name="repeated">Takes a row whose key is there already; without it, such a row is a fault.</param>
    public SqliteInsert(
        SqliteConnection connection,
        string table,
        IReadOnlyList<string> columns,
        Action<T, SqliteStatement> bind,
        Action<T>? repeated = null
    )
    {
        (this.bind, this.repeated) = (bind, repeated);
        var names = string.Join(", ", columns.Select(column => $"\"{column}\""));
        var row = $"({string.Join(", ", columns.Select(_ => "?"))})";
        one = Inserting(1);
        many = Inserting(RowsPerStatement);

        Lazy<SqliteStatement> Inserting(int rows) =>
            new(() => new(connection, $"INSERT INTO {table} ({names}) VALUES {string.Join(", ", Enumerable.Repeat(row, rows))}"));
    }

    public void Add(T row)
    {
        pending[count++] = row;
        if (count < RowsPerStatement)
        {
            return;
        }

        foreach (var item in pending)
        {
            bind(item, many.Value);
        }

        try
        {
            many.Value.Run();
            count = 0;
        }
        catch (SqliteException fault) when (IsRepeated(fault))
        {
            // The whole statement has been undone: row by row it shows which one it is.
            Flush();
        }
    }

    /// <summary>Writes what is still held.</summary>
    public void Flush()
    {
        foreach (var item in pending.AsSpan(0, count))
        {
            bind(item, one.Value);
            try
            {
                one.Value.Run();
            }
            catch (SqliteException fault) when (IsRepeated(fault))
            {
                repeated!(item);
            }
        }

        count = 0;
    }

    public void Dispose()
    {
        foreach (var prepared in new[] { one, many }.Where(statement => statement.IsValueCreated))
        {
            prepared.Value.Dispose();
        }
    }

    private bool IsRepeated(SqliteException fault) =>
        repeated is not null && fault.SqliteExtendedErrorCode is KeyRepeated or UniqueRepeated;
}
