using Microsoft.Data.Sqlite;

namespace Kpi.Data.Warehouse;

/// <summary>Inserts rows into one table of SQLite, many to a prepared statement. The caller holds a transaction; without one every statement is one.</summary>
internal sealed class SqliteInsert<T> : IDisposable
{
    // SQLite takes 32,766 parameters; beyond some dozens of rows a statement no longer gains.
    private const int RowsPerStatement = 40;
    private readonly SqliteStatement many;
    private readonly SqliteStatement one;
    private readonly Action<T, SqliteStatement> bind;
    private readonly T[] pending = new T[RowsPerStatement];
    private int count;

    /// <param name="connection">Open.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="columns">Its columns in the order of binding.</param>
    /// <param name="bind">Binds a row's values.</param>
    public SqliteInsert(SqliteConnection connection, string table, IReadOnlyList<string> columns, Action<T, SqliteStatement> bind)
    {
        this.bind = bind;
        var names = string.Join(", ", columns.Select(column => $"\"{column}\""));
        var row = $"({string.Join(", ", columns.Select(_ => "?"))})";
        one = new(connection, $"INSERT INTO {table} ({names}) VALUES {row}");
        many = new(connection, $"INSERT INTO {table} ({names}) VALUES {string.Join(", ", Enumerable.Repeat(row, RowsPerStatement))}");
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
            bind(item, many);
        }

        many.Run();
        count = 0;
    }

    /// <summary>Writes what is still held.</summary>
    public void Flush()
    {
        foreach (var item in pending.AsSpan(0, count))
        {
            bind(item, one);
            one.Run();
        }

        count = 0;
    }

    public void Dispose()
    {
        many.Dispose();
        one.Dispose();
    }
}
