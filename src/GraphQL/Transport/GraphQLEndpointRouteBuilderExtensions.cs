using GraphQL.Execution;
using GraphQL.Transport;
using GraphQL.Validation;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts the GraphQL server on a path.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>Answers GraphQL over HTTP at a path: POST, GET for queries, and <c>?sdl</c> for the schema.</summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        var endpoint = new GraphQLEndpoint(endpoints.ServiceProvider.GetRequiredService<IRequestExecutor>(), endpoints.ServiceProvider.GetRequiredService<RequestLimits>());
        return endpoints.Map(path, endpoint.HandleAsync).WithDisplayName("GraphQL");
    }
}
