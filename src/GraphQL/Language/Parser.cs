using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Kpi.GraphQL.Language;

/// <summary>
/// Recursive-descent parser for documents (specification appendix B). Every nesting construct passes through
/// <see cref="Many{T}"/> or <see cref="Deeper"/>, so recursion never exceeds <see cref="ParserOptions.MaxDepth"/>.
/// </summary>
public sealed partial class Parser
{
    private readonly Source source;
    private readonly ParserOptions options;
    private Lexer lexer;
    private int tokens;
    private int depth;

    private Parser(Source source, ParserOptions? options)
    {
        this.source = source;
        this.options = options ?? new ParserOptions();
        lexer = new Lexer(source);
        Advance();
    }

    /// <summary>Parses a document. Type system definitions are recognised, but only their names are kept.</summary>
    /// <exception cref="GraphQLSyntaxException">It breaks the grammar or a limit.</exception>
    public static DocumentNode Parse(Source source, ParserOptions? options = null) => new Parser(source, options).Document();

    /// <inheritdoc cref="Parse(Source, ParserOptions?)"/>
    public static DocumentNode Parse(string text, ParserOptions? options = null) => Parse(new Source(text), options);

    /// <summary>Parses a value that stands alone, such as a default value.</summary>
    /// <exception cref="GraphQLSyntaxException">It breaks the grammar or a limit.</exception>
    public static ValueNode ParseValue(string text)
    {
        var parser = new Parser(new Source(text), null);
        var value = parser.Value(isConst: true);
        parser.Expect(TokenKind.EndOfFile);
        return value;
    }

    /// <summary>Parses a type reference that stands alone, such as <c>[ID!]!</c>.</summary>
    /// <exception cref="GraphQLSyntaxException">It breaks the grammar or a limit.</exception>
    public static TypeNode ParseType(string text)
    {
        var parser = new Parser(new Source(text), null);
        var type = parser.TypeReference();
        parser.Expect(TokenKind.EndOfFile);
        return type;
    }

    private DocumentNode Document()
    {
        var definitions = new List<DefinitionNode>();
        do
        {
            definitions.Add(Definition());
        } while (lexer.Kind != TokenKind.EndOfFile);
        return new DocumentNode(source, Immutable(definitions));
    }

    private DefinitionNode Definition()
    {
        if (lexer.Kind == TokenKind.BraceLeft)
        {
            return new OperationDefinitionNode(lexer.Start, OperationKind.Query, null, [], [], SelectionSet(), null);
        }

        var start = lexer.Start;
        var description = Description();
        if (description is not null && lexer.Kind == TokenKind.BraceLeft)
        {
            throw Error("Unexpected description, descriptions are not supported on shorthand queries.", start);
        }

        if (lexer.Kind == TokenKind.Name)
        {
            if (IsKeyword("query"u8))
            {
                return Operation(start, OperationKind.Query, description);
            }

            if (IsKeyword("mutation"u8))
            {
                return Operation(start, OperationKind.Mutation, description);
            }

            if (IsKeyword("subscription"u8))
            {
                return Operation(start, OperationKind.Subscription, description);
            }

            if (IsKeyword("fragment"u8))
            {
                return Fragment(start, description);
            }

            if (TypeSystemDefinition(start) is { } definition)
            {
                return definition;
            }

            if (description is not null)
            {
                throw Error("Unexpected description, only GraphQL definitions support descriptions.", start);
            }

            if (IsKeyword("extend"u8))
            {
                return Extension(start);
            }
        }

        throw Unexpected();
    }

    private OperationDefinitionNode Operation(int start, OperationKind kind, StringValueNode? description)
    {
        Advance();
        Name? name = lexer.Kind == TokenKind.Name ? TakeName() : null;
        var variables = OptionalMany(TokenKind.ParenLeft, static p => p.VariableDefinition(), TokenKind.ParenRight);
        return new OperationDefinitionNode(start, kind, name, variables, Directives(isConst: false), SelectionSet(), description);
    }

    private VariableDefinitionNode VariableDefinition()
    {
        var start = lexer.Start;
        var description = Description();
        var variable = Variable();
        Expect(TokenKind.Colon);
        var type = TypeReference();
        var defaultValue = Skip(TokenKind.Equals) ? Value(isConst: true) : null;
        return new VariableDefinitionNode(start, variable, type, defaultValue, Directives(isConst: true), description);
    }

    private FragmentDefinitionNode Fragment(int start, StringValueNode? description)
    {
        Advance();
        if (IsKeyword("on"u8))
        {
            throw Unexpected();
        }

        var name = TakeName();
        ExpectKeyword("on"u8);
        var condition = new NamedTypeNode(TakeName());
        return new FragmentDefinitionNode(start, name, condition, Directives(isConst: false), SelectionSet(), description);
    }

    private StringValueNode? Description() => lexer.Kind is TokenKind.String or TokenKind.BlockString ? StringValue() : null;

    private SelectionSetNode SelectionSet() => new(lexer.Start, Many(TokenKind.BraceLeft, static p => p.Selection(), TokenKind.BraceRight));

    private SelectionNode Selection()
    {
        var start = lexer.Start;
        if (!Skip(TokenKind.Spread))
        {
            return Field();
        }

        var hasCondition = IsKeyword("on"u8);
        if (!hasCondition && lexer.Kind == TokenKind.Name)
        {
            return new FragmentSpreadNode(start, TakeName(), Directives(isConst: false));
        }

        if (hasCondition)
        {
            Advance();
        }

        var condition = hasCondition ? new NamedTypeNode(TakeName()) : null;
        return new InlineFragmentNode(start, condition, Directives(isConst: false), SelectionSet());
    }

    private FieldNode Field()
    {
        var name = TakeName();
        Name? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = TakeName();
        }

        var arguments = Arguments(isConst: false);
        var directives = Directives(isConst: false);
        return new FieldNode(alias, name, arguments, directives, lexer.Kind == TokenKind.BraceLeft ? SelectionSet() : null);
    }

    private static ImmutableArray<T> Immutable<T>(List<T>? items) =>
        items is null ? [] : ImmutableCollectionsMarshal.AsImmutableArray(items.ToArray());

    private string Text() => Encoding.UTF8.GetString(lexer.Slice);
}
