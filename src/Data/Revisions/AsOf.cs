using System.Collections.Concurrent;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Data.Revisions;

/// <summary>The warehouse as it stood at one time: of every month that was there one state of its measures, over its own branch tree.</summary>
internal sealed class AsOf
{
    private readonly Dictionary<Month, ClosedRevision> months;
    private readonly Func<ClosedRevision, FrozenMonth> load;
    private readonly ConcurrentDictionary<Month, FrozenMonth?> read = new();

    /// <summary>
    /// As it stood when a revision of a month was closed: that revision, and of every other month the last one closed by then. Months that
    /// were not closed then are not there. The answer is the same whenever it is asked.
    /// </summary>
    public AsOf(ClosedRevision revision, IEnumerable<ClosedRevision> all, Func<ClosedRevision, FrozenMonth> load)
        : this(
            all.Where(other => other.DataVersion <= revision.DataVersion)
                .GroupBy(other => other.Month)
                .ToDictionary(month => month.Key, month => month.Key == revision.Month ? revision : month.MaxBy(other => other.Number)!),
            load
        ) { }

    private AsOf(Dictionary<Month, ClosedRevision> months, Func<ClosedRevision, FrozenMonth> load) =>
        (this.months, this.load) = (months, load);

    /// <summary>As it stands now, for values of one month, in the form in which it would be closed.</summary>
    public static async Task<AsOf> NowAsync(
        WarehouseContext db,
        Month month,
        Closings closings,
        Func<ClosedRevision, FrozenMonth> load,
        BusinessClock clock,
        CancellationToken cancellation
    )
    {
        var states = new Dictionary<Month, ClosedRevision>();
        var live = new Dictionary<Month, FrozenMonth>();
        foreach (var measured in closings.Measured.Where(other => other >= month.AddMonths(-Closings.LookBack) && other <= month))
        {
            // Its own targets and tree may have changed without its being measured again.
            if (measured != month && closings.Held(measured) is { } held)
            {
                states.Add(measured, held);
                continue;
            }

            live.Add(measured, FrozenMonth.Of(await CanonicalMeasures.OfAsync(db, measured, clock, cancellation)));
            states.Add(measured, new(measured, Number: 0, Fingerprint: "", clock.Now, ClosedBy: "", DataVersion: 0));
        }

        return new(states, state => state.Number == 0 ? live[state.Month] : load(state));
    }

    /// <summary>The revision of a month that stood then; null if it was not closed.</summary>
    public ClosedRevision? RevisionOf(Month month) => months.GetValueOrDefault(month);

    /// <summary>Its number; 0 if it was not closed.</summary>
    public int NumberOf(Month month) => RevisionOf(month)?.Number ?? 0;

    /// <summary>The branch tree as it stood at a month's end; null for a month that was not there then.</summary>
    public BranchTree? TreeOf(Month month) => Read(month)?.Tree;

    /// <summary>A branch's measures, by the tree of another month's end; null for a month that was not there then or a branch that was not there.</summary>
    /// <param name="branchCode">The branch.</param>
    /// <param name="month">The month that was measured.</param>
    /// <param name="segment">The customers.</param>
    /// <param name="end">The month whose tree is used; the measured month's own where that one was not there then.</param>
    public MeasureAmounts? AmountsOf(string branchCode, Month month, Segment segment, Month end) =>
        Read(month) is { } frozen ? frozen.AmountsOf(branchCode, segment, (Read(end) ?? frozen).Tree) : null;

    /// <summary>A KPI with the targets that ruled for a branch when the month was closed.</summary>
    public KpiDefinition WithTargets(KpiDefinition version, string branchCode, Month month) =>
        Read(month)?.WithTargets(version, branchCode, month) ?? version;

    private FrozenMonth? Read(Month month) => read.GetOrAdd(month, asked => months.TryGetValue(asked, out var state) ? load(state) : null);
}
