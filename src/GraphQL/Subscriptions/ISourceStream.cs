namespace Kpi.GraphQL.Execution;

/// <summary>The events behind a subscription (specification section 6.2.3.1). Disposing it ends the subscription to the source.</summary>
public interface ISourceStream : IAsyncDisposable
{
    /// <summary>The events as they come; read once.</summary>
    IAsyncEnumerable<object?> ReadEventsAsync();
}

/// <inheritdoc cref="ISourceStream"/>
/// <typeparam name="TMessage">The events.</typeparam>
public interface ISourceStream<out TMessage> : ISourceStream
{
    /// <inheritdoc cref="ISourceStream.ReadEventsAsync"/>
    new IAsyncEnumerable<TMessage> ReadEventsAsync();
}
