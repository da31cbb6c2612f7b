namespace Kpi.GraphQL.Subscriptions;

/// <summary>Sends events to topics; take it where something happens. A backplane implements it and <see cref="ITopicEventReceiver"/>.</summary>
public interface ITopicEventSender
{
    /// <summary>Sends an event to everyone who subscribes to a topic now; without subscribers it is lost.</summary>
    /// <exception cref="InvalidOperationException">The topic carries messages of another type.</exception>
    ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default);

    /// <summary>Ends the streams of everyone who subscribes to a topic now, after what was sent before.</summary>
    ValueTask CompleteAsync(string topicName);
}

/// <summary>Subscribes to topics.</summary>
public interface ITopicEventReceiver
{
    /// <summary>The topic's events from now on, with the configured buffer.</summary>
    /// <exception cref="InvalidOperationException">The topic carries messages of another type.</exception>
    ValueTask<Execution.ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default);

    /// <summary>The topic's events from now on; null takes the configured buffer.</summary>
    /// <exception cref="InvalidOperationException">The topic carries messages of another type.</exception>
    ValueTask<Execution.ISourceStream<TMessage>> SubscribeAsync<TMessage>(
        string topicName,
        int? bufferCapacity,
        TopicBufferFullMode? bufferFullMode,
        CancellationToken cancellationToken = default
    );
}
