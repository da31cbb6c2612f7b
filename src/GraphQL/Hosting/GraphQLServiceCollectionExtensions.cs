using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Types.Building;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a GraphQL server to an application.</summary>
public static class GraphQLServiceCollectionExtensions
{
    /// <summary>
    /// Adds the server; call it once and add types to what it returns. Time limits go by the <see cref="TimeProvider"/> that is registered, the
    /// system's unless another is.
    /// </summary>
    public static IRequestExecutorBuilder AddGraphQLServer(this IServiceCollection services)
    {
        var builder = new RequestExecutorBuilder(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<BatchScheduler>();
        services.TryAddScoped<IBatchScheduler>(provider => provider.GetRequiredService<BatchScheduler>());
        services.TryAddSingleton<DataLoaderOptions>();
        services.AddSingleton<IRequestExecutor>(provider =>
        {
            var filters = builder.ErrorFilters.ConvertAll(filter => (IErrorFilter)ActivatorUtilities.CreateInstance(provider, filter));
            filters.AddRange(provider.GetServices<IErrorFilter>());
            var schema = SchemaBuilder.Build(builder.Schema, provider.GetService<IServiceProviderIsService>());
            return new RequestExecutor(
                schema,
                provider,
                builder.Options,
                builder.Parser,
                builder.Limits,
                builder.Costs,
                new ErrorHandler(filters, builder.Options.IncludeExceptionDetails),
                provider.GetRequiredService<TimeProvider>()
            );
        });
        services.AddSingleton(builder.Limits);
        services.AddSingleton(builder.Persisted);
        services.AddSingleton(provider => provider.GetRequiredService<IRequestExecutor>().Schema);
        services.AddHostedService<GraphQLStartup>();
        return builder;
    }
}

/// <summary>Builds the schema when the application starts, so that its errors stop the start instead of the first request.</summary>
internal sealed class GraphQLStartup(IRequestExecutor executor) : Hosting.IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = executor.Schema;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
