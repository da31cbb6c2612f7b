using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Types;

/// <summary>An argument or input field (specification sections 3.6.1 and 3.10).</summary>
public sealed class InputValueDefinition(string name, GraphQLType type, string? description = null)
{
    /// <summary>The name, unique in its field or input object.</summary>
    public string Name { get; } = name;

    /// <summary>Documentation, in Markdown.</summary>
    public string? Description { get; } = description;

    /// <summary>The type of its values.</summary>
    public GraphQLType Type { get; } = type;

    /// <summary>The value used when none is given; null when there is no default.</summary>
    public ValueNode? DefaultValue { get; internal init; }

    /// <summary>Why it should not be used any more; null while it may.</summary>
    public string? DeprecationReason { get; internal init; }

    /// <summary>Whether a request must give it: non-null and without a default.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;

    /// <summary>From the coerced value to what the C# parameter or property takes; null when nothing is to do.</summary>
    internal Func<object?, object?>? Convert { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Name}: {Type}";
}
