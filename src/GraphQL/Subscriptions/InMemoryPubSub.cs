using System.Threading.Channels;
using Kpi.GraphQL.Execution;

namespace Kpi.GraphQL.Subscriptions;

/// <summary>Topics within one process. A topic exists while somebody subscribes to it, and carries the first subscriber's type of message.</summary>
public sealed class InMemoryPubSub(SubscriptionOptions options) : ITopicEventSender, ITopicEventReceiver
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, object> topics = new(StringComparer.Ordinal);

    /// <summary>Topics that somebody subscribes to.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return topics.Count;
            }
        }
    }

    /// <inheritdoc />
    public ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            // Writing never waits, and under the lock every subscriber sees messages in the same order.
            foreach (var subscriber in Subscribers<TMessage>(topicName) ?? [])
            {
                subscriber.TryWrite(message);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask CompleteAsync(string topicName)
    {
        lock (gate)
        {
            if (topics.Remove(topicName, out var topic))
            {
                ((ITopic)topic).Complete();
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default) =>
        SubscribeAsync<TMessage>(topicName, null, null, cancellationToken);

    /// <inheritdoc />
    public ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(
        string topicName,
        int? bufferCapacity,
        TopicBufferFullMode? bufferFullMode,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var channel = Channel.CreateBounded<TMessage>(
            new BoundedChannelOptions(bufferCapacity ?? options.TopicBufferCapacity)
            {
                SingleReader = true,
                FullMode = (bufferFullMode ?? options.TopicBufferFullMode) switch
                {
                    TopicBufferFullMode.DropNewest => BoundedChannelFullMode.DropNewest,
                    TopicBufferFullMode.DropWrite => BoundedChannelFullMode.DropWrite,
                    _ => BoundedChannelFullMode.DropOldest,
                },
            }
        );
        lock (gate)
        {
            var subscribers = Subscribers<TMessage>(topicName);
            if (subscribers is null)
            {
                topics[topicName] = subscribers = [];
            }

            subscribers.Add(channel.Writer);
        }

        return ValueTask.FromResult<ISourceStream<TMessage>>(
            new SourceStream<TMessage>(channel.Reader.ReadAllAsync(CancellationToken.None), () => Unsubscribe(topicName, channel.Writer))
        );
    }

    private Topic<TMessage>? Subscribers<TMessage>(string topicName) =>
        topics.GetValueOrDefault(topicName) switch
        {
            null => null,
            Topic<TMessage> topic => topic,
            var other => throw new InvalidOperationException(
                $"The topic \"{topicName}\" carries {other.GetType().GetGenericArguments()[0]}, not {typeof(TMessage)}."
            ),
        };

    private ValueTask Unsubscribe<TMessage>(string topicName, ChannelWriter<TMessage> writer)
    {
        lock (gate)
        {
            // After CompleteAsync the name may stand for a later topic, which does not know this writer.
            if (topics.GetValueOrDefault(topicName) is Topic<TMessage> subscribers && subscribers.Remove(writer) && subscribers.Count == 0)
            {
                topics.Remove(topicName);
            }
        }

        writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private interface ITopic
    {
        void Complete();
    }

    private sealed class Topic<TMessage> : List<ChannelWriter<TMessage>>, ITopic
    {
        public void Complete() => ForEach(writer => writer.TryComplete());
    }
}
