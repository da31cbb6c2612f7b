using Kpi.GraphQL.CostAnalysis.Types;
using Kpi.GraphQL.Execution;

namespace Kpi.GraphQL.Types;

/// <summary>A field of an object or interface type (specification section 3.6).</summary>
public sealed class FieldDefinition(string name, GraphQLType type, string? description = null)
{
    /// <summary>The name, unique in its type.</summary>
    public string Name { get; } = name;

    /// <summary>Documentation, in Markdown.</summary>
    public string? Description { get; } = description;

    /// <summary>The type of its values.</summary>
    public GraphQLType Type { get; } = type;

    /// <summary>The arguments in the order defined.</summary>
    public IReadOnlyList<InputValueDefinition> Arguments { get; internal init; } = [];

    /// <summary>Why it should not be used any more; null while it may.</summary>
    public string? DeprecationReason { get; internal init; }

    /// <summary>How its value is found; null on interfaces.</summary>
    internal FieldResolver? Resolver { get; init; }

    /// <summary>What one call costs, if the developer said so.</summary>
    internal double? Cost { get; init; }

    /// <summary>How many items the field gives, if the developer said so.</summary>
    internal ListSizeAttribute? ListSize { get; init; }

    /// <summary>What must hold for the caller before it is resolved.</summary>
    internal IReadOnlyList<AuthorizeAttribute> Authorization { get; set; } = [];

    /// <summary>The argument of that name, or null.</summary>
    public InputValueDefinition? Argument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Name}: {Type}";
}
