using GraphQL.Transport;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts GraphQL over WebSocket on a path of its own.</summary>
public static class GraphQLWebSocketEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves the <c>graphql-transport-ws</c> protocol at a path; <c>MapGraphQL</c> does so on its path, too. The application needs
    /// <c>UseWebSockets</c>, whose allowed origins keep foreign sites out when users are known by cookies.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQLWebSocket(this IEndpointRouteBuilder endpoints, string path = "/graphql/ws")
    {
        var endpoint = ActivatorUtilities.CreateInstance<SocketEndpoint>(endpoints.ServiceProvider);
        return endpoints.Map(path, endpoint.HandleAsync).WithDisplayName("GraphQL over WebSocket");
    }
}
