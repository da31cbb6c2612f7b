using System.Buffers.Text;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kpi.Data.Warehouse;

/// <summary>
/// A prepared statement of SQLite that is fed value by value, without the boxing and the look-ups of command parameters: an import spends
/// most of its time here. Values are written as Microsoft.Data.Sqlite writes them.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int LongestTime = 27;
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private byte[] text = new byte[256];
    private int position;

    // What each parameter was bound to last, where that was a whole number.
    private readonly long?[] numbers;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
        numbers = new long?[raw.sqlite3_bind_parameter_count(statement)];
    }

    /// <summary>Runs the statement with what has been bound, and starts anew.</summary>
    /// <exception cref="SqliteException">A row breaks a key or a constraint, or the disk is full.</exception>
    public void Run()
    {
        var result = raw.sqlite3_step(statement);
        var reset = raw.sqlite3_reset(statement);
        position = 0;
        Check(result == raw.SQLITE_DONE ? reset : result);
    }

    public void BindNull()
    {
        numbers[position] = null;
        Check(raw.sqlite3_bind_null(statement, ++position));
    }

    /// <summary>Binds a number; SQLite keeps what it was given last time, so a number that is the same again need not go to it.</summary>
    public void Bind(long value)
    {
        ref var last = ref numbers[position++];
        if (last != value)
        {
            Check(raw.sqlite3_bind_int64(statement, position, value));
            last = value;
        }
    }

    public void Bind(double value) => Check(raw.sqlite3_bind_double(statement, ++position, value));

    public void Bind(string? value)
    {
        if (value is null)
        {
            BindNull();
            return;
        }

        var room = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (text.Length < room)
        {
            text = new byte[room];
        }

        BindText(text.AsSpan(0, Encoding.UTF8.GetBytes(value, text)));
    }

    public void Bind(DateTime value)
    {
        Span<byte> written = stackalloc byte[LongestTime];
        WriteDay(written, value.Year, value.Month, value.Day);
        written[10] = (byte)' ';
        WriteTwo(written[11..], value.Hour);
        written[13] = (byte)':';
        WriteTwo(written[14..], value.Minute);
        written[16] = (byte)':';
        WriteTwo(written[17..], value.Second);
        var length = 19;
        if (value.Ticks % TimeSpan.TicksPerSecond is var fraction and not 0)
        {
            written[19] = (byte)'.';
            Utf8Formatter.TryFormat(fraction, written[20..], out _, new('D', 7));
            length = LongestTime;
            while (written[length - 1] == (byte)'0')
            {
                length--;
            }
        }

        BindText(written[..length]);
    }

    public void Bind(DateOnly value)
    {
        Span<byte> written = stackalloc byte[10];
        WriteDay(written, value.Year, value.Month, value.Day);
        BindText(written);
    }

    public void Dispose() => statement.Dispose();

    private static void WriteDay(Span<byte> written, int year, int month, int day)
    {
        WriteTwo(written, year / 100);
        WriteTwo(written[2..], year % 100);
        written[4] = (byte)'-';
        WriteTwo(written[5..], month);
        written[7] = (byte)'-';
        WriteTwo(written[8..], day);
    }

    private static void WriteTwo(Span<byte> written, int value)
    {
        written[0] = (byte)('0' + (value / 10));
        written[1] = (byte)('0' + (value % 10));
    }

    private void BindText(ReadOnlySpan<byte> utf8) => Check(raw.sqlite3_bind_text(statement, ++position, utf8));

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
