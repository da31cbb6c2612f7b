using System.Collections.Immutable;

namespace Kpi.GraphQL.Language;

/// <summary>A parsed document (specification section 2.2).</summary>
public sealed class DocumentNode(Source source, ImmutableArray<DefinitionNode> definitions) : SyntaxNode(0)
{
    /// <summary>The text it was parsed from.</summary>
    public Source Source { get; } = source;

    /// <summary>Its definitions in the order written.</summary>
    public ImmutableArray<DefinitionNode> Definitions { get; } = definitions;

    /// <summary>The operations in the order written.</summary>
    public IEnumerable<OperationDefinitionNode> Operations => Definitions.OfType<OperationDefinitionNode>();

    /// <summary>Where a node of this document starts.</summary>
    public SourceLocation LocationOf(SyntaxNode node) => Source.LocationOf(node.Start);
}

/// <summary>An operation, a fragment, or what a request must not hold.</summary>
public abstract class DefinitionNode(int start) : SyntaxNode(start);

/// <summary>An operation or a fragment (specification section 2.2).</summary>
public abstract class ExecutableDefinitionNode(
    int start,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    StringValueNode? description
) : DefinitionNode(start)
{
    /// <summary>Directives on it.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>What it selects.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;

    /// <summary>Its documentation; without meaning for execution.</summary>
    public StringValueNode? Description { get; } = description;
}

/// <summary>A definition or extension of a type, a directive or the schema (specification section 3).</summary>
public sealed class TypeSystemDefinitionNode(int start, Name? name) : DefinitionNode(start)
{
    /// <summary>What it defines; null for the schema.</summary>
    public Name? Name { get; } = name;
}

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
) : ExecutableDefinitionNode(start, directives, selectionSet, description)
{
    /// <summary>Query, mutation or subscription.</summary>
    public OperationKind Kind { get; } = kind;

    /// <summary>The name, unless anonymous.</summary>
    public Name? Name { get; } = name;

    /// <summary>The variables it declares.</summary>
    public ImmutableArray<VariableDefinitionNode> Variables { get; } = variables;
}

/// <summary>A named fragment (specification section 2.8).</summary>
public sealed class FragmentDefinitionNode(
    int start,
    Name name,
    NamedTypeNode typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    StringValueNode? description
) : ExecutableDefinitionNode(start, directives, selectionSet, description)
{
    /// <summary>The fragment's name.</summary>
    public Name Name { get; } = name;

    /// <summary>The type it applies to.</summary>
    public NamedTypeNode TypeCondition { get; } = typeCondition;
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
