namespace Kpi.GraphQL.Types;

/// <summary>A type of a schema: a named type, or a list or non-null wrapper around one (specification section 3.4).</summary>
public abstract class GraphQLType
{
    /// <summary>The kind, as introspection names it.</summary>
    public abstract TypeKind Kind { get; }

    /// <summary>The named type inside all wrappers.</summary>
    public NamedType Named =>
        this switch
        {
            ListType list => list.OfType.Named,
            NonNullType nonNull => nonNull.OfType.Named,
            _ => (NamedType)this,
        };

    /// <summary>This type with one non-null wrapper removed, if there is one.</summary>
    public GraphQLType Nullable => this is NonNullType nonNull ? nonNull.OfType : this;

    /// <summary>Whether null is not among the values.</summary>
    public bool IsNonNull => this is NonNullType;

    /// <summary>Whether values of the named type end a selection: scalars and enums.</summary>
    public bool IsLeaf => Named is ScalarType or EnumType;

    /// <summary>Whether the named type may stand in arguments and input fields.</summary>
    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether the two types are written the same.</summary>
    public static bool AreSame(GraphQLType one, GraphQLType other) =>
        (one, other) switch
        {
            (NonNullType a, NonNullType b) => AreSame(a.OfType, b.OfType),
            (ListType a, ListType b) => AreSame(a.OfType, b.OfType),
            _ => ReferenceEquals(one, other),
        };
}

/// <summary><c>[T]</c>.</summary>
public sealed class ListType(GraphQLType ofType) : GraphQLType
{
    /// <inheritdoc />
    public override TypeKind Kind => TypeKind.List;

    /// <summary>The type of the items.</summary>
    public GraphQLType OfType { get; } = ofType;

    /// <inheritdoc />
    public override string ToString() => $"[{OfType}]";
}

/// <summary><c>T!</c>.</summary>
public sealed class NonNullType(GraphQLType ofType) : GraphQLType
{
    /// <inheritdoc />
    public override TypeKind Kind => TypeKind.NonNull;

    /// <summary>The type without the exclamation mark.</summary>
    public GraphQLType OfType { get; } = ofType;

    /// <inheritdoc />
    public override string ToString() => $"{OfType}!";
}

/// <summary>A type with a name.</summary>
public abstract class NamedType(string name, string? description) : GraphQLType
{
    /// <summary>The name, unique in a schema.</summary>
    public string Name { get; } = name;

    /// <summary>Documentation, in Markdown.</summary>
    public string? Description { get; } = description;

    /// <summary>Whether the specification defines it for introspection.</summary>
    public bool IsIntrospection => Name.StartsWith("__", StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Name;
}
