using System.Text;

namespace Kpi.GraphQL.Language;

/// <summary>The UTF-8 text of a document, able to say where an offset stands.</summary>
/// <param name="text">The document as UTF-8 bytes; the array must not change afterwards.</param>
public sealed class Source(ReadOnlyMemory<byte> text)
{
    /// <summary>Takes a document as a string.</summary>
    public Source(string text)
        : this(Encoding.UTF8.GetBytes(text)) { }

    /// <summary>The UTF-8 bytes.</summary>
    public ReadOnlyMemory<byte> Text { get; } = text;

    /// <summary>The line and column of a byte offset (specification section 2.1.2, line terminators).</summary>
    public SourceLocation LocationOf(int offset)
    {
        var bytes = Text.Span[..Math.Min(offset, Text.Length)];
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\n' || (bytes[i] == '\r' && !(i + 1 < Text.Length && Text.Span[i + 1] == '\n')))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new SourceLocation(line, Encoding.UTF8.GetCharCount(bytes[lineStart..]) + 1);
    }

    /// <inheritdoc />
    public override string ToString() => Encoding.UTF8.GetString(Text.Span);
}
