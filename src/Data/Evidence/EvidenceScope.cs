using Kpi.Data.ReadModel;

namespace Kpi.Data.Evidence;

/// <summary>The branches that a number is added up from, and those of them whose rows the viewer sees.</summary>
/// <remarks>
/// By an earlier tree a number may hold a branch that now belongs to somebody else. Its facts are part of the number, as they are of the
/// value, but its rows are not shown.
/// </remarks>
internal sealed class EvidenceScope
{
    private readonly Dictionary<int, BranchNode> shown;

    public EvidenceScope(IReadOnlyCollection<BranchNode> counted, KpiReader reader)
    {
        shown = counted.Where(branch => reader.Branch(branch.Info.Code) is not null).ToDictionary(branch => branch.Id);
        Counted = Filter(counted.Select(branch => branch.Id), reader);
        Shown = Filter(shown.Keys, reader);
    }

    /// <summary>The numbers of all branches that are counted; null where that is every branch there is.</summary>
    public int[]? Counted { get; }

    /// <summary>The numbers of those whose rows are shown; null where that is every branch there is.</summary>
    public int[]? Shown { get; }

    /// <summary>The branch of a number, if its rows are shown.</summary>
    public BranchNode? Find(int id) => shown.GetValueOrDefault(id);

    // Headquarters asks for every branch: no list of them is sent then.
    private static int[]? Filter(IEnumerable<int> ids, KpiReader reader)
    {
        int[] sorted = [.. ids.Order()];
        return sorted.Length == reader.Snapshot.Tree.All.Count ? null : sorted;
    }
}
