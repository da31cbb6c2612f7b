using System.Runtime.CompilerServices;
using Kpi.GraphQL.Execution;

namespace Kpi.GraphQL.Subscriptions;

/// <summary>A sequence of events as a source stream.</summary>
internal sealed class SourceStream<TMessage>(IAsyncEnumerable<TMessage> events, Func<ValueTask>? unsubscribe = null)
    : ISourceStream<TMessage>
{
    public IAsyncEnumerable<TMessage> ReadEventsAsync() => events;

    IAsyncEnumerable<object?> ISourceStream.ReadEventsAsync() => Read();

    public ValueTask DisposeAsync() => unsubscribe?.Invoke() ?? ValueTask.CompletedTask;

    private async IAsyncEnumerable<object?> Read([EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var message in events.WithCancellation(ct))
        {
            yield return message;
        }
    }
}

/// <summary>What stream resolvers give, brought to one form.</summary>
internal static class SourceStreams
{
    /// <summary>The method here that takes that type, or null when it is no stream of events.</summary>
    public static System.Reflection.MethodInfo? Wrapper(Type type)
    {
        var (name, inner) =
            type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(Task<>) || open == typeof(ValueTask<>))
                ? (open == typeof(Task<>) ? "Task" : "ValueTask", type.GetGenericArguments()[0])
                : ("", type);
        if (typeof(ISourceStream).IsAssignableFrom(inner))
        {
            return Method($"Of{name}Stream", inner);
        }

        var sequence = inner
            .GetInterfaces()
            .Prepend(inner)
            .FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
        return sequence is null ? null : Method($"Of{name}Sequence", inner, sequence.GetGenericArguments()[0]);
    }

    private static System.Reflection.MethodInfo Method(string name, params Type[] arguments) =>
        typeof(SourceStreams)
            .GetMethod(name, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(arguments);

    private static ValueTask<object?> OfStream<TStream>(TStream stream)
        where TStream : ISourceStream => new(stream);

    private static async ValueTask<object?> OfTaskStream<TStream>(Task<TStream> stream)
        where TStream : ISourceStream => await stream;

    private static async ValueTask<object?> OfValueTaskStream<TStream>(ValueTask<TStream> stream)
        where TStream : ISourceStream => await stream;

    private static ValueTask<object?> OfSequence<TSequence, TMessage>(TSequence events)
        where TSequence : IAsyncEnumerable<TMessage> => new(new SourceStream<TMessage>(events));

    private static async ValueTask<object?> OfTaskSequence<TSequence, TMessage>(Task<TSequence> events)
        where TSequence : IAsyncEnumerable<TMessage> => new SourceStream<TMessage>(await events);

    private static async ValueTask<object?> OfValueTaskSequence<TSequence, TMessage>(ValueTask<TSequence> events)
        where TSequence : IAsyncEnumerable<TMessage> => new SourceStream<TMessage>(await events);
}
