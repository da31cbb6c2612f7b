using Kpi.Api.Security;
using Kpi.Data.Evidence;
using Kpi.GraphQL.CostAnalysis.Types;

namespace Kpi.Api.Evidence;

/// <summary>From a number to the rows behind it.</summary>
[QueryType]
public static class EvidenceQueries
{
    private const int MostRows = 100;

    /// <summary>
    /// The rows behind a number: every fact that adds to its numerator or denominator, and what they sum to. Rows of branches that the viewer does not see are
    /// not among them. Errors: EVIDENCE_UNKNOWN, EVIDENCE_NOT_KEPT, EVIDENCE_CURSOR_INVALID, PAGE_INVALID.
    /// </summary>
    /// <param name="token">What the field evidence of a value gave.</param>
    /// <param name="first">How many rows, 1 to 100.</param>
    /// <param name="after">Gives rows after this cursor.</param>
    /// <param name="evidence">What the viewer may see the rows of.</param>
    /// <param name="tokens">Knows the installation's tokens.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="cancellation">Stops reading.</param>
    [ListSize(AssumedSize = MostRows, SlicingArguments = ["first"], SizedFields = ["edges", "nodes"])]
    public static async Task<EvidenceConnection> GetEvidenceAsync(
        [ID] string token,
        string? after,
        EvidenceReader evidence,
        EvidenceTokens tokens,
        Viewer viewer,
        CancellationToken cancellation,
        int first = MostRows
    )
    {
        if (first is < 1 or > MostRows)
        {
            throw KpiErrors.InvalidPage(first, MostRows);
        }

        var found = evidence.Find(tokens.Open(token) ?? throw EvidenceReader.Unknown());
        var page = await found.ReadAsync(first, after, viewer.SeesCustomers, cancellation);
        return new(found, page, isFirst: after is null, cancellation);
    }
}
