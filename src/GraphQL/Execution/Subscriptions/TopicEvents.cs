namespace GraphQL.Execution;

/// <summary>Sends events to topics; another backplane than memory implements this and <see cref="ITopicEventReceiver"/>.</summary>
public interface ITopicEventSender
{
    /// <summary>Sends an event to every subscriber of a topic.</summary>
    ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default);

    /// <summary>Ends a topic: its subscribers' streams complete.</summary>
    ValueTask CompleteAsync(string topicName);
}

/// <summary>Receives events of topics.</summary>
public interface ITopicEventReceiver
{
    /// <summary>Subscribes to a topic; dispose the stream to leave.</summary>
    ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default);
}

/// <summary>The events of a subscription (specification section 6.2.3.1).</summary>
public interface ISourceStream<out TMessage> : IAsyncDisposable
{
    /// <summary>The events in their order; to be read once.</summary>
    IAsyncEnumerable<TMessage> ReadEventsAsync();
}
