namespace Kpi.GraphQL.Types;

/// <summary>Where a directive may stand (specification section 3.13).</summary>
public enum DirectiveLocation
{
    /// <summary>On a query operation.</summary>
    Query,

    /// <summary>On a mutation operation.</summary>
    Mutation,

    /// <summary>On a subscription operation.</summary>
    Subscription,

    /// <summary>On a field.</summary>
    Field,

    /// <summary>On a fragment definition.</summary>
    FragmentDefinition,

    /// <summary>On a fragment spread.</summary>
    FragmentSpread,

    /// <summary>On an inline fragment.</summary>
    InlineFragment,

    /// <summary>On a variable definition.</summary>
    VariableDefinition,

    /// <summary>On the schema.</summary>
    Schema,

    /// <summary>On a scalar type.</summary>
    Scalar,

    /// <summary>On an object type.</summary>
    Object,

    /// <summary>On a field definition.</summary>
    FieldDefinition,

    /// <summary>On an argument definition.</summary>
    ArgumentDefinition,

    /// <summary>On an interface type.</summary>
    Interface,

    /// <summary>On a union type.</summary>
    Union,

    /// <summary>On an enum type.</summary>
    Enum,

    /// <summary>On an enum value.</summary>
    EnumValue,

    /// <summary>On an input object type.</summary>
    InputObject,

    /// <summary>On an input field.</summary>
    InputFieldDefinition,
}

/// <summary>A directive of a schema (specification section 3.13).</summary>
public sealed class DirectiveDefinition(
    string name,
    string description,
    IReadOnlyList<DirectiveLocation> locations,
    IReadOnlyList<InputValueDefinition> arguments
)
{
    /// <summary>The name without the at sign.</summary>
    public string Name { get; } = name;

    /// <summary>Documentation, in Markdown.</summary>
    public string Description { get; } = description;

    /// <summary>Where it may stand.</summary>
    public IReadOnlyList<DirectiveLocation> Locations { get; } = locations;

    /// <summary>The arguments in the order defined.</summary>
    public IReadOnlyList<InputValueDefinition> Arguments { get; } = arguments;

    /// <summary>Whether it may stand more than once at one place.</summary>
    public bool IsRepeatable { get; internal init; }

    /// <summary>Whether the specification defines it, so that SDL leaves it out.</summary>
    public bool IsSpecified { get; internal init; }
}
