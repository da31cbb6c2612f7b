using Kpi.Data.Evidence;
using Kpi.GraphQL.Types.Pagination;

namespace Kpi.Api.Evidence;

/// <summary>A page of the rows behind a number, and what all of them sum to.</summary>
[ObjectType("EvidenceConnection")]
public sealed class EvidenceConnection
{
    private readonly CellEvidence evidence;

    // Counted when first asked for: whoever only turns pages does not wait for it.
    private readonly Lazy<Task<EvidenceTotals>> totals;

    internal EvidenceConnection(CellEvidence evidence, EvidencePage page, bool isFirst, CancellationToken cancellation)
    {
        this.evidence = evidence;
        totals = new(() => evidence.CountAsync(cancellation));
        Edges = [.. page.Rows.Select((row, place) => new EvidenceEdge(page.Places[place], row))];
        PageInfo = new(page.HasNext, !isFirst, page.Places is [var start, ..] ? start : null, page.Places is [.., var end] ? end : null);
    }

    /// <summary>The rows with their cursors: those of the numerator first, then by kind of fact, month and key.</summary>
    public IReadOnlyList<EvidenceEdge> Edges { get; }

    /// <summary>The rows.</summary>
    public IEnumerable<EvidenceRow> Nodes => Edges.Select(edge => edge.Node);

    /// <summary>Where the page stands.</summary>
    public PageInfo PageInfo { get; }

    /// <summary>The number as it was when it was read.</summary>
    public EvidenceCell Cell => evidence.Cell;

    /// <summary>How many rows there are on all pages.</summary>
    public async Task<int> GetTotalCountAsync() => (int)(await totals.Value).Rows;

    /// <summary>
    /// How many more rows add to the number that the viewer does not see: by an earlier branch tree it may hold a branch that belongs to somebody else today.
    /// </summary>
    public async Task<int> GetWithheldCountAsync() => (int)(await totals.Value).Withheld;

    /// <summary>The numerator that all rows sum to now, the withheld ones among them.</summary>
    public async Task<double> GetNumeratorAsync() => (await totals.Value).Numerator;

    /// <summary>The denominator that all rows sum to now, the withheld ones among them.</summary>
    public async Task<double> GetDenominatorAsync() => (await totals.Value).Denominator;

    /// <summary>Whether both are those of the number as it was read, but for the rounding of sums.</summary>
    public async Task<bool> GetMatchesAsync() => (await totals.Value).Match(Cell);

    /// <summary>What is to be kept in mind; null if the rows are those that the number was counted from.</summary>
    public async Task<EvidenceWarning?> GetWarningAsync() =>
        evidence.IsMeasuredAgain || (await totals.Value).HasUnmeasured || !await GetMatchesAsync() ? EvidenceWarning.EvidenceStale : null;
}

/// <summary>A row with its cursor.</summary>
/// <param name="Cursor">The place of the row, for after.</param>
/// <param name="Node">The row.</param>
[ObjectType("EvidenceEdge")]
public sealed record EvidenceEdge(string Cursor, EvidenceRow Node);

/// <summary>What is to be kept in mind about evidence.</summary>
public enum EvidenceWarning
{
    /// <summary>
    /// Facts came in or were corrected after the number was read, or after the closing that it was asked as of: the rows are those of today. Where matches is
    /// true they sum to the number all the same.
    /// </summary>
    EvidenceStale,
}
