using Kpi.Data.Evidence;
using Kpi.Data.ReadModel;

namespace Kpi.Data.Tests.Evidence;

/// <summary>Reads evidence page by page to its end.</summary>
internal static class AllRows
{
    public static CustomerPseudonyms Pseudonyms { get; } = new([.. Enumerable.Range(1, 32).Select(part => (byte)part)]);

    public static EvidenceReader ReaderOf(KpiReader reader) => new(reader, Pseudonyms);

    public static async Task<List<EvidenceRow>> AllRowsAsync(this CellEvidence evidence, int pageSize, bool namesCustomers = false)
    {
        var rows = new List<EvidenceRow>();
        var places = new HashSet<string>(StringComparer.Ordinal);
        EvidencePage page;
        string? after = null;
        do
        {
            page = await evidence.ReadAsync(pageSize, after, namesCustomers, TestContext.Current.CancellationToken);
            page.Rows.Count.ShouldBeLessThanOrEqualTo(pageSize);
            page.Places.ShouldAllBe(place => places.Add(place), "each row comes once");
            rows.AddRange(page.Rows);
            after = page.Places is [.., var last] ? last : null;
        } while (page.HasNext);

        return rows;
    }
}
