using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Data.ReadModel;

/// <summary>
/// What one viewer sees of a snapshot: the branches below the viewer's own, and KPI values of these. Every face reads through it,
/// so scope holds whatever the query.
/// </summary>
public sealed class KpiReader(KpiWarehouse.Snapshot snapshot, BranchNode top, KpiCatalogue catalogue, KpiArithmetic arithmetic)
{
    /// <summary>The number that rises whenever measures change.</summary>
    public long DataVersion => snapshot.DataVersion;

    /// <summary>The KPIs.</summary>
    public KpiCatalogue Catalogue => catalogue;

    /// <summary>The highest branch that the viewer sees.</summary>
    public BranchNode Top => top;

    /// <summary>The months that have measures, oldest first.</summary>
    public IReadOnlyList<Month> Months => snapshot.Months;

    /// <summary>The branches that the viewer sees, each parent before its children.</summary>
    public IEnumerable<BranchNode> Branches => top.Subtree();

    /// <summary>The branch of a code; null if there is none or the viewer does not see it.</summary>
    public BranchNode? Branch(string code) => snapshot.Tree.Find(code) is { } branch && branch.IsWithin(top) ? branch : null;

    /// <summary>The branch above, as far as the viewer sees.</summary>
    public BranchNode? ParentOf(BranchNode branch) => branch == top ? null : branch.Parent;

    /// <summary>The branches above from the viewer's top down to the parent.</summary>
    public IEnumerable<BranchNode> AncestorsOf(BranchNode branch) => branch.Ancestors.Where(ancestor => ancestor.IsWithin(top));

    /// <summary>The value of a KPI; <see cref="KpiState.NoData"/> for a month that the warehouse does not have.</summary>
    /// <exception cref="ArgumentException">The viewer does not see the branch.</exception>
    public KpiValue Read(KpiDefinition kpi, BranchNode branch, Month month, Segment segment = default)
    {
        if (!branch.IsWithin(top))
        {
            throw new ArgumentException($"Branch '{branch.Info.Code}' is outside the viewer's scope.", nameof(branch));
        }

        return arithmetic.Evaluate(kpi, branch.Info.Code, month, segment, wanted => snapshot.AmountsOf(branch, wanted, segment));
    }
}
