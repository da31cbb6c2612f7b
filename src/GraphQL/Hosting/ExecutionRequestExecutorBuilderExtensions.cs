using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Language;
using Kpi.GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>How requests are executed.</summary>
public static class ExecutionRequestExecutorBuilderExtensions
{
    /// <summary>Registers a DataLoader; one instance serves one request.</summary>
    public static IRequestExecutorBuilder AddDataLoader<T>(this IRequestExecutorBuilder builder)
        where T : class
    {
        builder.Services.TryAddScoped<T>();
        return builder;
    }

    /// <summary>Registers a filter that sees every error first.</summary>
    public static IRequestExecutorBuilder AddErrorFilter<T>(this IRequestExecutorBuilder builder)
        where T : class, IErrorFilter => builder.With(it => it.ErrorFilters.Add(typeof(T)));

    /// <summary>Sets time limit, error details and cache size.</summary>
    public static IRequestExecutorBuilder ModifyRequestOptions(
        this IRequestExecutorBuilder builder,
        Action<RequestExecutorOptions> modify
    ) => builder.With(it => modify(it.Options));

    /// <summary>Sets what the parser refuses.</summary>
    public static IRequestExecutorBuilder ModifyParserOptions(this IRequestExecutorBuilder builder, Action<ParserOptions> modify) =>
        builder.With(it => modify(it.Parser));

    /// <summary>Sets how much a document may ask for.</summary>
    public static IRequestExecutorBuilder ModifyLimits(this IRequestExecutorBuilder builder, Action<RequestLimits> modify) =>
        builder.With(it => modify(it.Limits));

    /// <summary>Sets what an operation may cost.</summary>
    public static IRequestExecutorBuilder ModifyCostOptions(this IRequestExecutorBuilder builder, Action<CostOptions> modify) =>
        builder.With(it => modify(it.Costs));

    /// <summary>Sets how deep fields may nest.</summary>
    public static IRequestExecutorBuilder AddMaxExecutionDepthRule(this IRequestExecutorBuilder builder, int maxAllowedExecutionDepth) =>
        builder.ModifyLimits(limits => limits.MaxExecutionDepth = maxAllowedExecutionDepth);

    /// <summary>Refuses <c>__schema</c> and <c>__type</c>.</summary>
    public static IRequestExecutorBuilder DisableIntrospection(this IRequestExecutorBuilder builder, bool disable = true) =>
        builder.ModifyLimits(limits => limits.DisableIntrospection = disable);

    /// <summary>Registers trusted documents, and says whether clients may register further ones or execute others.</summary>
    public static IRequestExecutorBuilder ModifyPersistedDocuments(
        this IRequestExecutorBuilder builder,
        Action<PersistedDocuments> modify
    ) => builder.With(it => modify(it.Persisted));

    /// <summary>Allows <c>[Authorize]</c> with policies.</summary>
    public static IRequestExecutorBuilder AddAuthorization(this IRequestExecutorBuilder builder)
    {
        builder.Services.AddAuthorization();
        return builder;
    }
}
