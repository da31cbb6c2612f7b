using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Kpi.GraphQL.Language;

/// <summary>Escapes of quoted strings (specification section 2.9.4, including <c>\u{…}</c> and surrogate pairs).</summary>
internal static class StringLiteral
{
    /// <summary>Refuses a malformed escape or invalid UTF-8 between the two offsets.</summary>
    public static void Check(Source source, int start, int end)
    {
        CheckEncoding(source, start, end);
        if (source.Text.Span[start..end].Contains((byte)'\\'))
        {
            Unescape(source, start, end);
        }
    }

    /// <summary>Refuses bytes that are not UTF-8: a string's value must be Unicode scalar values.</summary>
    public static void CheckEncoding(Source source, int start, int end)
    {
        if (!Utf8.IsValid(source.Text.Span[start..end]))
        {
            throw Error(source, "Invalid UTF-8 within String.", start);
        }
    }

    /// <summary>The value of the string whose quotes stand just outside the two offsets.</summary>
    public static string Unescape(Source source, int start, int end)
    {
        var span = source.Text.Span[start..end];
        if (!span.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(span);
        }

        var text = new StringBuilder(span.Length);
        var i = 0;
        while (i < span.Length)
        {
            var next = span[i..].IndexOf((byte)'\\');
            var plain = next < 0 ? span.Length - i : next;
            text.Append(Encoding.UTF8.GetString(span.Slice(i, plain)));
            i += plain;
            if (next >= 0)
            {
                i += Escape(source, start + i, end, text);
            }
        }

        return text.ToString();
    }

    private static int Escape(Source source, int at, int end, StringBuilder text)
    {
        var span = source.Text.Span[at..end];
        switch (span.Length > 1 ? (char)span[1] : '\0')
        {
            case '"':
                text.Append('"');
                return 2;
            case '\\':
                text.Append('\\');
                return 2;
            case '/':
                text.Append('/');
                return 2;
            case 'b':
                text.Append('\b');
                return 2;
            case 'f':
                text.Append('\f');
                return 2;
            case 'n':
                text.Append('\n');
                return 2;
            case 'r':
                text.Append('\r');
                return 2;
            case 't':
                text.Append('\t');
                return 2;
            case 'u':
                return UnicodeEscape(source, at, end, text);
            default:
                throw Error(
                    source,
                    $"Invalid character escape sequence: \"{Encoding.UTF8.GetString(span[..Math.Min(2, span.Length)])}\".",
                    at
                );
        }
    }

    private static int UnicodeEscape(Source source, int at, int end, StringBuilder text)
    {
        var span = source.Text.Span[at..end];
        if (span.Length > 2 && span[2] == '{')
        {
            var close = span.IndexOf((byte)'}');
            if (close > 3 && close - 3 <= 8 && TryHex(span[3..close], out var point) && Rune.TryCreate(point, out var rune))
            {
                text.Append(rune.ToString());
                return close + 1;
            }
        }
        else if (span.Length >= 6 && TryHex(span[2..6], out var unit))
        {
            if (!char.IsSurrogate((char)unit))
            {
                text.Append((char)unit);
                return 6;
            }

            if (
                char.IsHighSurrogate((char)unit)
                && span.Length >= 12
                && span[6..8].SequenceEqual("\\u"u8)
                && TryHex(span[8..12], out var low)
                && char.IsLowSurrogate((char)low)
            )
            {
                text.Append((char)unit).Append((char)low);
                return 12;
            }
        }

        // A braced escape is shown up to the first byte that cannot belong to it.
        var length = span.Length > 2 && span[2] == '{' ? 3 + span[3..].IndexOfAnyExceptInRange((byte)'0', (byte)'f') + 1 : 6;
        length = length <= 3 ? span.Length : Math.Min(length, span.Length);
        throw Error(source, $"Invalid Unicode escape sequence: \"{Encoding.UTF8.GetString(span[..length])}\".", at);
    }

    private static bool TryHex(ReadOnlySpan<byte> digits, out uint value) =>
        uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);

    private static GraphQLSyntaxException Error(Source source, string message, int offset) => new(message, source.LocationOf(offset));
}
