namespace Kpi.GraphQL.Types.Pagination;

/// <summary>A page of a connection. A resolver under <c>[UsePaging]</c> may return one itself, for example after paging in a database.</summary>
public abstract class Connection
{
    private protected Connection(PageInfo pageInfo, int totalCount)
    {
        PageInfo = pageInfo;
        TotalCount = totalCount;
    }

    /// <summary>Where the page stands.</summary>
    public PageInfo PageInfo { get; }

    /// <summary>The number of items on all pages; -1 when not counted.</summary>
    public int TotalCount { get; }

    internal abstract IReadOnlyList<Edge> BoxedEdges { get; }
}

/// <summary>A page of items of one type.</summary>
public sealed class Connection<T>(IReadOnlyList<Edge<T>> edges, PageInfo pageInfo, int totalCount = -1) : Connection(pageInfo, totalCount)
{
    /// <summary>The items with their cursors.</summary>
    public IReadOnlyList<Edge<T>> Edges { get; } = edges;

    internal override IReadOnlyList<Edge> BoxedEdges => Edges;
}

/// <summary>An item with its cursor.</summary>
public abstract class Edge
{
    private protected Edge(string cursor) => Cursor = cursor;

    /// <summary>The opaque place of the item, for <c>after</c> and <c>before</c>.</summary>
    public string Cursor { get; }

    internal abstract object? BoxedNode { get; }
}

/// <summary>An item of one type with its cursor.</summary>
public sealed class Edge<T>(T node, string cursor) : Edge(cursor)
{
    /// <summary>The item.</summary>
    public T Node { get; } = node;

    internal override object? BoxedNode => Node;
}

/// <summary>Where a page stands in its connection.</summary>
/// <param name="HasNextPage">Whether items follow.</param>
/// <param name="HasPreviousPage">Whether items precede.</param>
/// <param name="StartCursor">The first item's cursor; null on an empty page.</param>
/// <param name="EndCursor">The last item's cursor; null on an empty page.</param>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
