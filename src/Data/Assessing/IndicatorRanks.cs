using System.Collections.Concurrent;
using Kpi.Kpis;
using Kpi.Kpis.Assessment;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Comparing;
using Kpi.Kpis.Values;

namespace Kpi.Data.Assessing;

/// <summary>
/// Where branches stand among their peers on one indicator, with 90% intervals (spec section 3.6). Made when first asked for, once a group and
/// indicator.
/// </summary>
internal sealed class IndicatorRanks(Month month, ILookup<PeerGroup, IReadOnlyList<KpiValue>> values)
{
    private readonly ConcurrentDictionary<(PeerGroup Group, string Kpi), Lazy<Dictionary<string, PeerRank?>>> known = new();

    /// <summary>A branch's rank; null if it is not compared or its peers are not ranked.</summary>
    public PeerRank? Of(PeerGroup group, KpiDefinition kpi, string branchCode) =>
        known.GetOrAdd((group, kpi.Id), _ => new(() => Rank(group, kpi))).Value[branchCode];

    private Dictionary<string, PeerRank?> Rank(PeerGroup group, KpiDefinition kpi)
    {
        KpiValue[] peers = [.. values[group].Select(branch => branch.First(value => value.Kpi.Id == kpi.Id))];
        return Comparison
            .Of(kpi.At(month), peers)
            .Branches.ToDictionary(branch => branch.BranchCode, branch => branch.Rank, StringComparer.Ordinal);
    }
}
