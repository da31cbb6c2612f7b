using System.Collections.Concurrent;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Data.Revisions;

/// <summary>
/// The warehouse as it stood when a revision of a month was closed: that revision, and of every other month the last one closed by then.
/// Months that were not closed then are not there. The answer is the same whenever it is asked.
/// </summary>
internal sealed class AsOf(ClosedRevision revision, IEnumerable<ClosedRevision> all, RevisionShelf shelf)
{
    private readonly Dictionary<Month, ClosedRevision> months = all.Where(other => other.ClosedAt <= revision.ClosedAt)
        .GroupBy(other => other.Month)
        .ToDictionary(month => month.Key, month => month.Key == revision.Month ? revision : month.MaxBy(other => other.Number)!);

    private readonly ConcurrentDictionary<Month, FrozenMonth?> read = new();

    /// <summary>Which revision of a month stood then; 0 if it was not closed.</summary>
    public int NumberOf(Month month) => months.GetValueOrDefault(month)?.Number ?? 0;

    /// <summary>A branch's measures, by the tree of another month's end; null for a month that was not closed then or a branch that was not there.</summary>
    /// <param name="branchCode">The branch.</param>
    /// <param name="month">The month that was measured.</param>
    /// <param name="segment">The customers.</param>
    /// <param name="end">The month whose tree is used; the measured month's own where that one was not closed then.</param>
    public MeasureAmounts? AmountsOf(string branchCode, Month month, Segment segment, Month end) =>
        Read(month) is { } frozen ? frozen.AmountsOf(branchCode, segment, (Read(end) ?? frozen).Tree) : null;

    /// <summary>A KPI with the targets that ruled for a branch when the month was closed.</summary>
    public KpiDefinition WithTargets(KpiDefinition version, string branchCode, Month month) =>
        Read(month)?.WithTargets(version, branchCode, month) ?? version;

    private FrozenMonth? Read(Month month) =>
        read.GetOrAdd(month, asked => months.TryGetValue(asked, out var closed) ? shelf.Read(closed) : null);
}
