using GraphQL.Transport;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts the GraphQL server on a path.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>Answers GraphQL over HTTP at a path: POST, GET for queries, and <c>?sdl</c> for the schema.</summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        var endpoint = ActivatorUtilities.CreateInstance<GraphQLEndpoint>(endpoints.ServiceProvider);
        return endpoints.Map(path, endpoint.HandleAsync).WithDisplayName("GraphQL");
    }
}
