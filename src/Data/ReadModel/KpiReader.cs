using System.Collections.Concurrent;
using Kpi.Data.Revisions;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Data.ReadModel;

/// <summary>
/// What one viewer sees of a snapshot: the branches below the viewer's own, and KPI values of these. Every face reads through it,
/// so scope holds whatever the query. It holds the months that it has read: one question reads a month once, however little the warehouse
/// keeps, so a reader is for one question or report.
/// </summary>
public sealed class KpiReader(KpiWarehouse.Snapshot snapshot, BranchNode top, KpiCatalogue catalogue, KpiArithmetic arithmetic)
{
    private readonly ConcurrentDictionary<Month, MonthMeasures?> months = new();
    private readonly ConcurrentDictionary<RevisionId, AsOf?> revisions = new();
    private readonly Func<Month, MonthMeasures?> load = snapshot.MeasuresOf;

    /// <summary>The number that rises whenever measures change.</summary>
    public long DataVersion => snapshot.DataVersion;

    /// <summary>What the viewer sees a part of.</summary>
    internal KpiWarehouse.Snapshot Snapshot => snapshot;

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

    /// <summary>The branches right below a branch when a month ended, as far as the viewer sees them today.</summary>
    public IEnumerable<BranchNode> ChildrenAtEndOf(Month month, BranchNode branch) =>
        Today(snapshot.TreeAtEndOf(month).Find(branch.Id)?.Children ?? []);

    /// <summary>The branches above a branch when a month ended, as far as the viewer sees them today, top first.</summary>
    public IEnumerable<BranchNode> AncestorsAtEndOf(Month month, BranchNode branch) =>
        Today(snapshot.TreeAtEndOf(month).Find(branch.Id)?.Ancestors ?? []);

    /// <summary>How far the closing of a month has come, with the number of its last revision.</summary>
    public MonthRevision ClosingOf(Month month) => snapshot.Closings.State(month);

    /// <summary>A month's revisions, oldest first; none if it was never closed.</summary>
    public IEnumerable<ClosedRevision> RevisionsOf(Month month) => snapshot.Closings.Of(month);

    /// <summary>The value of a KPI; <see cref="KpiState.NoData"/> for a month that the warehouse does not have.</summary>
    /// <param name="kpi">What to measure.</param>
    /// <param name="branch">Of which branch.</param>
    /// <param name="month">Of which month.</param>
    /// <param name="segment">Of which customers.</param>
    /// <param name="period">The month's or the year's so far.</param>
    /// <param name="asOf">The warehouse as it stood when this revision was closed, always as-was; null for the warehouse as it is.</param>
    /// <param name="hierarchy">
    /// By which tree other branches are added to this one. One value has one tree: as-was, the year so far is added up by the tree of its
    /// last month's end.
    /// </param>
    /// <exception cref="ArgumentException">The viewer does not see the branch.</exception>
    /// <exception cref="DataException"><c>REVISION_UNKNOWN</c>: there is no such revision.</exception>
    public KpiValue Read(
        KpiDefinition kpi,
        BranchNode branch,
        Month month,
        Segment segment = default,
        KpiPeriod period = KpiPeriod.Month,
        RevisionId? asOf = null,
        Hierarchy hierarchy = Hierarchy.AsIs
    ) =>
        branch.IsWithin(top)
            ? ReadAny(kpi, branch, month, segment, period, asOf, hierarchy)
            : throw new ArgumentException($"Branch '{branch.Info.Code}' is outside the viewer's scope.", nameof(branch));

    /// <summary>
    /// The value of a KPI of any branch, in the viewer's scope or not: for what a branch's place among its peers is made of. The value of a
    /// branch out of scope goes no further.
    /// </summary>
    internal KpiValue ReadAny(
        KpiDefinition kpi,
        BranchNode branch,
        Month month,
        Segment segment,
        KpiPeriod period,
        RevisionId? asOf,
        Hierarchy hierarchy
    ) =>
        asOf is { } revision ? ReadRevision(kpi, branch, month, segment, period, revision)
        : hierarchy == Hierarchy.AsIs ? ReadLive(kpi, branch, snapshot.Tree, month, segment, period)
        : ReadLive(kpi, branch, snapshot.TreeAtEndOf(month), month, segment, period) with { HierarchyAsOf = month.LastDay };

