namespace Kpi.GraphQL.Language;

/// <summary>A type reference (specification section 2.11).</summary>
public abstract class TypeNode(int start) : SyntaxNode(start)
{
    /// <summary>The reference in GraphQL syntax.</summary>
    public override string ToString() =>
        this switch
        {
            ListTypeNode list => $"[{list.ItemType}]",
            NonNullTypeNode nonNull => $"{nonNull.NullableType}!",
            _ => ((NamedTypeNode)this).Name.Value,
        };
}

/// <summary>A type by name.</summary>
public sealed class NamedTypeNode(Name name) : TypeNode(name.Start)
{
    /// <summary>The type's name.</summary>
    public Name Name { get; } = name;
}

/// <summary><c>[T]</c>.</summary>
public sealed class ListTypeNode(int start, TypeNode itemType) : TypeNode(start)
{
    /// <summary>The type of the items.</summary>
    public TypeNode ItemType { get; } = itemType;
}

/// <summary><c>T!</c>.</summary>
public sealed class NonNullTypeNode(TypeNode nullableType) : TypeNode(nullableType.Start)
{
    /// <summary>The type without the exclamation mark.</summary>
    public TypeNode NullableType { get; } = nullableType;
}
