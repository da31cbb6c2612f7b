namespace Kpi.GraphQL.Types;

/// <summary>
/// Makes a method of the subscription type a subscription field: it is called for every event, which its <c>[EventMessage]</c> parameter takes.
/// Events come from the topic <see cref="TopicAttribute"/> names, the method's name without one, or from the method that <see cref="With"/> names.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>
    /// A method of the same class that gives <c>IAsyncEnumerable&lt;T&gt;</c> or <c>ISourceStream&lt;T&gt;</c>, perhaps in a task. It takes services and the
    /// field's arguments by name; further parameters become arguments of the field.
    /// </summary>
    public string? With { get; set; }
}

/// <summary>The topic of a subscription field; on a parameter, its value is the topic.</summary>
/// <param name="name">The topic; <c>{argument}</c> stands for the value of the argument for that C# parameter, written culture-invariantly.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class TopicAttribute(string? name = null) : Attribute
{
    /// <summary>The topic with its placeholders.</summary>
    public string? Name { get; } = name;
}
