namespace Kpi.GraphQL;

/// <summary>The GraphQL name of a type, field, argument or enum value, where the convention gives another.</summary>
[AttributeUsage(
    AttributeTargets.Class
        | AttributeTargets.Struct
        | AttributeTargets.Interface
        | AttributeTargets.Enum
        | AttributeTargets.Property
        | AttributeTargets.Method
        | AttributeTargets.Parameter
        | AttributeTargets.Field
)]
public sealed class GraphQLNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}

/// <summary>The documentation of a type, field, argument or enum value; without it, the XML documentation's summary is taken.</summary>
[AttributeUsage(
    AttributeTargets.Class
        | AttributeTargets.Struct
        | AttributeTargets.Interface
        | AttributeTargets.Enum
        | AttributeTargets.Property
        | AttributeTargets.Method
        | AttributeTargets.Parameter
        | AttributeTargets.Field
)]
public sealed class GraphQLDescriptionAttribute(string description) : Attribute
{
    /// <summary>The documentation, in Markdown.</summary>
    public string Description { get; } = description;
}

/// <summary>Marks a field, argument, input field or enum value as deprecated (specification section 3.13.3).</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter | AttributeTargets.Field)]
public sealed class GraphQLDeprecatedAttribute(string reason = "No longer supported") : Attribute
{
    /// <summary>Why, and what to use instead.</summary>
    public string Reason { get; } = reason;
}

/// <summary>Keeps a member out of the schema.</summary>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Parameter
)]
public sealed class GraphQLIgnoreAttribute : Attribute;

/// <summary>The GraphQL type of a member where inference gives another, in GraphQL syntax such as <c>[ID!]!</c>; the named type must be in the schema.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public class GraphQLTypeAttribute : Attribute
{
    /// <summary>Takes the type in GraphQL syntax.</summary>
    public GraphQLTypeAttribute(string typeSyntax) => TypeSyntax = typeSyntax;

    /// <summary>Takes a scalar type class; nullability and lists still follow the C# type.</summary>
    public GraphQLTypeAttribute(Type type) => Type = type;

    /// <summary>The type in GraphQL syntax, if given so.</summary>
    public string? TypeSyntax { get; }

    /// <summary>The scalar type class, if given so.</summary>
    public Type? Type { get; }
}

/// <inheritdoc cref="GraphQLTypeAttribute"/>
public sealed class GraphQLTypeAttribute<T>() : GraphQLTypeAttribute(typeof(T))
    where T : Types.ScalarType;

/// <summary>Makes a field, argument or input field non-null although its C# type admits null.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class GraphQLNonNullTypeAttribute : Attribute;

/// <summary>A parameter that takes the object whose field is resolved.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute : Attribute;

/// <summary>A parameter that takes a service of the request; needed only where the type alone does not tell.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute
{
    /// <summary>Takes an unkeyed service.</summary>
    public ServiceAttribute() { }

    /// <summary>Takes a keyed service.</summary>
    public ServiceAttribute(string key) => Key = key;

    /// <summary>The key, if the service is keyed.</summary>
    public string? Key { get; }
}

/// <summary>A parameter that is a field argument, optionally with its name; needed only where the type is also a service.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ArgumentAttribute(string? name = null) : Attribute
{
    /// <summary>The argument's name, if it differs from the parameter's.</summary>
    public string? Name { get; } = name;
}

/// <summary>A parameter that takes a value of the request's context data.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class GlobalStateAttribute(string? key = null) : Attribute
{
    /// <summary>The key; the parameter's name when absent.</summary>
    public string? Key { get; } = key;
}

/// <summary>A parameter of a subscription field that takes the event.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;
