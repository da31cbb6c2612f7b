namespace Kpi.GraphQL.Types;

/// <summary>An input object type (specification section 3.10).</summary>
public sealed class InputObjectType(string name, string? description, Type runtimeType) : NamedType(name, description)
{
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private IReadOnlyList<InputValueDefinition> fields = [];

    /// <inheritdoc />
    public override TypeKind Kind => TypeKind.InputObject;

    /// <summary>The C# class or record made from it.</summary>
    public Type RuntimeType { get; } = runtimeType;

    /// <summary>Whether exactly one field must be given (specification section 3.10.1).</summary>
    public bool IsOneOf { get; internal init; }

    /// <summary>The fields in the order defined.</summary>
    public IReadOnlyList<InputValueDefinition> Fields
    {
        get => fields;
        internal set
        {
            fields = value;
            indexes.Clear();
            for (var i = 0; i < value.Count; i++)
            {
                indexes.TryAdd(value[i].Name, i);
            }
        }
    }

    /// <summary>Makes the C# object from one value per field; a field that was not given holds <see cref="Missing"/>.</summary>
    internal Func<object?[], object> Create { get; set; } = _ => throw new InvalidOperationException("The schema is not built yet.");

    /// <summary>Stands for "not given", which differs from null.</summary>
    internal static object Missing { get; } = new();

    /// <summary>The field of that name, or null.</summary>
    public InputValueDefinition? Field(string name) => indexes.TryGetValue(name, out var index) ? fields[index] : null;

    /// <summary>The place of a field in <see cref="Fields"/>, or -1.</summary>
    internal int IndexOf(string name) => indexes.GetValueOrDefault(name, -1);
}
