using System.Buffers;
using System.Net.WebSockets;

namespace Kpi.GraphQL.Transport;

/// <summary>Reads whole messages from a WebSocket.</summary>
internal sealed class SocketReader(WebSocket socket, int maxBytes)
{
    private readonly ArrayBufferWriter<byte> buffer = new(4096);

    /// <summary>The next message as bytes of its own; null when the client closes.</summary>
    /// <exception cref="SocketClosingException">The message is too long (1009) or binary (4400).</exception>
    public async ValueTask<byte[]?> ReadAsync(CancellationToken ct)
    {
        buffer.ResetWrittenCount();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.GetMemory(1024), ct);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            buffer.Advance(part.Count);
            if (part.MessageType == WebSocketMessageType.Binary)
            {
                throw SocketClosingException.BadMessage("binary.");
            }

            if (buffer.WrittenCount > maxBytes)
            {
                throw new SocketClosingException((int)WebSocketCloseStatus.MessageTooBig, $"A message has at most {maxBytes} bytes");
            }

            if (part.EndOfMessage)
            {
                return buffer.WrittenSpan.ToArray();
            }
        }
    }
}
