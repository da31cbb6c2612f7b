namespace GraphQL.Types;

/// <summary>A method of a subscription class that gives a response for every event. Events come from the topic, or from the method named by <see cref="With"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>A method of the same class that gives the events as an <see cref="IAsyncEnumerable{T}"/>; its arguments are bound by name.</summary>
    public string? With { get; set; }
}

/// <summary>The topic of a subscription; arguments may stand in it as <c>{name}</c>. Without it, the topic is the method's name.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TopicAttribute(string? name = null) : Attribute
{
    /// <summary>The topic.</summary>
    public string? Name { get; } = name;
}
