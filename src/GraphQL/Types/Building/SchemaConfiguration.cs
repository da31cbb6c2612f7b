using System.Reflection;
using Kpi.GraphQL.Types.Pagination;

namespace Kpi.GraphQL.Types.Building;

/// <summary>What the request executor builder has collected for the schema.</summary>
internal sealed class SchemaConfiguration
{
    public List<Type> QueryTypes { get; } = [];

    public List<Type> MutationTypes { get; } = [];

    public List<Type> SubscriptionTypes { get; } = [];

    public List<Type> Extensions { get; } = [];

    /// <summary>Scalar classes, and C# types to be in the schema even where no field leads to them.</summary>
    public List<Type> Types { get; } = [];

    public Dictionary<Type, Type> Bindings { get; } = [];

    public PagingOptions Paging { get; } = new();

    public string? Description { get; set; }

    /// <summary>Registers a class by its attributes.</summary>
    /// <exception cref="ArgumentException">It has none that the engine knows.</exception>
    public void AddAnnotated(Type type)
    {
        if (!TryAddAnnotated(type))
        {
            throw new ArgumentException($"{type} has no attribute such as [QueryType] or [ObjectType<T>].", nameof(type));
        }
    }

    /// <summary>Registers every annotated class of an assembly, nested ones left out, in the order of their names so that the schema does not depend on reflection.</summary>
    public void AddAssembly(Assembly assembly)
    {
        foreach (
            var type in assembly
                .GetTypes()
                .Where(type => !type.IsNested && !type.IsGenericTypeDefinition)
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
        )
        {
            if (
                !TryAddAnnotated(type)
                && !type.IsAbstract
                && type.IsSubclassOf(typeof(ScalarType))
                && type.GetConstructor(Type.EmptyTypes) is not null
            )
            {
                Types.Add(type);
            }
        }
    }

    private bool TryAddAnnotated(Type type)
    {
        var attributes = type.GetCustomAttributes(inherit: false);
        var list =
            attributes.OfType<QueryTypeAttribute>().Any() ? QueryTypes
            : attributes.OfType<MutationTypeAttribute>().Any() ? MutationTypes
            : attributes.OfType<SubscriptionTypeAttribute>().Any() ? SubscriptionTypes
            : attributes.OfType<ObjectTypeExtensionAttribute>().Any() ? Extensions
            : attributes.Any(attribute =>
                attribute is ObjectTypeAttribute or InterfaceTypeAttribute or UnionTypeAttribute or EnumTypeAttribute
            )
                ? Types
            : null;
        if (list is not null && !list.Contains(type))
        {
            list.Add(type);
        }

        return list is not null;
    }
}
