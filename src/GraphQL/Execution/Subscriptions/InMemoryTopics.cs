using System.Collections.Concurrent;
using System.Threading.Channels;

namespace GraphQL.Execution;

/// <summary>Topics inside one process. A subscriber that does not keep up loses its oldest events, not the server its memory.</summary>
internal sealed class InMemoryTopics : ITopicEventSender, ITopicEventReceiver
{
    private const int Capacity = 256;

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Channel<object?>, byte>> topics = new(StringComparer.Ordinal);

    public ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default)
    {
        if (topics.TryGetValue(topicName, out var subscribers))
        {
            foreach (var channel in subscribers.Keys)
            {
                channel.Writer.TryWrite(message);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask CompleteAsync(string topicName)
    {
        if (topics.TryRemove(topicName, out var subscribers))
        {
            foreach (var channel in subscribers.Keys)
            {
                channel.Writer.TryComplete();
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateBounded<object?>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest });
        topics.GetOrAdd(topicName, _ => new ConcurrentDictionary<Channel<object?>, byte>())[channel] = 0;
        return ValueTask.FromResult<ISourceStream<TMessage>>(new Stream<TMessage>(this, topicName, channel, cancellationToken));
    }

    private sealed class Stream<TMessage>(InMemoryTopics owner, string topic, Channel<object?> channel, CancellationToken ct) : ISourceStream<TMessage>
    {
        public async IAsyncEnumerable<TMessage> ReadEventsAsync()
        {
            await foreach (var message in channel.Reader.ReadAllAsync(ct))
            {
                if (message is TMessage typed)
                {
                    yield return typed;
                }
            }
        }

        public ValueTask DisposeAsync()
        {
            if (owner.topics.TryGetValue(topic, out var subscribers))
            {
                subscribers.TryRemove(channel, out _);
            }

            channel.Writer.TryComplete();
            return ValueTask.CompletedTask;
        }
    }
}
