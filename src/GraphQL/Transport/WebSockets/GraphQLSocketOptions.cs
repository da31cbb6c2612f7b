namespace Kpi.GraphQL.AspNetCore;

/// <summary>How <c>graphql-transport-ws</c> connections are served. A message is at most as long as an HTTP request's body (<c>ModifyLimits</c>).</summary>
public sealed class GraphQLSocketOptions
{
    /// <summary>Within this time the client must send <c>connection_init</c>, or it is closed with 4408; 10 seconds unless set.</summary>
    public TimeSpan ConnectionInitializationTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>After this time without traffic the client is pinged on the WebSocket level; 15 seconds unless set, null for never.</summary>
    public TimeSpan? KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>A client that does not answer a ping within this time is given up; 20 seconds unless set.</summary>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Operations that one connection may have at the same time; more are answered with <c>error</c>. 100 unless set.</summary>
    public int MaxOperations { get; set; } = 100;

    /// <summary>How long a connection that was closed waits for the client to say so, too; 2 seconds unless set.</summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
