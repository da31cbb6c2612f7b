namespace Kpi.GraphQL.AspNetCore;

/// <summary>What a GraphQL endpoint serves, and how. Set for all endpoints by <c>ModifyServerOptions</c>, for one by <c>MapGraphQL(…).WithOptions(…)</c>.</summary>
public sealed class GraphQLServerOptions
{
    /// <summary>Whether queries may be asked by GET; yes unless set.</summary>
    public bool EnableGetRequests { get; set; } = true;

    /// <summary>
    /// Whether a GET request must carry the header <c>GraphQL-Preflight</c>, which a foreign page cannot send without asking first. No unless
    /// set: by GET only queries are executed, and a foreign page cannot read their answers.
    /// </summary>
    public bool EnforceGetRequestsPreflightHeader { get; set; }

    /// <summary>Whether <c>?sdl</c> gives the schema; yes unless set.</summary>
    public bool EnableSchemaRequests { get; set; } = true;

    /// <summary>Whether a POST may hold several requests; none unless set.</summary>
    public AllowedBatching Batching { get; set; } = AllowedBatching.None;

    /// <summary>How many requests a batch may hold; 10 unless set. Each is limited as if it came alone.</summary>
    public int MaxBatchSize { get; set; } = 10;

    /// <summary>Whether answers of a kilobyte or more are compressed for clients that accept it; yes unless set.</summary>
    public bool EnableCompression { get; set; } = true;

    /// <summary>
    /// Whether answers are compressed over HTTPS, too; no unless set. Where users are known by cookies and an answer holds both a secret and
    /// what a stranger may choose, the length of a compressed answer can give the secret away.
    /// </summary>
    public bool EnableCompressionForHttps { get; set; }

    /// <summary>How WebSockets are served.</summary>
    public GraphQLSocketOptions Sockets { get; } = new();

    /// <summary>How server-sent events are served.</summary>
    public ServerSentEventsOptions ServerSentEvents { get; } = new();

    /// <summary>The page for people.</summary>
    public GraphQLToolOptions Tool { get; } = new();
}

/// <summary>The ways in which requests may come together.</summary>
[Flags]
public enum AllowedBatching
{
    /// <summary>One request at a time.</summary>
    None = 0,

    /// <summary>A JSON array of requests, answered by an array of responses in the same order.</summary>
    RequestBatching = 1,
}

/// <summary>How responses are streamed as server-sent events.</summary>
public sealed class ServerSentEventsOptions
{
    /// <summary>After this time without an event a comment is sent, so that proxies keep the connection; 12 seconds unless set.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(12);
}

/// <summary>GraphiQL: what a browser gets that opens the endpoint.</summary>
public sealed class GraphQLToolOptions
{
    /// <summary>Whether there is such a page; yes unless set.</summary>
    public bool Enable { get; set; } = true;

    /// <summary>The page's title.</summary>
    public string Title { get; set; } = "GraphiQL";
}
