using System.Text;
using Kpi.GraphQL.Execution;

namespace Kpi.GraphQL.Types;

/// <summary>One name of an enum (specification section 3.9).</summary>
/// <param name="Name">The name in GraphQL.</param>
/// <param name="Value">The C# value.</param>
/// <param name="Description">Documentation, in Markdown.</param>
/// <param name="DeprecationReason">Why it should not be used any more.</param>
public sealed record EnumValueDefinition(string Name, object Value, string? Description = null, string? DeprecationReason = null);

/// <summary>An enum type (specification section 3.9).</summary>
public abstract class EnumType(string name, string? description, IReadOnlyList<EnumValueDefinition> values) : NamedType(name, description)
{
    private readonly Dictionary<string, EnumValueDefinition> byName = values
        .DistinctBy(value => value.Name)
        .ToDictionary(value => value.Name, StringComparer.Ordinal);

    /// <inheritdoc />
    public override TypeKind Kind => TypeKind.Enum;

    /// <summary>The values in the order defined.</summary>
    public IReadOnlyList<EnumValueDefinition> Values { get; } = values;

    /// <summary>The C# enum.</summary>
    public abstract Type RuntimeType { get; }

    /// <summary>The value of that name, or null.</summary>
    public EnumValueDefinition? Value(string name) => byName.GetValueOrDefault(name);

    /// <summary>Writes a C# value as its name.</summary>
    /// <exception cref="GraphQLException">The enum has no such value.</exception>
    internal abstract void Serialize(object value, ResultWriter writer);
}

/// <summary>An enum type over a C# enum, writing its values without boxing.</summary>
internal sealed class EnumType<T>(string name, string? description, IReadOnlyList<EnumValueDefinition> values)
    : EnumType(name, description, values)
    where T : struct, Enum
{
    private readonly Dictionary<T, byte[]> json = values
        .DistinctBy(value => (T)value.Value)
        .ToDictionary(value => (T)value.Value, value => Encoding.UTF8.GetBytes($"\"{value.Name}\""));

    public override Type RuntimeType => typeof(T);

    public void Serialize(T value, ResultWriter writer)
    {
        if (!json.TryGetValue(value, out var bytes))
        {
            throw new GraphQLException($"Enum \"{Name}\" cannot represent value: {value}");
        }

        writer.WriteRaw(bytes);
    }

    internal override void Serialize(object value, ResultWriter writer) =>
        Serialize(value is T typed ? typed : throw new GraphQLException($"Enum \"{Name}\" cannot represent value: {value}"), writer);
}
