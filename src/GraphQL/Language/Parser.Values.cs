using System.Collections.Immutable;

namespace Kpi.GraphQL.Language;

/// <content>Arguments, directives, values and type references.</content>
public sealed partial class Parser
{
    private ImmutableArray<ArgumentNode> Arguments(bool isConst) =>
        isConst
            ? OptionalMany(TokenKind.ParenLeft, static p => p.Argument(isConst: true), TokenKind.ParenRight)
            : OptionalMany(TokenKind.ParenLeft, static p => p.Argument(isConst: false), TokenKind.ParenRight);

    private ArgumentNode Argument(bool isConst)
    {
        var name = TakeName();
        Expect(TokenKind.Colon);
        return new ArgumentNode(name, Value(isConst));
    }

    private ImmutableArray<DirectiveNode> Directives(bool isConst)
    {
        List<DirectiveNode>? directives = null;
        while (lexer.Kind == TokenKind.At)
        {
            var start = lexer.Start;
            Advance();
            (directives ??= []).Add(new DirectiveNode(start, TakeName(), Arguments(isConst)));
        }

        return Immutable(directives);
    }

    private VariableNode Variable()
    {
        var start = lexer.Start;
        Expect(TokenKind.Dollar);
        return new VariableNode(start, TakeName());
    }

    private ValueNode Value(bool isConst)
    {
        var start = lexer.Start;
        switch (lexer.Kind)
        {
            case TokenKind.Dollar when !isConst:
                return Variable();
            case TokenKind.Dollar:
                Advance();
                throw Error(
                    lexer.Kind == TokenKind.Name ? $"Unexpected variable \"${Text()}\" in constant value." : "Unexpected \"$\".",
                    start
                );
            case TokenKind.Int:
                return Take(new IntValueNode(start, Text()));
            case TokenKind.Float:
                return Take(new FloatValueNode(start, Text()));
            case TokenKind.String or TokenKind.BlockString:
                return StringValue();
            case TokenKind.Name:
                return Take(NameValue(start, Text()));
            case TokenKind.BracketLeft:
                return new ListValueNode(
                    start,
                    isConst
                        ? Any(TokenKind.BracketLeft, static p => p.Value(isConst: true), TokenKind.BracketRight)
                        : Any(TokenKind.BracketLeft, static p => p.Value(isConst: false), TokenKind.BracketRight)
                );
            case TokenKind.BraceLeft:
                return new ObjectValueNode(
                    start,
                    isConst
                        ? Any(TokenKind.BraceLeft, static p => p.ObjectField(isConst: true), TokenKind.BraceRight)
                        : Any(TokenKind.BraceLeft, static p => p.ObjectField(isConst: false), TokenKind.BraceRight)
                );
            default:
                throw Unexpected();
        }
    }

    private static ValueNode NameValue(int start, string name) =>
        name switch
        {
            "true" => new BooleanValueNode(start, true),
            "false" => new BooleanValueNode(start, false),
            "null" => new NullValueNode(start),
            _ => new EnumValueNode(start, name),
        };

    private StringValueNode StringValue() =>
        Take(new StringValueNode(lexer.Start, lexer.StringValue(), lexer.Kind == TokenKind.BlockString));

    private ObjectFieldNode ObjectField(bool isConst)
    {
        var name = TakeName();
        Expect(TokenKind.Colon);
        return new ObjectFieldNode(name, Value(isConst));
    }

    private TypeNode TypeReference()
    {
        var start = lexer.Start;
        TypeNode type;
        if (Skip(TokenKind.BracketLeft))
        {
            Deeper(start);
            type = new ListTypeNode(start, TypeReference());
            depth--;
            Expect(TokenKind.BracketRight);
        }
        else
        {
            type = new NamedTypeNode(TakeName());
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(type) : type;
    }

    private T Take<T>(T node)
    {
        Advance();
        return node;
    }
}
