using Kpi.Data.Worklists;
using Kpi.GraphQL.Types.Pagination;

namespace Kpi.Api.Worklists;

/// <summary>A page of what an outlet's customers are owed and did not get, and how much is owed in all.</summary>
[ObjectType("WorklistConnection")]
public sealed class WorklistConnection
{
    // Counted when first asked for: whoever only turns pages does not wait for it.
    private readonly Lazy<Task<WorklistTotals>> totals;

    internal WorklistConnection(Worklist list, WorklistPage page, CancellationToken cancellation)
    {
        totals = new(() => list.CountAsync(cancellation));
        Edges = [.. page.Items.Select((item, place) => new WorklistEdge(page.CursorOf(place), item))];
        PageInfo = new(
            page.HasNext,
            page.Start > 0,
            Edges is [var start, ..] ? start.Cursor : null,
            Edges is [.., var end] ? end.Cursor : null
        );
    }

    /// <summary>
    /// The items with their cursors: those that can be done now, those that cannot yet, those that cannot any more; in each by the revenue at stake, then by
    /// value, or for whoever must not know customers by the time alone.
    /// </summary>
    public IReadOnlyList<WorklistEdge> Edges { get; }

    /// <summary>The items.</summary>
    public IEnumerable<WorklistItem> Nodes => Edges.Select(edge => edge.Node);

    /// <summary>Where the page stands.</summary>
    public PageInfo PageInfo { get; }

    /// <summary>How many items there are on all pages: what is owed less what was done.</summary>
    public async Task<int> GetTotalCountAsync() => (await totals.Value).Missing;

    /// <summary>How much is owed: the denominator of the KPI that counts it, unless facts were imported since that was measured.</summary>
    public async Task<int> GetOwedCountAsync() => (await totals.Value).Owed;

    /// <summary>How much of it was done: the KPI's numerator.</summary>
    public async Task<int> GetMetCountAsync() => (await totals.Value).Met;

    /// <summary>Of how many of the items the time has not passed.</summary>
    public async Task<int> GetInTimeCountAsync() => (await totals.Value).InTime;
}

/// <summary>An item with its cursor.</summary>
/// <param name="Cursor">The place of the item, for after.</param>
/// <param name="Node">The item.</param>
[ObjectType("WorklistEdge")]
public sealed record WorklistEdge(string Cursor, WorklistItem Node);
