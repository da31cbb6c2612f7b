using System.Collections.Concurrent;

namespace Kpi.GraphQL.Tests.Sample;

/// <summary>Where resolvers wait as long as a test wants them to. A gate is open until it is closed by its name.</summary>
public sealed class Gates
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> closed = new(StringComparer.Ordinal);
    private int waiting;

    /// <summary>How many resolvers wait.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    public void Close(string name) => closed[name] = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open(string name)
    {
        if (closed.TryRemove(name, out var gate))
        {
            gate.SetResult();
        }
    }

    /// <summary>Waits until the gate is open, or the request is cancelled.</summary>
    public async Task Pass(string name, CancellationToken ct)
    {
        if (!closed.TryGetValue(name, out var gate))
        {
            return;
        }

        Interlocked.Increment(ref waiting);
        try
        {
            await gate.Task.WaitAsync(ct);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }
}

/// <summary>A number that mutations change.</summary>
public sealed class Counter
{
    public int Value { get; set; }
}
