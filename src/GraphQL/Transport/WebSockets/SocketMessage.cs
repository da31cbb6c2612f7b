using System.Text.Json;
using Kpi.GraphQL.AspNetCore;

namespace Kpi.GraphQL.Transport;

/// <summary>The client broke the protocol, or its connection ends for another reason with a close code.</summary>
internal sealed class SocketClosingException(int code, string reason) : Exception(reason)
{
    public int Code { get; } = code;

    public static SocketClosingException BadMessage(string reason) => new(4400, $"Invalid message received: {reason}");
}

/// <summary>What a client may send (graphql-transport-ws protocol).</summary>
internal enum SocketMessageType
{
    ConnectionInit,
    Ping,
    Pong,
    Subscribe,
    Complete,
}

/// <summary>A message of the client; its payload lives until it is disposed of.</summary>
internal sealed class SocketMessage : IOperationMessagePayload, IDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private readonly JsonDocument json;

    private SocketMessage(JsonDocument json, SocketMessageType type, string id, JsonElement payload)
    {
        this.json = json;
        Type = type;
        Id = id;
        Payload = payload;
    }

    public SocketMessageType Type { get; }

    /// <summary>Which operation it is about; empty for messages about the connection.</summary>
    public string Id { get; }

    public JsonElement Payload { get; }

    /// <summary>Reads a message.</summary>
    /// <exception cref="SocketClosingException">It is none of the protocol's: 4400.</exception>
    public static SocketMessage Parse(ReadOnlyMemory<byte> text)
    {
        JsonDocument document;
        try
        {
            document = JsonText.Parse(text);
        }
        catch (BadRequestException)
        {
            throw SocketClosingException.BadMessage("no JSON.");
        }

        try
        {
            return Of(document);
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    public T? As<T>()
        where T : class => Payload.ValueKind == JsonValueKind.Undefined ? null : Payload.Deserialize<T>(Web);

    public void Dispose() => json.Dispose();

    private static SocketMessage Of(JsonDocument document)
    {
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw SocketClosingException.BadMessage("no object.");
        }

        var type = Text(root, "type") switch
        {
            "connection_init" => SocketMessageType.ConnectionInit,
            "ping" => SocketMessageType.Ping,
            "pong" => SocketMessageType.Pong,
            "subscribe" => SocketMessageType.Subscribe,
            "complete" => SocketMessageType.Complete,
            _ => throw SocketClosingException.BadMessage("unknown type."),
        };
        var id = type is SocketMessageType.Subscribe or SocketMessageType.Complete ? Text(root, "id") : "";
        if (id is null || (id.Length == 0 && type is SocketMessageType.Subscribe or SocketMessageType.Complete))
        {
            throw SocketClosingException.BadMessage("an id is missing.");
        }

        var payload = root.TryGetProperty("payload", out var value) && value.ValueKind != JsonValueKind.Null ? value : default;
        var isPayload =
            payload.ValueKind == JsonValueKind.Object
            || (payload.ValueKind == JsonValueKind.Undefined && type != SocketMessageType.Subscribe);
        return isPayload
            ? new SocketMessage(document, type, id, payload)
            : throw SocketClosingException.BadMessage("the payload must be an object.");
    }

    private static string? Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
