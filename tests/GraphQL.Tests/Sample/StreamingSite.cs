using Kpi.GraphQL.AspNetCore;
using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Subscriptions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Kpi.GraphQL.Tests.Sample;

/// <summary>The sample schema over HTTP and WebSocket. Its clock stands still unless a test advances it.</summary>
public sealed class StreamingSite : IAsyncLifetime
{
    private readonly WebApplication app;

    public StreamingSite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        builder.Services.AddSingleton<SessionLog>().AddSingleton<TimeProvider>(Clock);
        SampleServer.Configure(
            builder.Services,
            graphQL =>
                graphQL
                    .AddSocketSessionInterceptor<SampleInterceptor>()
                    // These pings go by the system's clock, which no test waits for.
                    .ModifyServerOptions(options => options.Sockets.KeepAliveInterval = null)
        );
        app = builder.Build();
        app.UseWebSockets();
        app.MapGraphQL();
    }

    public FakeTimeProvider Clock { get; } = new();

    public string Url { get; private set; } = "";

    public string SocketUrl => Url.Replace("http:", "ws:", StringComparison.Ordinal);

    public IServiceProvider Services => app.Services;

    public InMemoryPubSub Topics => Services.GetRequiredService<InMemoryPubSub>();

    public SessionLog Sessions => Services.GetRequiredService<SessionLog>();

    public Task StopAsync() => app.StopAsync();

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Url = $"{addresses.First()}/graphql";
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>What interceptors were told.</summary>
public sealed class SessionLog
{
    private readonly List<string> entries = [];

    public IReadOnlyList<string> Entries
    {
        get
        {
            lock (entries)
            {
                return [.. entries];
            }
        }
    }

    public void Add(string entry)
    {
        lock (entries)
        {
            entries.Add(entry);
        }
    }
}

/// <summary>Knows one user, by a token.</summary>
public sealed class SampleInterceptor(SessionLog log) : DefaultSocketSessionInterceptor
{
    public override ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session,
        IOperationMessagePayload connectionInitMessage,
        CancellationToken cancellationToken = default
    )
    {
        var token = connectionInitMessage.As<Init>()?.Token;
        log.Add($"connect {token}");
        if (token == "right")
        {
            session.Connection.HttpContext.User = new(new System.Security.Claims.ClaimsIdentity("token"));
        }

        return new(
            token is null or "right"
                ? ConnectionStatus.Accept(
                    token is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { ["hello"] = token }
                )
                : ConnectionStatus.Reject("Unknown token")
        );
    }

    public override ValueTask OnRequestAsync(
        ISocketSession session,
        string operationSessionId,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken = default
    )
    {
        log.Add($"request {operationSessionId}");
        return operationSessionId == "forbidden" ? throw new GraphQLException("Not this one.") : default;
    }

    public override ValueTask OnCompleteAsync(
        ISocketSession session,
        string operationSessionId,
        CancellationToken cancellationToken = default
    )
    {
        log.Add($"complete {operationSessionId}");
        return default;
    }

    public override ValueTask OnCloseAsync(ISocketSession session, CancellationToken cancellationToken = default)
    {
        log.Add("close");
        return default;
    }

    private sealed record Init(string? Token);
}
