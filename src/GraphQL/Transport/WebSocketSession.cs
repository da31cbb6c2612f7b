using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using GraphQL.Execution;
using GraphQL.Validation;

namespace GraphQL.Transport;

/// <summary>
/// One connection of the <c>graphql-transport-ws</c> protocol. Messages are read one after the other; each operation runs on its own and waits for the
/// socket before it goes on, so a slow client slows its own subscriptions down and nothing else.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "An operation that ends after the connection still takes its turn; a semaphore without wait handle holds nothing.")]
internal sealed class WebSocketSession(
    WebSocket socket, IRequestExecutor executor, GraphQLRequestReader reader, RequestLimits limits, Func<IDictionary<string, object?>> contextData)
{
    public const string Protocol = "graphql-transport-ws";

    private const int MaxOperations = 100;
    private static readonly TimeSpan InitialisationTimeout = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, CancellationTokenSource> operations = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1);
    private bool isAcknowledged;

    /// <summary>Serves the connection until either side closes it.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            await ReceiveAsync(ended.Token);
        }
        catch (ProtocolViolation violation)
        {
            await CloseAsync((WebSocketCloseStatus)violation.Code, violation.Message);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The client has gone.
        }
        finally
        {
            await ended.CancelAsync();
            foreach (var operation in operations.Values)
            {
                await operation.CancelAsync();
            }
        }
    }

    private async Task ReceiveAsync(CancellationToken ct)
    {
        using var initialisation = CancellationTokenSource.CreateLinkedTokenSource(ct);
        initialisation.CancelAfter(InitialisationTimeout);
        while (true)
        {
            using var message = new MemoryStream();
            ValueWebSocketReceiveResult part;
            try
            {
                part = await ReadMessageAsync(message, isAcknowledged ? ct : initialisation.Token);
            }
            catch (OperationCanceledException) when (!isAcknowledged && !ct.IsCancellationRequested)
            {
                throw new ProtocolViolation(4408, "Connection initialisation timeout");
            }

            if (part.MessageType == WebSocketMessageType.Close)
            {
                await CloseAsync(WebSocketCloseStatus.NormalClosure, "");
                return;
            }

            await HandleAsync(message.GetBuffer().AsMemory(0, (int)message.Length), ct);
        }
    }

    private async ValueTask<ValueWebSocketReceiveResult> ReadMessageAsync(MemoryStream message, CancellationToken ct)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), ct);
            message.Write(buffer, 0, part.Count);
            if (message.Length > limits.MaxRequestBytes)
            {
                throw new ProtocolViolation((int)WebSocketCloseStatus.MessageTooBig, "Message too big");
            }

            if (part.EndOfMessage)
            {
                return part;
            }
        }
    }

    private async Task HandleAsync(ReadOnlyMemory<byte> text, CancellationToken ct)
    {
        using var json = Parse(text);
        var message = json.RootElement;
        switch (Text(message, "type"))
        {
            case "connection_init":
                if (isAcknowledged)
                {
                    throw new ProtocolViolation(4429, "Too many initialisation requests");
                }

                isAcknowledged = true;
                await SendAsync("{\"type\":\"connection_ack\"}"u8.ToArray(), ct);
                break;
            case "ping": await SendAsync("{\"type\":\"pong\"}"u8.ToArray(), ct); break;
            case "pong": break;
            case "subscribe": Subscribe(Id(message), message, ct); break;
            case "complete":
                if (operations.TryRemove(Id(message), out var operation))
                {
                    await operation.CancelAsync();
                }

                break;
            default: throw new ProtocolViolation(4400, "Invalid message type");
        }
    }

    private void Subscribe(string id, JsonElement message, CancellationToken ct)
    {
        if (!isAcknowledged)
        {
            throw new ProtocolViolation(4401, "Unauthorized");
        }

        if (!message.TryGetProperty("payload", out var payload) || payload.ValueKind != JsonValueKind.Object)
        {
            throw new ProtocolViolation(4400, "Invalid message");
        }

        var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        if (!operations.TryAdd(id, stop))
        {
            stop.Dispose();
            throw new ProtocolViolation(4409, $"Subscriber for {id} already exists");
        }

        _ = RunAsync(id, payload.Clone(), stop);
    }

    private async Task RunAsync(string id, JsonElement payload, CancellationTokenSource stop)
    {
        await Task.Yield();
        var key = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(id));
        try
        {
            await StreamAsync(key, payload, stop.Token);
            if (operations.TryRemove(id, out _))
            {
                await SendAsync([.. "{\"type\":\"complete\",\"id\":"u8, .. key, .. "}"u8], stop.Token);
            }
        }
        catch (RequestRefused refused)
        {
            operations.TryRemove(id, out _);
            await SendAsync([.. "{\"type\":\"error\",\"id\":"u8, .. key, .. ",\"payload\":"u8, .. refused.Errors, .. "}"u8], stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The client has completed the operation or gone.
        }
        finally
        {
            operations.TryRemove(id, out _);
            stop.Dispose();
        }
    }

    private async Task StreamAsync(byte[] key, JsonElement payload, CancellationToken ct)
    {
        if (operations.Count > MaxOperations)
        {
            throw new RequestRefused([new Error($"A connection has {MaxOperations} operations at most.") { Code = ErrorCodes.LimitExceeded }]);
        }

        OperationRequest request;
        try
        {
            // Operations of one connection run at the same time, so each has services of its own.
            request = reader.Read(payload, services: null, contextData());
        }
        catch (BadRequestException e)
        {
            throw new RequestRefused([new Error(e.Message) { Code = ErrorCodes.BadRequest }]);
        }
        catch (GraphQLException e)
        {
            throw new RequestRefused(e.Errors);
        }

        await foreach (var result in executor.ExecuteStreamAsync(request, ct))
        {
            using (result)
            {
                if (result.Outcome != ExecutionOutcome.Executed)
                {
                    throw new RequestRefused(result.Errors);
                }

                await SendAsync([.. "{\"type\":\"next\",\"id\":"u8, .. key, .. ",\"payload\":"u8, .. result.Json.Span, .. "}"u8], ct);
            }
        }
    }

    private async Task SendAsync(byte[] message, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            // Cancelling in the middle of a frame would break the connection for the other operations.
            await socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task CloseAsync(WebSocketCloseStatus status, string reason)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync(status, reason, CancellationToken.None);
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            var json = GraphQLRequestReader.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json : throw new ProtocolViolation(4400, "Invalid message");
        }
        catch (BadRequestException)
        {
            throw new ProtocolViolation(4400, "Invalid message");
        }
    }

    private static string? Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Id(JsonElement message) =>
        Text(message, "id") is { Length: > 0 and <= 200 } id ? id : throw new ProtocolViolation(4400, "Invalid message id");

    /// <summary>The client broke the protocol; the connection is closed with its code.</summary>
    private sealed class ProtocolViolation(int code, string reason) : Exception(reason)
    {
        public int Code { get; } = code;
    }

    /// <summary>A request that was not executed, answered by an <c>error</c> message.</summary>
    private sealed class RequestRefused : Exception
    {
        public RequestRefused(IReadOnlyList<IError> errors)
        {
            using var writer = new ResultWriter(512);
            ErrorWriter.WriteErrors(writer, errors);
            Errors = writer.Written["\"errors\":".Length..].ToArray();
        }

        /// <summary>The errors as a JSON array.</summary>
        public byte[] Errors { get; }
    }
}
