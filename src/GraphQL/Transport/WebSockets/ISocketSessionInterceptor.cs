using Kpi.GraphQL.Execution;

namespace Kpi.GraphQL.AspNetCore;

/// <summary>Takes part in WebSocket sessions; derive from <see cref="DefaultSocketSessionInterceptor"/>. One instance serves one connection.</summary>
public interface ISocketSessionInterceptor
{
    /// <summary>Accepts or rejects a client by what its <c>connection_init</c> holds, such as a token.</summary>
    ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session,
        IOperationMessagePayload connectionInitMessage,
        CancellationToken cancellationToken = default
    );

    /// <summary>Sees each request before it is executed; its state may be changed, a <see cref="GraphQLException"/> refuses it.</summary>
    ValueTask OnRequestAsync(
        ISocketSession session,
        string operationSessionId,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken = default
    );

    /// <summary>Called when an operation has ended, for whatever reason.</summary>
    ValueTask OnCompleteAsync(ISocketSession session, string operationSessionId, CancellationToken cancellationToken = default);

    /// <summary>Gives the payload of the <c>pong</c> to a client's <c>ping</c>; null for none.</summary>
    ValueTask<IReadOnlyDictionary<string, object?>?> OnPingAsync(
        ISocketSession session,
        IOperationMessagePayload pingMessage,
        CancellationToken cancellationToken = default
    );

    /// <summary>Sees a client's <c>pong</c>.</summary>
    ValueTask OnPongAsync(ISocketSession session, IOperationMessagePayload pongMessage, CancellationToken cancellationToken = default);

    /// <summary>Called when the connection has ended, after its operations.</summary>
    ValueTask OnCloseAsync(ISocketSession session, CancellationToken cancellationToken = default);
}

/// <summary>Accepts every client and changes nothing.</summary>
public class DefaultSocketSessionInterceptor : ISocketSessionInterceptor
{
    /// <inheritdoc />
    public virtual ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session,
        IOperationMessagePayload connectionInitMessage,
        CancellationToken cancellationToken = default
    ) => new(ConnectionStatus.Accept());

    /// <inheritdoc />
    public virtual ValueTask OnRequestAsync(
        ISocketSession session,
        string operationSessionId,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken = default
    ) => default;

    /// <inheritdoc />
    public virtual ValueTask OnCompleteAsync(
        ISocketSession session,
        string operationSessionId,
        CancellationToken cancellationToken = default
    ) => default;

    /// <inheritdoc />
    public virtual ValueTask<IReadOnlyDictionary<string, object?>?> OnPingAsync(
        ISocketSession session,
        IOperationMessagePayload pingMessage,
        CancellationToken cancellationToken = default
    ) => default;

    /// <inheritdoc />
    public virtual ValueTask OnPongAsync(
        ISocketSession session,
        IOperationMessagePayload pongMessage,
        CancellationToken cancellationToken = default
    ) => default;

    /// <inheritdoc />
    public virtual ValueTask OnCloseAsync(ISocketSession session, CancellationToken cancellationToken = default) => default;
}
