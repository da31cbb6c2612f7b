using System.Collections.Immutable;

namespace GraphQL.Language;

/// <summary>A parsed executable document (specification section 2.2).</summary>
public sealed class DocumentNode(Source source, ImmutableArray<DefinitionNode> definitions) : SyntaxNode(0)
{
    /// <summary>The text it was parsed from.</summary>
    public Source Source { get; } = source;

    /// <summary>Operations and fragments in the order written.</summary>
    public ImmutableArray<DefinitionNode> Definitions { get; } = definitions;

    /// <summary>The operations in the order written.</summary>
    public IEnumerable<OperationDefinitionNode> Operations => Definitions.OfType<OperationDefinitionNode>();

    /// <summary>Where a node of this document starts.</summary>
    public SourceLocation LocationOf(SyntaxNode node) => Source.LocationOf(node.Start);
}

/// <summary>An operation or fragment definition.</summary>
public abstract class DefinitionNode(int start) : SyntaxNode(start);

/// <summary>The kinds of operation (specification section 2.3).</summary>
public enum OperationKind
{
    /// <summary>A read-only fetch.</summary>
    Query,

    /// <summary>A write followed by a fetch.</summary>
    Mutation,

    /// <summary>A long-lived request that fetches on every event.</summary>
    Subscription,
}

/// <summary>An operation (specification section 2.3).</summary>
public sealed class OperationDefinitionNode(
    int start,
    OperationKind kind,
    Name? name,
    ImmutableArray<VariableDefinitionNode> variables,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    StringValueNode? description
) : DefinitionNode(start)
{
    /// <summary>Query, mutation or subscription.</summary>
    public OperationKind Kind { get; } = kind;

    /// <summary>The name, unless anonymous.</summary>
    public Name? Name { get; } = name;

    /// <summary>The variables it declares.</summary>
    public ImmutableArray<VariableDefinitionNode> Variables { get; } = variables;

    /// <summary>Directives on the operation.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>What it selects from the root type.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;

    /// <summary>Documentation of the operation; without meaning for execution.</summary>
    public StringValueNode? Description { get; } = description;
}

/// <summary>A named fragment (specification section 2.8).</summary>
public sealed class FragmentDefinitionNode(
    int start,
    Name name,
    NamedTypeNode typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    StringValueNode? description
) : DefinitionNode(start)
{
    /// <summary>The fragment's name.</summary>
    public Name Name { get; } = name;

    /// <summary>The type it applies to.</summary>
    public NamedTypeNode TypeCondition { get; } = typeCondition;

    /// <summary>Directives on the definition.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>What it selects.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;

    /// <summary>Documentation of the fragment; without meaning for execution.</summary>
    public StringValueNode? Description { get; } = description;
}

/// <summary><c>$name: Type = default</c> (specification section 2.10).</summary>
public sealed class VariableDefinitionNode(
    int start,
    VariableNode variable,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives,
    StringValueNode? description
) : SyntaxNode(start)
{
    /// <summary>The variable.</summary>
    public VariableNode Variable { get; } = variable;

    /// <summary>Its type as written.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The value used when none is given.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>Directives on the variable.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>Documentation of the variable; without meaning for execution.</summary>
    public StringValueNode? Description { get; } = description;
}
