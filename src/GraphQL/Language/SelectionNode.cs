using System.Collections.Immutable;

namespace Kpi.GraphQL.Language;

/// <summary><c>{ … }</c> (specification section 2.4).</summary>
public sealed class SelectionSetNode(int start, ImmutableArray<SelectionNode> selections) : SyntaxNode(start)
{
    /// <summary>Fields and fragments in the order written.</summary>
    public ImmutableArray<SelectionNode> Selections { get; } = selections;
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract class SelectionNode(int start, ImmutableArray<DirectiveNode> directives) : SyntaxNode(start)
{
    /// <summary>Directives on the selection.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A field (specification section 2.5).</summary>
public sealed class FieldNode(
    Name? alias,
    Name name,
    ImmutableArray<ArgumentNode> arguments,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode? selectionSet
) : SelectionNode(alias?.Start ?? name.Start, directives)
{
    /// <summary>The alias, if one is written.</summary>
    public Name? Alias { get; } = alias;

    /// <summary>The field's name in its type.</summary>
    public Name Name { get; } = name;

    /// <summary>The key in the response: alias or name.</summary>
    public string ResponseName => (Alias ?? Name).Value;

    /// <summary>The arguments as written.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;

    /// <summary>The sub-selection, for fields of composite types.</summary>
    public SelectionSetNode? SelectionSet { get; } = selectionSet;
}

/// <summary><c>...Name</c>.</summary>
public sealed class FragmentSpreadNode(int start, Name name, ImmutableArray<DirectiveNode> directives) : SelectionNode(start, directives)
{
    /// <summary>The fragment's name.</summary>
    public Name Name { get; } = name;
}

/// <summary><c>... on Type { … }</c>, the type optional.</summary>
public sealed class InlineFragmentNode(
    int start,
    NamedTypeNode? typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet
) : SelectionNode(start, directives)
{
    /// <summary>The type it applies to; the enclosing type when absent.</summary>
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    /// <summary>What it selects.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary><c>name: value</c> (specification section 2.6).</summary>
public sealed class ArgumentNode(Name name, ValueNode value) : SyntaxNode(name.Start)
{
    /// <summary>The argument's name.</summary>
    public Name Name { get; } = name;

    /// <summary>The value as written.</summary>
    public ValueNode Value { get; } = value;
}

/// <summary><c>@name(…)</c> (specification section 2.12).</summary>
public sealed class DirectiveNode(int start, Name name, ImmutableArray<ArgumentNode> arguments) : SyntaxNode(start)
{
    /// <summary>The directive's name without the at sign.</summary>
    public Name Name { get; } = name;

    /// <summary>The arguments as written.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;
}
