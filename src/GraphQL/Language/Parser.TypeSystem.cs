namespace Kpi.GraphQL.Language;

/// <content>
/// Type system definitions and extensions (specification section 3). A request must not hold them, but is told so by validation: its
/// grammar is sound. Only their names are kept.
/// </content>
public sealed partial class Parser
{
    private const string ExecutableLocations =
        "QUERY MUTATION SUBSCRIPTION FIELD FRAGMENT_DEFINITION FRAGMENT_SPREAD INLINE_FRAGMENT VARIABLE_DEFINITION";

    private const string TypeSystemLocations =
        "SCHEMA SCALAR OBJECT FIELD_DEFINITION ARGUMENT_DEFINITION INTERFACE UNION ENUM ENUM_VALUE INPUT_OBJECT INPUT_FIELD_DEFINITION";

    private static readonly HashSet<string> DirectiveLocations = new(
        $"{ExecutableLocations} {TypeSystemLocations}".Split(' '),
        StringComparer.Ordinal
    );

    private TypeSystemDefinitionNode? TypeSystemDefinition(int start) =>
        IsKeyword("directive"u8) ? DirectiveDefinition(start) : TypeOrSchema(start, isExtension: false);

    private TypeSystemDefinitionNode Extension(int start)
    {
        Advance();
        return TypeOrSchema(start, isExtension: true) ?? throw Unexpected();
    }

    private TypeSystemDefinitionNode? TypeOrSchema(int start, bool isExtension) =>
        lexer.Kind != TokenKind.Name ? null
        : IsKeyword("schema"u8) ? SchemaDefinition(start, isExtension)
        : IsKeyword("scalar"u8) ? TypeDefinition(start, isExtension, static _ => false)
        : IsKeyword("type"u8) || IsKeyword("interface"u8) ? TypeDefinition(start, isExtension, static p => p.Fields(), mayImplement: true)
        : IsKeyword("union"u8) ? TypeDefinition(start, isExtension, static p => p.Members())
        : IsKeyword("enum"u8) ? TypeDefinition(start, isExtension, static p => p.EnumValues())
        : IsKeyword("input"u8) ? TypeDefinition(start, isExtension, static p => p.InputFields())
        : null;

    private TypeSystemDefinitionNode SchemaDefinition(int start, bool isExtension)
    {
        Advance();
        var hasDirectives = Directives(isConst: true).Length > 0;
        if (!isExtension || lexer.Kind == TokenKind.BraceLeft)
        {
            Many(TokenKind.BraceLeft, static p => p.RootOperation(), TokenKind.BraceRight);
        }
        else if (!hasDirectives)
        {
            throw Unexpected();
        }

        return new TypeSystemDefinitionNode(start, null);
    }

    /// <summary>A named type: interfaces where it may have them, directives, and a body of its kind. An extension must hold one of them.</summary>
    private TypeSystemDefinitionNode TypeDefinition(int start, bool isExtension, Func<Parser, bool> body, bool mayImplement = false)
    {
        Advance();
        var name = TakeName();
        var hasInterfaces = mayImplement && SkipKeyword("implements"u8) && Delimited(TokenKind.Ampersand, static p => p.TakeName());
        var hasDirectives = Directives(isConst: true).Length > 0;
        var hasBody = body(this);
        return !isExtension || hasInterfaces || hasDirectives || hasBody ? new TypeSystemDefinitionNode(start, name) : throw Unexpected();
    }

    private TypeSystemDefinitionNode DirectiveDefinition(int start)
    {
        Advance();
        Expect(TokenKind.At);
        var name = TakeName();
        OptionalMany(TokenKind.ParenLeft, static p => p.InputValue(), TokenKind.ParenRight);
        SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        Delimited(TokenKind.Pipe, static p => p.DirectiveLocation());
        return new TypeSystemDefinitionNode(start, name);
    }

    private Name DirectiveLocation()
    {
        if (lexer.Kind == TokenKind.Name && !DirectiveLocations.Contains(Text()))
        {
            throw Unexpected();
        }

        return TakeName();
    }

    private Name RootOperation()
    {
        if (!(IsKeyword("query"u8) || IsKeyword("mutation"u8) || IsKeyword("subscription"u8)))
        {
            throw lexer.Kind == TokenKind.Name ? Unexpected() : Expected("Name");
        }

        Advance();
        Expect(TokenKind.Colon);
        return TakeName();
    }

    private bool Fields() => !OptionalMany(TokenKind.BraceLeft, static p => p.FieldDefinition(), TokenKind.BraceRight).IsEmpty;

    private bool InputFields() => !OptionalMany(TokenKind.BraceLeft, static p => p.InputValue(), TokenKind.BraceRight).IsEmpty;

    private bool EnumValues() => !OptionalMany(TokenKind.BraceLeft, static p => p.EnumValue(), TokenKind.BraceRight).IsEmpty;

    private bool Members() => Skip(TokenKind.Equals) && Delimited(TokenKind.Pipe, static p => p.TakeName());

    private Name FieldDefinition()
    {
        Description();
        var name = TakeName();
        OptionalMany(TokenKind.ParenLeft, static p => p.InputValue(), TokenKind.ParenRight);
        Expect(TokenKind.Colon);
        TypeReference();
        Directives(isConst: true);
        return name;
    }

    private Name InputValue()
    {
        Description();
        var name = TakeName();
        Expect(TokenKind.Colon);
        TypeReference();
        if (Skip(TokenKind.Equals))
        {
            Value(isConst: true);
        }

        Directives(isConst: true);
        return name;
    }

    private Name EnumValue()
    {
        Description();
        if (IsKeyword("true"u8) || IsKeyword("false"u8) || IsKeyword("null"u8))
        {
            throw Error($"{Current()} is reserved and cannot be used for an enum value.", lexer.Start);
        }

        var name = TakeName();
        Directives(isConst: true);
        return name;
    }

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        var isThere = IsKeyword(keyword);
        if (isThere)
        {
            Advance();
        }

        return isThere;
    }

    /// <summary>One or more items with a token between them, which may also stand before the first.</summary>
    private bool Delimited(TokenKind delimiter, Func<Parser, Name> item)
    {
        Skip(delimiter);
        do
        {
            item(this);
        } while (Skip(delimiter));
        return true;
    }
}
