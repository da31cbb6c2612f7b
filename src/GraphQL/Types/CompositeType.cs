namespace Kpi.GraphQL.Types;

/// <summary>A type whose values are selected from: object, interface or union.</summary>
public abstract class CompositeType(string name, string? description) : NamedType(name, description)
{
    /// <summary>The object types a value may have; complete once the schema is built.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes { get; internal set; } = [];
}

/// <summary>A type with fields: object or interface (specification sections 3.6 and 3.7).</summary>
public abstract class FieldsType(string name, string? description) : CompositeType(name, description)
{
    private readonly Dictionary<string, FieldDefinition> fields = new(StringComparer.Ordinal);
    private readonly List<FieldDefinition> ordered = [];

    /// <summary>The fields in the order defined.</summary>
    public IReadOnlyList<FieldDefinition> Fields => ordered;

    /// <summary>The interfaces it implements, those inherited included.</summary>
    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];

    /// <summary>The C# type of its values, if there is one.</summary>
    public Type? RuntimeType { get; internal set; }

    /// <summary>The field of that name, or null.</summary>
    public FieldDefinition? Field(string name) => fields.GetValueOrDefault(name);

    /// <summary>Adds a field; false when the name is taken.</summary>
    internal bool Add(FieldDefinition field)
    {
        if (!fields.TryAdd(field.Name, field))
        {
            return false;
        }

        ordered.Add(field);
        return true;
    }
}

/// <summary>An object type (specification section 3.6).</summary>
public sealed class ObjectType(string name, string? description) : FieldsType(name, description)
{
    /// <inheritdoc />
    public override TypeKind Kind => TypeKind.Object;
}

/// <summary>An interface type (specification section 3.7).</summary>
public sealed class InterfaceType(string name, string? description) : FieldsType(name, description)
{
    /// <inheritdoc />
    public override TypeKind Kind => TypeKind.Interface;
}

/// <summary>A union type (specification section 3.8).</summary>
public sealed class UnionType(string name, string? description) : CompositeType(name, description)
{
    /// <inheritdoc />
    public override TypeKind Kind => TypeKind.Union;

    /// <summary>The C# type that all members derive from.</summary>
    public Type? RuntimeType { get; internal set; }
}
