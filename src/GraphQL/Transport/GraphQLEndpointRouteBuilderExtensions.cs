using GraphQL.Transport;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts the GraphQL server on a path.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>Answers GraphQL over HTTP at a path: POST, GET for queries, <c>?sdl</c> for the schema, server-sent events, and WebSockets where the application uses them.</summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        var endpoint = ActivatorUtilities.CreateInstance<GraphQLEndpoint>(endpoints.ServiceProvider);
        var sockets = ActivatorUtilities.CreateInstance<SocketEndpoint>(endpoints.ServiceProvider);
        return endpoints
            .Map(path, http => http.WebSockets.IsWebSocketRequest ? sockets.HandleAsync(http) : endpoint.HandleAsync(http))
            .WithDisplayName("GraphQL");
    }
}
