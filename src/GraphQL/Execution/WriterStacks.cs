using Microsoft.Extensions.ObjectPool;

namespace Kpi.GraphQL.Execution;

/// <summary>The stacks of one operation's writer, kept for the next operation.</summary>
internal sealed class WriterStacks
{
    public static readonly ObjectPool<WriterStacks> Pool = ObjectPool.Create<WriterStacks>();

    public PathStack Path { get; } = new();

    public FrameStack Frames { get; } = new();
}
