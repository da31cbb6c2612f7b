using System.Collections.Immutable;
using System.Text;

namespace Kpi.GraphQL.Language;

/// <content>Moving through tokens, the limits, and saying what was expected.</content>
public sealed partial class Parser
{
    private void Advance()
    {
        lexer.Advance();
        if (lexer.Kind != TokenKind.EndOfFile && ++tokens > options.MaxTokens)
        {
            throw Error($"Document contains more than {options.MaxTokens} tokens. Parsing aborted.", lexer.Start);
        }
    }

    private void Deeper(int start)
    {
        if (++depth > options.MaxDepth)
        {
            throw Error($"Document is nested more than {options.MaxDepth} levels deep. Parsing aborted.", start);
        }
    }

    private Name TakeName()
    {
        if (lexer.Kind != TokenKind.Name)
        {
            throw Expected("Name");
        }

        return Take(new Name(Text(), lexer.Start));
    }

    private bool IsKeyword(ReadOnlySpan<byte> keyword) => lexer.Kind == TokenKind.Name && lexer.Slice.SequenceEqual(keyword);

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!IsKeyword(keyword))
        {
            throw Expected($"\"{Encoding.UTF8.GetString(keyword)}\"");
        }

        Advance();
    }

    private void Expect(TokenKind kind)
    {
        if (!Skip(kind))
        {
            throw Expected(TokenKindText.Of(kind));
        }
    }

    private bool Skip(TokenKind kind)
    {
        if (lexer.Kind != kind)
        {
            return false;
        }

        if (kind != TokenKind.EndOfFile)
        {
            Advance();
        }

        return true;
    }

    private ImmutableArray<T> OptionalMany<T>(TokenKind open, Func<Parser, T> item, TokenKind close) =>
        lexer.Kind == open ? Many(open, item, close) : [];

    /// <summary>One or more items between two tokens.</summary>
    private ImmutableArray<T> Many<T>(TokenKind open, Func<Parser, T> item, TokenKind close)
    {
        Deeper(lexer.Start);
        Expect(open);
        var items = new List<T>();
        do
        {
            items.Add(item(this));
        } while (!Skip(close));
        depth--;
        return Immutable(items);
    }

    /// <summary>Zero or more items between two tokens.</summary>
    private ImmutableArray<T> Any<T>(TokenKind open, Func<Parser, T> item, TokenKind close)
    {
        Deeper(lexer.Start);
        Expect(open);
        var items = new List<T>();
        while (!Skip(close))
        {
            items.Add(item(this));
        }

        depth--;
        return Immutable(items);
    }

    private GraphQLSyntaxException Expected(string what) => Error($"Expected {what}, found {Current()}.", lexer.Start);

    private GraphQLSyntaxException Unexpected() => Error($"Unexpected {Current()}.", lexer.Start);

    private GraphQLSyntaxException Error(string message, int offset) => new(message, source.LocationOf(offset));

    private string Current() =>
        lexer.Kind switch
        {
            TokenKind.Name => $"Name \"{Text()}\"",
            TokenKind.Int => $"Int \"{Text()}\"",
            TokenKind.Float => $"Float \"{Text()}\"",
            TokenKind.String => $"String \"{lexer.StringValue()}\"",
            TokenKind.BlockString => $"BlockString \"{lexer.StringValue()}\"",
            var kind => TokenKindText.Of(kind),
        };
}