    /// <summary>The whole branch tree as it stood when a month ended, or, as of a revision, as it was frozen.</summary>
    /// <exception cref="DataException"><c>REVISION_UNKNOWN</c>: there is no such revision.</exception>
    internal BranchTree TreeAtEndOf(Month month, RevisionId? asOf) =>
        asOf is { } revision && StandingAt(revision).TreeOf(month) is { } frozen ? frozen : snapshot.TreeAtEndOf(month);

    /// <summary>The same a month earlier; null before the first month.</summary>
    public KpiValue? Previous(KpiValue value) => Again(value, value.Month.Previous, value.Period);

    /// <summary>The same a year earlier; null before the first month.</summary>
    public KpiValue? YearAgo(KpiValue value) => Again(value, value.Month.YearAgo, value.Period);

    /// <summary>The same from January to the month; null for a month that the warehouse does not have.</summary>
    public KpiValue? YearToDate(KpiValue value) => Again(value, value.Month, KpiPeriod.YearToDate);

    /// <summary>The warehouse as it stood when a revision was closed.</summary>
    /// <exception cref="DataException"><c>REVISION_UNKNOWN</c>: there is no such revision.</exception>
    internal AsOf StandingAt(RevisionId revision) =>
        revisions.GetOrAdd(revision, snapshot.AsOf) ?? throw RevisionDiff.Unknown(revision.Month, revision.Number);

    private IEnumerable<BranchNode> Today(IEnumerable<BranchNode> then) =>
        then.Select(branch => Branch(branch.Info.Code)).OfType<BranchNode>();

    private KpiValue? Again(KpiValue value, Month month, KpiPeriod period) =>
        Months.Contains(month) && Branch(value.BranchCode) is { } branch
            // The catalogue's entry, not the value's: its versions count every month.
            ? Read(catalogue.Find(value.Kpi.Id) ?? value.Kpi, branch, month, value.Segment, period, value.AsOf, HierarchyOf(value))
            : null;

    /// <summary>By which tree a value is added up.</summary>
    internal static Hierarchy HierarchyOf(KpiValue value) => value.HierarchyAsOf is null ? Hierarchy.AsIs : Hierarchy.AsWas;

    private KpiValue ReadLive(KpiDefinition kpi, BranchNode branch, BranchTree tree, Month month, Segment segment, KpiPeriod period)
    {
        var standing = tree.Find(branch.Id);
        var ruled = snapshot.Targets.Apply(kpi.At(month), standing?.Info ?? branch.Info, month.Year);
        return arithmetic.Evaluate(ruled, branch.Info.Code, month, segment, Amounts, period, snapshot.Closings.State(month));

        MeasureAmounts? Amounts(Month wanted, Segment some) =>
            standing is null ? null : months.GetOrAdd(wanted, load)?.Over(tree)[standing, some];
    }

    private KpiValue ReadRevision(KpiDefinition kpi, BranchNode branch, Month month, Segment segment, KpiPeriod period, RevisionId revision)
    {
        var then = StandingAt(revision);
        var closed = new MonthRevision(MonthClosing.Closed, then.NumberOf(month));
        var ruled = then.WithTargets(kpi.At(month), branch.Info.Code, month);
        return arithmetic.Evaluate(ruled, branch.Info.Code, month, segment, Amounts, period, closed) with
        {
            AsOf = revision,
            HierarchyAsOf = month.LastDay,
        };

        MeasureAmounts? Amounts(Month wanted, Segment some) => then.AmountsOf(branch.Info.Code, wanted, some, month);
    }
}
