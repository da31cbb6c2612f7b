using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Kpi.GraphQL.Execution;

/// <summary>The response would be larger than allowed.</summary>
internal sealed class ResponseTooLargeException : Exception;

/// <summary>
/// Writes JSON into a pooled UTF-8 buffer. Unlike <see cref="Utf8JsonWriter"/> it can go back: when a non-null field fails, everything
/// since its nullable ancestor is cut off (specification section 6.4.4). The engine writes the structure, scalars write exactly one value.
/// </summary>
public sealed class ResultWriter : IDisposable
{
    private byte[] buffer;
    private int position;

    internal ResultWriter(int capacity = 4096) => buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>Bytes that may be written at most.</summary>
    internal int Limit { get; init; } = int.MaxValue;

    /// <summary>Bytes written so far.</summary>
    internal int Position => position;

    internal ReadOnlySpan<byte> Written => buffer.AsSpan(0, position);

    internal ReadOnlyMemory<byte> WrittenMemory => buffer.AsMemory(0, position);

    /// <summary>Writes null.</summary>
    public void WriteNull() => WriteRaw("null"u8);

    /// <summary>Writes true or false.</summary>
    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    /// <summary>Writes a whole number.</summary>
    public void WriteNumber(int value)
    {
        Utf8Formatter.TryFormat(value, Reserve(11), out var written);
        position += written;
    }

    /// <summary>Writes a whole number.</summary>
    public void WriteNumber(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(20), out var written);
        position += written;
    }

    /// <summary>Writes a number in the shortest form that reads back the same.</summary>
    /// <exception cref="ArgumentException">NaN and infinities have no JSON form.</exception>
    public void WriteNumber(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException("JSON has no form for NaN or infinity.", nameof(value));
        }

        value.TryFormat(Reserve(32), out var written, default, CultureInfo.InvariantCulture);
        position += written;
    }

    /// <summary>Writes a number with all its digits.</summary>
    public void WriteNumber(decimal value)
    {
        value.TryFormat(Reserve(64), out var written, default, CultureInfo.InvariantCulture);
        position += written;
    }

    /// <summary>Writes a string between quotes, escaped.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        WriteByte((byte)'"');
        while (true)
        {
            var special = value.IndexOfAny(MustEscape);
            var plain = special < 0 ? value : value[..special];
            var target = Reserve(plain.Length * 3);
            position += Encoding.UTF8.GetBytes(plain, target);
            if (special < 0)
            {
                break;
            }

            Escape(value[special]);
            value = value[(special + 1)..];
        }

        WriteByte((byte)'"');
    }

    /// <summary>Writes a JSON value as it is.</summary>
    public void WriteJson(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            WriteNull();
            return;
        }

        WriteRaw(Encoding.UTF8.GetBytes(value.GetRawText()));
    }

    /// <summary>Writes bytes that are valid JSON where they stand.</summary>
    public void WriteRaw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Reserve(json.Length));
        position += json.Length;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        var returned = buffer;
        buffer = [];
        position = 0;
        if (returned.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(returned);
        }
    }

    /// <summary>While writing, the limit is checked only where the buffer grows; at the end it is checked exactly.</summary>
    /// <exception cref="ResponseTooLargeException">More was written than allowed.</exception>
    internal void CheckLimit()
    {
        if (position > Limit)
        {
            throw new ResponseTooLargeException();
        }
    }

    internal void WriteByte(byte value)
    {
        if (position == buffer.Length)
        {
            Grow(1);
        }

        buffer[position++] = value;
    }

    /// <summary>Cuts off everything after a position.</summary>
    internal void Truncate(int to) => position = to;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int count)
    {
        if (buffer.Length - position < count)
        {
            Grow(count);
        }

        return buffer.AsSpan(position);
    }

    private void Grow(int count)
    {
        if (position + (long)count > Limit)
        {
            throw new ResponseTooLargeException();
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(position + count), buffer.Length * 2));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"':
                WriteRaw("\\\""u8);
                break;
            case '\\':
                WriteRaw("\\\\"u8);
                break;
            case '\n':
                WriteRaw("\\n"u8);
                break;
            case '\r':
                WriteRaw("\\r"u8);
                break;
            case '\t':
                WriteRaw("\\t"u8);
                break;
            default:
                WriteRaw("\\u"u8);
                ((int)c).TryFormat(Reserve(4), out var written, "x4", CultureInfo.InvariantCulture);
                position += written;
                break;
        }
    }

    // Quotes, backslashes and control characters by RFC 8259, U+007F and the line separators because old JavaScript trips on them.
    private static readonly SearchValues<char> MustEscape = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Select(c => (char)c),
        '"',
        '\\',
        '\u007F',
        '\u2028',
        '\u2029',
    ]);
}
