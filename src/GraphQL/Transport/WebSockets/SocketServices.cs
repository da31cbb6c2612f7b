using Kpi.GraphQL.AspNetCore;
using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kpi.GraphQL.Transport;

/// <summary>What all connections to one endpoint share.</summary>
internal sealed class SocketServices(
    IRequestExecutor executor,
    RequestLimits limits,
    PersistedDocuments persisted,
    GraphQLServerOptions options,
    TimeProvider clock,
    ILogger<SocketServices> log
)
{
    public IRequestExecutor Executor => executor;

    public RequestLimits Limits => limits;

    public GraphQLRequestReader Reader { get; } = new(persisted);

    public GraphQLSocketOptions Options => options.Sockets;

    public TimeProvider Clock => clock;

    public ILogger Log => log;

    public static ISocketSessionInterceptor InterceptorOf(HttpContext http) =>
        http.RequestServices.GetService<ISocketSessionInterceptor>() ?? new DefaultSocketSessionInterceptor();
}

/// <summary>Accepts WebSockets and serves them until they end.</summary>
internal sealed class SocketEndpoint(IServiceProvider provider, GraphQLServerOptions options, IHostApplicationLifetime application)
{
    private const string Protocol = "graphql-transport-ws";

    private readonly SocketServices services = ActivatorUtilities.CreateInstance<SocketServices>(provider, options);

    public async Task HandleAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            http.Response.Headers.Upgrade = "websocket";
            return;
        }

        var requested = http.WebSockets.WebSocketRequestedProtocols;
        var isSupported = requested.Contains(Protocol, StringComparer.Ordinal);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext
            {
                // A client whose protocols are all refused fails without a reason; taking one lets it read the close code.
                SubProtocol = isSupported ? Protocol : requested.FirstOrDefault(),
                KeepAliveInterval = services.Options.KeepAliveInterval ?? Timeout.InfiniteTimeSpan,
                KeepAliveTimeout = services.Options.KeepAliveTimeout,
            }
        );
        if (!isSupported)
        {
            await new SocketWriter(socket, services.Clock, http.RequestAborted).CloseAsync(
                4406,
                "Subprotocol not acceptable",
                services.Options.CloseTimeout
            );
            return;
        }

        await new SocketSession(http, socket, services).RunAsync(application.ApplicationStopping);
    }
}
