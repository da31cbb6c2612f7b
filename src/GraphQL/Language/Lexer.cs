using System.Text;

namespace Kpi.GraphQL.Language;

/// <summary>Cuts UTF-8 text into tokens (specification section 2.1). Holds the current token only; nothing is copied until asked for.</summary>
internal struct Lexer(Source source)
{
    private readonly ReadOnlyMemory<byte> text = source.Text;
    private int position;

    public TokenKind Kind { get; private set; }

    /// <summary>Offset of the current token's first byte.</summary>
    public int Start { get; private set; }

    /// <summary>Offset after the current token's last byte.</summary>
    public int End => position;

    public readonly ReadOnlySpan<byte> Slice => text.Span[Start..position];

    /// <summary>Moves to the next token.</summary>
    /// <exception cref="GraphQLSyntaxException">No token starts here, or it is malformed.</exception>
    public void Advance()
    {
        var span = text.Span;
        SkipIgnored(span);
        Start = position;
        if (position >= span.Length)
        {
            Kind = TokenKind.EndOfFile;
            return;
        }

        var b = span[position];
        if (IsNameStart(b))
        {
            do
            {
                position++;
            } while (position < span.Length && IsNameContinue(span[position]));
            Kind = TokenKind.Name;
            return;
        }

        Kind = b switch
        {
            (byte)'{' => Single(TokenKind.BraceLeft),
            (byte)'}' => Single(TokenKind.BraceRight),
            (byte)'(' => Single(TokenKind.ParenLeft),
            (byte)')' => Single(TokenKind.ParenRight),
            (byte)':' => Single(TokenKind.Colon),
            (byte)'$' => Single(TokenKind.Dollar),
            (byte)'!' => Single(TokenKind.Bang),
            (byte)'[' => Single(TokenKind.BracketLeft),
            (byte)']' => Single(TokenKind.BracketRight),
            (byte)'@' => Single(TokenKind.At),
            (byte)'=' => Single(TokenKind.Equals),
            (byte)'|' => Single(TokenKind.Pipe),
            (byte)'&' => Single(TokenKind.Ampersand),
            (byte)'.' => Spread(span),
            (byte)'"' => StringToken(span),
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => Number(span),
            _ => throw Unexpected(position),
        };
    }

    /// <summary>The current string token's value, escapes resolved and block indentation removed.</summary>
    public readonly string StringValue() =>
        Kind == TokenKind.BlockString
            ? BlockString.Dedent(
                Encoding.UTF8.GetString(text.Span[(Start + 3)..(position - 3)]).Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal)
            )
            : StringLiteral.Unescape(source, Start + 1, position - 1);

    private TokenKind Single(TokenKind kind)
    {
        position++;
        return kind;
    }

    private TokenKind Spread(ReadOnlySpan<byte> span)
    {
        if (!span[position..].StartsWith("..."u8))
        {
            throw Unexpected(position);
        }

        position += 3;
        return TokenKind.Spread;
    }

    private void SkipIgnored(ReadOnlySpan<byte> span)
    {
        while (position < span.Length)
        {
            switch (span[position])
            {
                case (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)',':
                    position++;
                    break;
                case 0xEF when span[position..].StartsWith("\uFEFF"u8):
                    position += 3;
                    break;
                case (byte)'#':
                    var length = span[position..].IndexOfAny((byte)'\n', (byte)'\r');
                    position = length < 0 ? span.Length : position + length;
                    break;
                default:
                    return;
            }
        }
    }

    private TokenKind Number(ReadOnlySpan<byte> span)
    {
        var isFloat = false;
        if (span[position] == '-')
        {
            position++;
        }

        if (At(span) == '0')
        {
            position++;
            if (char.IsAsciiDigit(At(span)))
            {
                throw Error($"Invalid number, unexpected digit after 0: \"{At(span)}\".", position);
            }
        }
        else
        {
            Digits(span);
        }

        if (At(span) == '.')
        {
            isFloat = true;
            position++;
            Digits(span);
        }

        if (At(span) is 'e' or 'E')
        {
            isFloat = true;
            position++;
            if (At(span) is '+' or '-')
            {
                position++;
            }

            Digits(span);
        }

        if (At(span) is '.' || IsNameStart((byte)At(span)))
        {
            throw Error($"Invalid number, expected digit but got: {Describe(position)}.", position);
        }

        return isFloat ? TokenKind.Float : TokenKind.Int;
    }

    private void Digits(ReadOnlySpan<byte> span)
    {
        if (!char.IsAsciiDigit(At(span)))
        {
            throw Error($"Invalid number, expected digit but got: {Describe(position)}.", position);
        }

        while (char.IsAsciiDigit(At(span)))
        {
            position++;
        }
    }

    private readonly char At(ReadOnlySpan<byte> span) => position < span.Length ? (char)span[position] : '\0';

    private TokenKind StringToken(ReadOnlySpan<byte> span)
    {
        if (span[position..].StartsWith("\"\"\""u8))
        {
            BlockStringToken(span);
            return TokenKind.BlockString;
        }

        for (position++; position < span.Length; position++)
        {
            switch (span[position])
            {
                case (byte)'"':
                    position++;
                    StringLiteral.Check(source, Start + 1, position - 1);
                    return TokenKind.String;
                case (byte)'\n' or (byte)'\r':
                    throw Error("Unterminated string.", position);
                case (byte)'\\':
                    position++;
                    break;
            }
        }

        throw Error("Unterminated string.", span.Length);
    }

    private void BlockStringToken(ReadOnlySpan<byte> span)
    {
        for (position += 3; position < span.Length; position++)
        {
            if (span[position] == '"' && span[position..].StartsWith("\"\"\""u8))
            {
                position += 3;
                StringLiteral.CheckEncoding(source, Start + 3, position - 3);
                return;
            }

            if (span[position] == '\\' && span[position..].StartsWith("\\\"\"\""u8))
            {
                position += 3;
            }
        }

        throw Error("Unterminated string.", span.Length);
    }

    private static bool IsNameStart(byte b) => char.IsAsciiLetter((char)b) || b == '_';

    private static bool IsNameContinue(byte b) => char.IsAsciiLetterOrDigit((char)b) || b == '_';

    private readonly GraphQLSyntaxException Error(string message, int offset) => new(message, source.LocationOf(offset));

    private readonly GraphQLSyntaxException Unexpected(int offset) =>
        text.Span[offset] == '\''
            ? Error("Unexpected single quote character ('), did you mean to use a double quote (\")?", offset)
            : Error($"Unexpected character: {Describe(offset)}.", offset);

    private readonly string Describe(int offset)
    {
        if (offset >= text.Length)
        {
            return "<EOF>";
        }

        Rune.DecodeFromUtf8(text.Span[offset..], out var rune, out _);
        return rune.Value is >= 0x20 and < 0x7F
            ? rune.Value == '"'
                ? "'\"'"
                : $"\"{rune}\""
            : $"U+{rune.Value:X4}";
    }
}
