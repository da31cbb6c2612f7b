using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Kpi.GraphQL.AspNetCore;

/// <summary>A client's session over a WebSocket.</summary>
public interface ISocketSession
{
    /// <summary>The connection.</summary>
    ISocketConnection Connection { get; }
}

/// <summary>The WebSocket behind a session.</summary>
public interface ISocketConnection
{
    /// <summary>The HTTP request that became the WebSocket. Setting its user makes all later operations run as that user.</summary>
    HttpContext HttpContext { get; }

    /// <summary>Whether the connection is closed or closing.</summary>
    bool IsClosed { get; }

    /// <summary>Values that every operation of the connection finds in its context data.</summary>
    IDictionary<string, object?> ContextData { get; }

    /// <summary>Closes the connection.</summary>
    /// <param name="message">Tells the client why; cut to what a close frame holds, 123 bytes.</param>
    /// <param name="reason">The close code, such as 4403.</param>
    /// <param name="cancellationToken">Gives up closing in good order.</param>
    ValueTask CloseAsync(string message, int reason, CancellationToken cancellationToken = default);
}

/// <summary>What a message of the protocol carries.</summary>
public interface IOperationMessagePayload
{
    /// <summary>The payload; undefined when there is none. Valid during the call.</summary>
    JsonElement Payload { get; }

    /// <summary>The payload as an object of that type, by the web defaults of System.Text.Json; null when there is none.</summary>
    /// <exception cref="JsonException">It does not fit.</exception>
    T? As<T>()
        where T : class;
}

/// <summary>Whether a client may connect.</summary>
public sealed class ConnectionStatus
{
    private ConnectionStatus(bool accepted, string message, IReadOnlyDictionary<string, object?>? extensions)
    {
        Accepted = accepted;
        Message = message;
        Extensions = extensions;
    }

    /// <summary>Whether it may.</summary>
    public bool Accepted { get; }

    /// <summary>Why not; the reason of the close frame.</summary>
    public string Message { get; }

    /// <summary>The payload of <c>connection_ack</c>.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>Accepts the client.</summary>
    public static ConnectionStatus Accept(IReadOnlyDictionary<string, object?>? extensions = null) => new(true, "", extensions);

    /// <summary>Closes the connection with 4403.</summary>
    public static ConnectionStatus Reject(string message = "Forbidden") => new(false, message, null);
}
