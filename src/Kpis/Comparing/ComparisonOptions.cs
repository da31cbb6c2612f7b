using Kpi.Kpis.Statistics;
using Kpi.Kpis.Statistics.Funnel;
using Kpi.Kpis.Statistics.Ranking;

namespace Kpi.Kpis.Comparing;

/// <summary>How peers are compared. The defaults are those of spec section 3.</summary>
public sealed record ComparisonOptions
{
    /// <summary>The specification's.</summary>
    public static readonly ComparisonOptions Default = new();

    /// <summary>The normal quantile of the intervals' level: 95%.</summary>
    public double Z { get; init; } = Wilson.Z95;

    /// <summary>The funnel's levels.</summary>
    public FunnelOptions Funnel { get; init; } = FunnelOptions.Default;

    /// <summary>Least peers, rank method, levels.</summary>
    public RankingOptions Ranking { get; init; } = RankingOptions.Default;

    /// <summary>A branch differs from the target if its q-value (for lists) or Holm's p-value (for sanctions) is below this.</summary>
    public double Significance { get; init; } = 0.05;
}
