using Kpi.GraphQL.AspNetCore;
using Kpi.GraphQL.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts the GraphQL server on paths.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Answers everything at one path: POST, GET for queries, <c>?sdl</c> for the schema, server-sent events, WebSockets where the application
    /// uses them, and GraphiQL for browsers, with its files below the path.
    /// </summary>
    public static GraphQLEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        var options = OptionsOf(endpoints);
        var http = Create<GraphQLEndpoint>(endpoints, options);
        var sockets = Create<SocketEndpoint>(endpoints, options);
        var tool = new GraphiQL(options);
        var compressed = Compressed(
            endpoints,
            options,
            context =>
                tool.IsAskedFor(context.Request)
                    ? tool.WritePageAsync(context, context.Features.Get<Http.Features.IHttpWebSocketFeature>() is not null)
                    : http.HandleAsync(context)
        );
        var endpoint = endpoints.Map(
            path,
            context => context.WebSockets.IsWebSocketRequest ? sockets.HandleAsync(context) : compressed(context)
        );
        var files = endpoints.MapGet(
            $"{path.TrimEnd('/')}/{GraphiQL.Folder}/{{**file}}",
            Compressed(endpoints, options, tool.WriteFileAsync)
        );
        files.WithDisplayName("GraphiQL");
        return new(endpoint.WithDisplayName("GraphQL"), options);
    }

    /// <summary>Answers GraphQL by POST and GET, and by server-sent events, without WebSockets and page.</summary>
    public static GraphQLEndpointConventionBuilder MapGraphQLHttp(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        var options = OptionsOf(endpoints);
        var http = Create<GraphQLEndpoint>(endpoints, options);
        return new(endpoints.Map(path, Compressed(endpoints, options, http.HandleAsync)).WithDisplayName("GraphQL over HTTP"), options);
    }

    /// <summary>
    /// Serves the <c>graphql-transport-ws</c> protocol at a path. The application needs <c>UseWebSockets</c>, whose allowed origins keep
    /// foreign sites out when users are known by cookies.
    /// </summary>
    public static GraphQLEndpointConventionBuilder MapGraphQLWebSocket(this IEndpointRouteBuilder endpoints, string path = "/graphql/ws")
    {
        var options = OptionsOf(endpoints);
        var sockets = Create<SocketEndpoint>(endpoints, options);
        return new(endpoints.Map(path, sockets.HandleAsync).WithDisplayName("GraphQL over WebSocket"), options);
    }

    /// <summary>Gives the schema in its definition language at a path of its own.</summary>
    public static GraphQLEndpointConventionBuilder MapGraphQLSchema(this IEndpointRouteBuilder endpoints, string path = "/graphql/sdl")
    {
        var options = OptionsOf(endpoints);
        var http = Create<GraphQLEndpoint>(endpoints, options);
        return new(
            endpoints.MapGet(path, Compressed(endpoints, options, http.WriteSchemaAsync)).WithDisplayName("GraphQL schema"),
            options
        );
    }

    /// <summary>Options of the endpoint's own, which <see cref="GraphQLEndpointConventionBuilder.WithOptions"/> may change.</summary>
    private static GraphQLServerOptions OptionsOf(IEndpointRouteBuilder endpoints) =>
        endpoints.ServiceProvider.GetRequiredService<IOptionsFactory<GraphQLServerOptions>>().Create(Options.DefaultName);

    private static T Create<T>(IEndpointRouteBuilder endpoints, GraphQLServerOptions options) =>
        ActivatorUtilities.CreateInstance<T>(endpoints.ServiceProvider, options);

    private static RequestDelegate Compressed(IEndpointRouteBuilder endpoints, GraphQLServerOptions options, RequestDelegate handler) =>
        new AnswerCompression(endpoints.ServiceProvider, options, handler).HandleAsync;
}

/// <summary>A mapped GraphQL endpoint.</summary>
public sealed class GraphQLEndpointConventionBuilder : IEndpointConventionBuilder
{
    private readonly IEndpointConventionBuilder endpoint;
    private readonly GraphQLServerOptions options;

    internal GraphQLEndpointConventionBuilder(IEndpointConventionBuilder endpoint, GraphQLServerOptions options)
    {
        this.endpoint = endpoint;
        this.options = options;
    }

    /// <inheritdoc />
    public void Add(Action<EndpointBuilder> convention) => endpoint.Add(convention);

    /// <summary>Changes the options of this endpoint only.</summary>
    public GraphQLEndpointConventionBuilder WithOptions(Action<GraphQLServerOptions> configure)
    {
        configure(options);
        return this;
    }
}
