using System.Runtime.InteropServices;

namespace Kpi.GraphQL.Execution;

/// <summary>The nullable positions around the one being written. A <see cref="Frame"/> is made only when a hole needs it.</summary>
internal sealed class FrameStack
{
    private Entry[] entries = new Entry[16];
    private int count;
    private Frame outermost = null!;

    public void Reset(Frame frame)
    {
        outermost = frame;
        count = 0;
    }

    public void Push(int start)
    {
        if (count == entries.Length)
        {
            Array.Resize(ref entries, count * 2);
        }

        entries[count++] = new Entry { Start = start };
    }

    /// <summary>The innermost position is complete.</summary>
    public void Pop(int end, bool isNull)
    {
        if (entries[--count].Frame is { } frame)
        {
            frame.End = end;
            if (isNull)
            {
                frame.Kill();
            }
        }
    }

    /// <summary>Leaves every position that began at or after an offset, because an exception cut it off.</summary>
    public void Cut(int start)
    {
        while (count > 0 && entries[count - 1].Start >= start)
        {
            entries[--count].Frame?.Kill();
        }
    }

    /// <summary>The innermost nullable position, with those around it.</summary>
    public Frame Innermost(ResponseSegment segment)
    {
        var parent = outermost;
        for (var i = 0; i < count; i++)
        {
            parent = entries[i].Frame ??= new Frame(parent, segment, entries[i].Start);
        }

        return parent;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Entry
    {
        public int Start;
        public Frame? Frame;
    }
}
