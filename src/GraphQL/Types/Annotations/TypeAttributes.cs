namespace Kpi.GraphQL.Types;

/// <summary>A class whose members are fields of the query type; several classes may carry it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryTypeAttribute : Attribute;

/// <summary>A class whose members are fields of the mutation type; several classes may carry it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MutationTypeAttribute : Attribute;

/// <summary>A class whose members are fields of the subscription type; several classes may carry it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SubscriptionTypeAttribute : Attribute;

/// <summary>Makes a class an object type even where no field leads to it, optionally naming it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ObjectTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The type's name, if it differs from the class's.</summary>
    public string? Name { get; } = name;
}

/// <summary>What extension classes have in common.</summary>
public abstract class ObjectTypeExtensionAttribute(Type extended) : Attribute
{
    /// <summary>The C# type whose object type gets the fields.</summary>
    public Type Extended { get; } = extended;

    /// <summary>Names of the extended type's C# properties that are not to be fields.</summary>
    public string[]? IgnoreProperties { get; set; }
}

/// <summary>A static class whose methods are further fields of the object type of <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The C# type of the object type.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ObjectTypeAttribute<T>() : ObjectTypeExtensionAttribute(typeof(T));

/// <inheritdoc cref="ObjectTypeAttribute{T}"/>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExtendObjectTypeAttribute<T>() : ObjectTypeExtensionAttribute(typeof(T));

/// <inheritdoc cref="ObjectTypeAttribute{T}"/>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExtendObjectTypeAttribute(Type type) : ObjectTypeExtensionAttribute(type);

/// <summary>Makes a C# interface or abstract class a GraphQL interface, optionally naming it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class InterfaceTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The type's name, if it differs from the C# name.</summary>
    public string? Name { get; } = name;
}

/// <summary>Makes a C# interface or abstract class a GraphQL union of the object types that derive from it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class UnionTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The type's name, if it differs from the C# name.</summary>
    public string? Name { get; } = name;
}

/// <summary>Names an enum type.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class EnumTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The type's name, if it differs from the C# name.</summary>
    public string? Name { get; } = name;
}

/// <summary>Names an input object type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class InputObjectTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The type's name, if it differs from the convention's.</summary>
    public string? Name { get; } = name;
}

/// <summary>An input object of which exactly one field must be given (specification section 3.10.1).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class OneOfAttribute : Attribute;

/// <summary>A method of an extension class that takes the place of a property of the extended type.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class BindMemberAttribute(string name) : Attribute
{
    /// <summary>The C# name of the property.</summary>
    public string Name { get; } = name;
}

/// <summary>The default of an argument or input field: a value of the C# type, or of the scalar's text.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class DefaultValueAttribute(object? value) : Attribute
{
    /// <summary>The value.</summary>
    public object? Value { get; } = value;
}

/// <summary>A field, argument or input field of type <c>ID</c> whatever its C# type.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public class IDAttribute : Attribute;

/// <inheritdoc cref="IDAttribute"/>
/// <typeparam name="T">The type identified; informative.</typeparam>
public sealed class IDAttribute<T> : IDAttribute;
