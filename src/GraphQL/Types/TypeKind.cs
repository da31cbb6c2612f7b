namespace Kpi.GraphQL.Types;

/// <summary>The kinds of type that introspection names (specification section 4.2.2).</summary>
public enum TypeKind
{
    /// <summary>A leaf with its own format.</summary>
    Scalar,

    /// <summary>Named fields.</summary>
    Object,

    /// <summary>Fields that several objects share.</summary>
    Interface,

    /// <summary>One of several objects.</summary>
    Union,

    /// <summary>A leaf with a fixed set of names.</summary>
    Enum,

    /// <summary>Named input values.</summary>
    InputObject,

    /// <summary>A list of another type.</summary>
    List,

    /// <summary>Another type without null.</summary>
    NonNull,
}
