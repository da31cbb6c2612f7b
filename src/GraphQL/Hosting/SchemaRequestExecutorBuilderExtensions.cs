using System.Reflection;
using Kpi.GraphQL.Types;
using Kpi.GraphQL.Types.Pagination;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What is in the schema.</summary>
public static class SchemaRequestExecutorBuilderExtensions
{
    /// <summary>Registers every annotated class of an assembly that is not nested in another: the counterpart of HotChocolate's generated <c>AddX()</c>.</summary>
    public static IRequestExecutorBuilder AddTypesFromAssembly(this IRequestExecutorBuilder builder, Assembly assembly) =>
        builder.With(it => it.Schema.AddAssembly(assembly));

    /// <summary>Adds the members of a class to the query type.</summary>
    public static IRequestExecutorBuilder AddQueryType<T>(this IRequestExecutorBuilder builder) => builder.AddQueryType(typeof(T));

    /// <inheritdoc cref="AddQueryType{T}"/>
    public static IRequestExecutorBuilder AddQueryType(this IRequestExecutorBuilder builder, Type type) =>
        builder.With(it => it.Schema.QueryTypes.Add(type));

    /// <summary>Adds the members of a class to the mutation type.</summary>
    public static IRequestExecutorBuilder AddMutationType<T>(this IRequestExecutorBuilder builder) => builder.AddMutationType(typeof(T));

    /// <inheritdoc cref="AddMutationType{T}"/>
    public static IRequestExecutorBuilder AddMutationType(this IRequestExecutorBuilder builder, Type type) =>
        builder.With(it => it.Schema.MutationTypes.Add(type));

    /// <summary>Adds the members of a class to the subscription type.</summary>
    public static IRequestExecutorBuilder AddSubscriptionType<T>(this IRequestExecutorBuilder builder) =>
        builder.AddSubscriptionType(typeof(T));

    /// <inheritdoc cref="AddSubscriptionType{T}"/>
    public static IRequestExecutorBuilder AddSubscriptionType(this IRequestExecutorBuilder builder, Type type) =>
        builder.With(it => it.Schema.SubscriptionTypes.Add(type));

    /// <summary>Registers a class with <c>[ObjectType&lt;T&gt;]</c>, <c>[ExtendObjectType&lt;T&gt;]</c>, <c>[QueryType]</c> or the like.</summary>
    /// <exception cref="ArgumentException">It has no such attribute.</exception>
    public static IRequestExecutorBuilder AddTypeExtension(this IRequestExecutorBuilder builder, Type type) =>
        builder.With(it => it.Schema.AddAnnotated(type));

    /// <inheritdoc cref="AddTypeExtension(IRequestExecutorBuilder, Type)"/>
    public static IRequestExecutorBuilder AddTypeExtension<T>(this IRequestExecutorBuilder builder) => builder.AddTypeExtension(typeof(T));

    /// <summary>Adds a scalar class, or a C# type to be in the schema even where no field leads to it.</summary>
    public static IRequestExecutorBuilder AddType<T>(this IRequestExecutorBuilder builder) => builder.AddType(typeof(T));

    /// <inheritdoc cref="AddType{T}"/>
    public static IRequestExecutorBuilder AddType(this IRequestExecutorBuilder builder, Type type) =>
        builder.With(it => it.Schema.Types.Add(type));

    /// <summary>Makes a scalar stand for a C# type.</summary>
    public static IRequestExecutorBuilder BindRuntimeType<TRuntime, TScalar>(this IRequestExecutorBuilder builder)
        where TScalar : ScalarType, new() => builder.With(it => it.Schema.Bindings[typeof(TRuntime)] = typeof(TScalar));

    /// <summary>Sets page sizes of connections.</summary>
    public static IRequestExecutorBuilder ModifyPagingOptions(this IRequestExecutorBuilder builder, Action<PagingOptions> modify) =>
        builder.With(it => modify(it.Schema.Paging));

    /// <summary>Documents the schema as a whole.</summary>
    public static IRequestExecutorBuilder SetSchemaDescription(this IRequestExecutorBuilder builder, string description) =>
        builder.With(it => it.Schema.Description = description);

    internal static IRequestExecutorBuilder With(this IRequestExecutorBuilder builder, Action<RequestExecutorBuilder> change)
    {
        change((RequestExecutorBuilder)builder);
        return builder;
    }
}
