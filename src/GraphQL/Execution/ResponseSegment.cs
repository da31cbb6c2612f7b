namespace Kpi.GraphQL.Execution;

/// <summary>
/// A stretch of the response, written in one go. Fields whose values come later leave a <see cref="Hole"/>, filled by a segment of its
/// own; a nullable position that turns out null only then is remembered. Flattening joins everything.
/// </summary>
internal sealed class ResponseSegment(ResultWriter writer) : IDisposable
{
    public ResultWriter Writer { get; } = writer;

    // In the order of their positions; most responses have none.
    private List<Hole>? holes;

    // Positions to be replaced with null.
    private List<Frame>? nulled;

    public int HoleCount => holes?.Count ?? 0;

    public void Add(Hole hole) => (holes ??= []).Add(hole);

    public void Add(Frame frame) => (nulled ??= []).Add(frame);

    /// <summary>How many holes stand before a position.</summary>
    public int HolesBefore(int position) => holes?.FindIndex(hole => hole.Position >= position) is >= 0 and var first ? first : HoleCount;

    /// <summary>Forgets all holes but the first ones, because they were cut off.</summary>
    public void CutHoles(int count) => holes?.RemoveRange(count, holes.Count - count);

    public void Flatten(ResultWriter target)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var written = Writer.Written;
        if (holes is null)
        {
            target.WriteRaw(written);
            return;
        }

        var at = 0;
        var hole = 0;
        nulled?.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        foreach (var frame in nulled ?? [])
        {
            if (frame.Start < at)
            {
                continue;
            }

            for (; hole < holes.Count && holes[hole].Position < frame.Start; hole++)
            {
                at = Fill(holes[hole], written, at, target);
            }

            target.WriteRaw(written[at..frame.Start]);
            target.WriteNull();
            at = frame.End;
            while (hole < holes.Count && holes[hole].Position < frame.End)
            {
                hole++;
            }
        }

        for (; hole < holes.Count; hole++)
        {
            at = Fill(holes[hole], written, at, target);
        }

        target.WriteRaw(written[at..]);
    }

    public void Dispose()
    {
        foreach (var hole in holes ?? [])
        {
            hole.Filling?.Dispose();
        }

        Writer.Dispose();
    }

    private static int Fill(Hole hole, ReadOnlySpan<byte> written, int at, ResultWriter target)
    {
        target.WriteRaw(written[at..hole.Position]);
        if (hole.Filling is { } filling)
        {
            filling.Flatten(target);
        }
        else
        {
            target.WriteNull();
        }

        return hole.Position;
    }
}

/// <summary>A nullable position around a hole: where null goes when a non-null field inside fails (specification section 6.4.4).</summary>
internal sealed class Frame(Frame? parent, ResponseSegment segment, int start)
{
    private bool isDead;

    public int Start { get; } = start;

    public int End { get; set; }

    /// <summary>Whether this position, or one around it, is null already, so that nothing inside matters any more.</summary>
    public bool IsDead
    {
        get
        {
            for (var frame = this; frame is not null; frame = frame.Parent)
            {
                if (frame.isDead)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private Frame? Parent { get; } = parent;

    /// <summary>The position is null and what was written there is cut off already.</summary>
    public void Kill() => isDead = true;

    /// <summary>The position is null although something was written there.</summary>
    public void Null()
    {
        isDead = true;
        segment.Add(this);
    }
}

/// <summary>A field whose value comes later.</summary>
internal sealed class Hole(PlannedField field, Path path, Frame frame, int position, ValueTask<object?> value)
{
    private readonly ValueTask<object?> value = value;

    public PlannedField Field { get; } = field;

    public Path Path { get; } = path;

    public Frame Frame { get; } = frame;

    public int Position { get; } = position;

    /// <summary>What goes there, once known.</summary>
    public ResponseSegment? Filling { get; set; }

    /// <summary>The value; throws what the resolver threw. To be called once, after completion.</summary>
    public object? Result => value.GetAwaiter().GetResult();

    public void OnCompleted(Action<Hole> completed)
    {
        var awaiter = value.GetAwaiter();
        awaiter.UnsafeOnCompleted(() => completed(this));
    }
}
