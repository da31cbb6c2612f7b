using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Kpi.GraphQL.Execution;

namespace Kpi.GraphQL.Transport;

/// <summary>
/// Writes to a WebSocket, one message after the other. Who sends waits until the client takes the message: a slow client slows its own
/// operations down, so that their events wait, or are dropped, in the topic's buffer.
/// </summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "An operation that ends after the connection still takes its turn; a semaphore without wait handle holds nothing."
)]
internal sealed class SocketWriter(WebSocket socket, TimeProvider clock, CancellationToken aborted)
{
    // RFC 6455, section 5.5: a control frame carries 125 bytes, of which the code takes two.
    private const int MaxReasonBytes = 123;

    private readonly SemaphoreSlim turn = new(1);

    public bool IsClosing { get; private set; }

    /// <summary>A message about the connection.</summary>
    public async ValueTask SendAsync(string type, IReadOnlyDictionary<string, object?>? payload)
    {
        using var message = new ResultWriter(256);
        message.WriteRaw("{\"type\":"u8);
        message.WriteString(type);
        if (payload is not null)
        {
            message.WriteRaw(",\"payload\":"u8);
            message.WriteRaw(JsonSerializer.SerializeToUtf8Bytes(payload));
        }

        message.WriteRaw("}"u8);
        await SendAsync(message.WrittenMemory, static () => true);
    }

    /// <summary>A message about an operation, left out if the operation has ended by the time it could be sent.</summary>
    public async ValueTask SendAsync(string type, string id, ReadOnlyMemory<byte> payload, Func<bool> isWanted)
    {
        using var message = new ResultWriter(payload.Length + 256);
        message.WriteRaw("{\"id\":"u8);
        message.WriteString(id);
        message.WriteRaw(",\"type\":"u8);
        message.WriteString(type);
        if (!payload.IsEmpty)
        {
            message.WriteRaw(",\"payload\":"u8);
            message.WriteRaw(payload.Span);
        }

        message.WriteRaw("}"u8);
        await SendAsync(message.WrittenMemory, isWanted);
    }

    /// <summary>Says that the connection ends; nothing is sent afterwards.</summary>
    public async ValueTask CloseAsync(int code, string reason, TimeSpan timeout)
    {
        using var time = new CancellationTokenSource(timeout, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(aborted, time.Token);
        try
        {
            await turn.WaitAsync(limit.Token);
            try
            {
                if (!IsClosing && socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                {
                    IsClosing = true;
                    await socket.CloseOutputAsync((WebSocketCloseStatus)code, Cut(reason), limit.Token);
                }
            }
            finally
            {
                turn.Release();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
        }
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> message, Func<bool> isWanted)
    {
        await turn.WaitAsync(aborted);
        try
        {
            if (!IsClosing && socket.State == WebSocketState.Open && isWanted())
            {
                // Only the end of the connection interrupts a message: half a frame would break it for the other operations.
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, aborted);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private static string Cut(string reason)
    {
        while (Encoding.UTF8.GetByteCount(reason) > MaxReasonBytes)
        {
            reason = reason[..^1];
        }

        return reason;
    }
}
