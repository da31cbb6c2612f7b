namespace Kpi.GraphQL.Subscriptions;

/// <summary>What a topic does for a subscriber whose buffer is full. A sender never waits.</summary>
public enum TopicBufferFullMode
{
    /// <summary>Drops the newest message that is buffered.</summary>
    DropNewest,

    /// <summary>Drops the oldest message that is buffered.</summary>
    DropOldest,

    /// <summary>Drops the message that is being sent.</summary>
    DropWrite,
}

/// <summary>How events are buffered between a topic and its subscribers.</summary>
public sealed class SubscriptionOptions
{
    /// <summary>Messages buffered for each subscriber; 64 unless set.</summary>
    public int TopicBufferCapacity { get; set; } = 64;

    /// <summary>What happens when the buffer is full; the oldest message is dropped unless set.</summary>
    public TopicBufferFullMode TopicBufferFullMode { get; set; } = TopicBufferFullMode.DropOldest;
}
