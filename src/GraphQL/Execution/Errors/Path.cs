namespace Kpi.GraphQL;

/// <summary>Where in the response something stands: response keys and list indexes from the root (specification section 7.1.2).</summary>
public sealed class Path
{
    private Path(Path? parent, string? name, int index)
    {
        Parent = parent;
        Name = name;
        Index = index;
        Depth = (parent?.Depth ?? 0) + 1;
    }

    /// <summary>The enclosing path; null directly under the root.</summary>
    public Path? Parent { get; }

    /// <summary>The response key, unless this is a list index.</summary>
    public string? Name { get; }

    /// <summary>The list index, unless this is a response key.</summary>
    public int Index { get; }

    /// <summary>The number of segments.</summary>
    public int Depth { get; }

    /// <summary>A key under a path; null is the root.</summary>
    public static Path Of(Path? parent, string name) => new(parent, name, -1);

    /// <summary>An index under a path; null is the root.</summary>
    public static Path Of(Path? parent, int index) => new(parent, null, index);

    /// <summary>The segments from the root: strings and integers.</summary>
    public IReadOnlyList<object> ToList()
    {
        var segments = new List<object>();
        for (var path = this; path is not null; path = path.Parent)
        {
            segments.Add(path.Name ?? (object)path.Index);
        }

        segments.Reverse();
        return segments;
    }

    /// <summary>The path as <c>/branches/0/name</c>.</summary>
    public string Print() => "/" + string.Join('/', ToList());

    /// <inheritdoc />
    public override string ToString() => Print();
}
