using System.Runtime.InteropServices;

namespace Kpi.GraphQL.Execution;

/// <summary>The response path while writing, kept in an array so that a path object is made only for errors and later values.</summary>
internal sealed class PathStack
{
    private Entry[] entries = new Entry[16];
    private int count;
    private Path? root;

    public void Reset(Path? path)
    {
        root = path;
        count = 0;
    }

    public int Depth => count;

    public void Push(string name) => Push(new Entry(name, -1));

    public void Push(int index) => Push(new Entry(null, index));

    /// <summary>Replaces the innermost list index.</summary>
    public void Index(int index) => entries[count - 1] = new Entry(null, index);

    public void Pop() => count--;

    /// <summary>Goes back to a depth, after an exception.</summary>
    public void Cut(int depth) => count = depth;

    public Path? ToPath()
    {
        var path = root;
        for (var i = 0; i < count; i++)
        {
            path = entries[i].Name is { } name ? Path.Of(path, name) : Path.Of(path, entries[i].Index);
        }

        return path;
    }

    private void Push(Entry entry)
    {
        if (count == entries.Length)
        {
            Array.Resize(ref entries, count * 2);
        }

        entries[count++] = entry;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(string? Name, int Index);
}
