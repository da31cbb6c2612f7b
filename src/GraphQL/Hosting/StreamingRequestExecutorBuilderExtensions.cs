using GraphQL.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>How WebSockets and server-sent events are served.</summary>
public static class StreamingRequestExecutorBuilderExtensions
{
    /// <summary>Registers what takes part in WebSocket sessions; one instance serves one connection.</summary>
    public static IRequestExecutorBuilder AddSocketSessionInterceptor<T>(this IRequestExecutorBuilder builder)
        where T : class, ISocketSessionInterceptor
    {
        builder.Services.AddScoped<ISocketSessionInterceptor, T>();
        return builder;
    }

    /// <summary>Sets time limits and the number of operations of WebSocket connections.</summary>
    public static IRequestExecutorBuilder ModifySocketOptions(this IRequestExecutorBuilder builder, Action<GraphQLSocketOptions> modify)
    {
        builder.Services.Configure(modify);
        return builder;
    }

    /// <summary>Sets how server-sent events keep their connection.</summary>
    public static IRequestExecutorBuilder ModifyServerSentEventsOptions(
        this IRequestExecutorBuilder builder,
        Action<ServerSentEventsOptions> modify
    )
    {
        builder.Services.Configure(modify);
        return builder;
    }
}
