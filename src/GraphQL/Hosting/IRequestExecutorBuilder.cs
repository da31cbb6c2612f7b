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

    public GraphQL.Types.Building.SchemaConfiguration Schema { get; } = new();

    public GraphQL.Execution.RequestExecutorOptions Options { get; } = new();

    public GraphQL.Language.ParserOptions Parser { get; } = new();

    public GraphQL.Validation.RequestLimits Limits { get; } = new();

    public GraphQL.Execution.PersistedDocuments Persisted { get; } = new();

    public GraphQL.Execution.CostOptions Costs { get; } = new();

    public List<Type> ErrorFilters { get; } = [];
}
