using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Language;
using Kpi.GraphQL.Types.Building;
using Kpi.GraphQL.Validation;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures a GraphQL server; made by <c>AddGraphQLServer</c>. Errors in the schema are reported together when the server starts.</summary>
public interface IRequestExecutorBuilder
{
    /// <summary>The application's services.</summary>
    IServiceCollection Services { get; }
}

/// <summary>What the builder's methods collect.</summary>
internal sealed class RequestExecutorBuilder(IServiceCollection services) : IRequestExecutorBuilder
{
    public IServiceCollection Services { get; } = services;

    public SchemaConfiguration Schema { get; } = new();

    public RequestExecutorOptions Options { get; } = new();

    public ParserOptions Parser { get; } = new();

    public RequestLimits Limits { get; } = new();

    public PersistedDocuments Persisted { get; } = new();

    public CostOptions Costs { get; } = new();

    public List<Type> ErrorFilters { get; } = [];
}
