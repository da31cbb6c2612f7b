using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Security.Claims;
using Kpi.GraphQL.AspNetCore;
using Kpi.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kpi.GraphQL.Transport;

/// <summary>
/// One connection of the graphql-transport-ws protocol. Messages are handled one after the other, operations run beside each other; an
/// error of an operation is a message, only a breach of the protocol closes the connection.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "An interceptor may still hold the session; a cancelled source holds nothing.")]
internal sealed class SocketSession : ISocketSession, ISocketConnection
{
    private readonly HttpContext http;
    private readonly WebSocket socket;
    private readonly SocketServices services;
    private readonly CancellationTokenSource patience;
    private readonly CancellationTokenSource ended;
    private readonly ConcurrentDictionary<string, SocketOperation> operations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SocketOperation, Task> running = new();
    private bool isInitialised;
    private bool isAcknowledged;

    public SocketSession(HttpContext http, WebSocket socket, SocketServices services)
    {
        this.http = http;
        this.socket = socket;
        this.services = services;
        patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, services.Clock);
        ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, patience.Token);
        Writer = new SocketWriter(socket, services.Clock, ended.Token);
        Interceptor = SocketServices.InterceptorOf(http);
    }

    public ISocketConnection Connection => this;

    public HttpContext HttpContext => http;

    public IDictionary<string, object?> ContextData { get; } = new ConcurrentDictionary<string, object?>(StringComparer.Ordinal);

    public bool IsClosed => Writer.IsClosing || socket.State != WebSocketState.Open;

    public IRequestExecutor Executor => services.Executor;

    public ILogger Log => services.Log;

    public ISocketSessionInterceptor Interceptor { get; }

    public SocketWriter Writer { get; }

    public bool IsRunning(SocketOperation operation) => operations.TryGetValue(operation.Id, out var known) && known == operation;

    /// <summary>Frees the operation's id; false when it was free already.</summary>
    public bool Remove(SocketOperation operation) => operations.TryRemove(KeyValuePair.Create(operation.Id, operation));

    public async ValueTask CloseAsync(string message, int reason, CancellationToken cancellationToken = default)
    {
        if (Writer.IsClosing)
        {
            return;
        }

        await Writer.CloseAsync(reason, message, services.Options.CloseTimeout);

        // The client is to answer with a close frame of its own, but is not waited for without end.
        patience.CancelAfter(services.Options.CloseTimeout);
    }

    /// <summary>Serves the connection until either side ends it.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var whenStopping = stopping.Register(() =>
            _ = CloseAsync("The server is going away", (int)WebSocketCloseStatus.EndpointUnavailable).AsTask()
        );
        await using var initialised = services.Clock.CreateTimer(
            _ => _ = CloseUnlessInitialisedAsync(),
            null,
            services.Options.ConnectionInitializationTimeout,
            Timeout.InfiniteTimeSpan
        );
        try
        {
            await ReceiveAsync(new SocketReader(socket, services.Limits.MaxRequestBytes));
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The client has gone without a word, or does not answer a close frame.
        }
        finally
        {
            await EndAsync();
        }
    }

    private async Task ReceiveAsync(SocketReader reader)
    {
        while (true)
        {
            try
            {
                if (await reader.ReadAsync(ended.Token) is not { } text)
                {
                    await CloseAsync("", (int)WebSocketCloseStatus.NormalClosure);
                    return;
                }

                if (!Writer.IsClosing)
                {
                    await HandleAsync(SocketMessage.Parse(text));
                }
            }
            catch (SocketClosingException violation)
            {
                await CloseAsync(violation.Message, violation.Code);
            }
            catch (Exception e) when (e is not (WebSocketException or OperationCanceledException))
            {
                Log.LogError(e, "A WebSocket connection failed.");
                await CloseAsync("Internal server error", 4500);
            }
        }
    }

    private async ValueTask HandleAsync(SocketMessage message)
    {
        if (message.Type == SocketMessageType.Subscribe)
        {
            await SubscribeAsync(message);
            return;
        }

        using (message)
        {
            switch (message.Type)
            {
                case SocketMessageType.ConnectionInit:
                    await ConnectAsync(message);
                    break;
                case SocketMessageType.Ping:
                    await Writer.SendAsync("pong", await Interceptor.OnPingAsync(this, message, ended.Token));
                    break;
                case SocketMessageType.Pong:
                    await Interceptor.OnPongAsync(this, message, ended.Token);
                    break;
                case SocketMessageType.Complete when operations.TryRemove(message.Id, out var operation):
                    operation.Stop();
                    break;
            }
        }
    }

    private async ValueTask ConnectAsync(SocketMessage message)
    {
        if (isInitialised)
        {
            throw new SocketClosingException(4429, "Too many initialisation requests");
        }

        isInitialised = true;
        var status = await Interceptor.OnConnectAsync(this, message, ended.Token);
        if (!status.Accepted)
        {
            throw new SocketClosingException(4403, status.Message);
        }

        isAcknowledged = true;
        await Writer.SendAsync("connection_ack", status.Extensions);
    }

    private async ValueTask SubscribeAsync(SocketMessage message)
    {
        if (!isAcknowledged)
        {
            throw new SocketClosingException(4401, "Unauthorized");
        }

        if (operations.ContainsKey(message.Id))
        {
            throw new SocketClosingException(4409, $"Subscriber for {message.Id} already exists");
        }

        OperationRequestBuilder request;
        try
        {
            request = services.Reader.Read(JsonMarshal.GetRawUtf8Value(message.Payload));
            // Those the client has completed count until they have ended.
            if (running.Count >= services.Options.MaxOperations)
            {
                throw new GraphQLException(
                    new Error($"A connection has at most {services.Options.MaxOperations} operations at the same time.")
                    {
                        Code = ErrorCodes.LimitExceeded,
                    }
                );
            }
        }
        catch (BadRequestException e)
        {
            throw SocketClosingException.BadMessage(e.Message);
        }
        catch (GraphQLException e)
        {
            using var payload = new ResultWriter(512);
            ErrorWriter.WriteList(payload, e.Errors);
            await Writer.SendAsync("error", message.Id, payload.WrittenMemory, static () => true);
            return;
        }

        foreach (var (name, value) in ContextData)
        {
            request.SetGlobalState(name, value);
        }

        request.SetGlobalState(nameof(ClaimsPrincipal), http.User).SetGlobalState(nameof(HttpContext), http);
        var operation = new SocketOperation(this, message, request, CancellationTokenSource.CreateLinkedTokenSource(ended.Token));
        operations[message.Id] = operation;
        var task = operation.RunAsync();
        running[operation] = task;
        _ = task.ContinueWith(
            _ => running.TryRemove(operation, out Task? _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    private Task CloseUnlessInitialisedAsync() =>
        isInitialised ? Task.CompletedTask : CloseAsync("Connection initialisation timeout", 4408).AsTask();

    private async Task EndAsync()
    {
        await ended.CancelAsync();
        await Task.WhenAll(running.Values)
            .WaitAsync(services.Options.CloseTimeout, services.Clock, CancellationToken.None)
            .ContinueWith(_ => { }, TaskScheduler.Default);
        await Interceptor.OnCloseAsync(this, CancellationToken.None);
    }
}
