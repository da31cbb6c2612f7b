namespace GraphQL.AspNetCore;

/// <summary>How responses are streamed as server-sent events.</summary>
public sealed class ServerSentEventsOptions
{
    /// <summary>After this time without an event a comment is sent, so that proxies keep the connection; 12 seconds unless set.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(12);
}
