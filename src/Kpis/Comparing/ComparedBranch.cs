using Kpi.Kpis.Statistics;
using Kpi.Kpis.Statistics.Funnel;
using Kpi.Kpis.Values;

namespace Kpi.Kpis.Comparing;

/// <summary>Where a branch lies in the funnel.</summary>
public enum FunnelZone
{
    /// <summary>Within the 95% limits: no more than chance.</summary>
    Inside,

    /// <summary>Outside the 95% limits: look, no colour.</summary>
    Look,

    /// <summary>Outside the 99.8% limits: alarm.</summary>
    Alarm,
}

/// <summary>Whether a branch may be named.</summary>
public enum Naming
{
    /// <summary>Neither is certain enough.</summary>
    None,

    /// <summary>The best of its peers with a probability above 0.8.</summary>
    Best,

    /// <summary>The worst of its peers with a probability above 0.8.</summary>
    Worst,
}

/// <summary>A branch in the funnel; limits in the KPI's unit.</summary>
/// <param name="Limits">Where the limits lie for its denominator.</param>
/// <param name="Signal">On which side of which limit it lies.</param>
public sealed record FunnelPosition(FunnelLimits Limits, FunnelSignal Signal)
{
    /// <summary>How far out, whichever the side.</summary>
    public FunnelZone Zone =>
        Signal switch
        {
            FunnelSignal.Inside => FunnelZone.Inside,
            FunnelSignal.LookLow or FunnelSignal.LookHigh => FunnelZone.Look,
            _ => FunnelZone.Alarm,
        };
}

/// <summary>Whether a branch differs from the centre of the funnel, tested exactly; all 0–1.</summary>
/// <param name="PValue">The two-sided binomial p-value.</param>
/// <param name="QValue">Benjamini and Hochberg's: for lists of branches that differ.</param>
/// <param name="HolmPValue">Holm's: for sanctions.</param>
public readonly record struct TargetTest(double PValue, double QValue, double HolmPValue);

/// <summary>A branch among its peers; rank 1 is the best.</summary>
/// <param name="Expected">Its mean rank, 1 to the number of peers ranked.</param>
/// <param name="Low">The best rank that its 90% interval holds.</param>
/// <param name="High">The worst rank that it holds.</param>
/// <param name="Naming">Whether it may be named best or worst.</param>
public sealed record PeerRank(double Expected, int Low, int High, Naming Naming);

/// <summary>One branch of a comparison; values in the KPI's unit, the measured ones as its <see cref="KpiValue"/> has them.</summary>
/// <param name="Measured">What the branch shows.</param>
public sealed record ComparedBranch(KpiValue Measured)
{
    /// <summary>The branch.</summary>
    public string BranchCode => Measured.BranchCode;

    /// <summary>The numerator; null for KPIs that are no ratio.</summary>
    public double? Numerator => Measured.Numerator;

    /// <summary>The denominator.</summary>
    public double Denominator => Measured.Denominator;

    /// <summary>How far the value can be relied on; without data, of too few, not yet mature or of a running month it is left out of funnel, tests and ranks.</summary>
    public KpiState State => Measured.State;

    /// <summary>What is wrong with the value, or may be. One that cannot be is left out of funnel, tests and ranks; so is a proportion whose numerator exceeds its denominator.</summary>
    public IReadOnlyList<KpiFlagKind> Flags => Measured.Flags;

    /// <summary>The measured value; null if there was nothing to measure.</summary>
    public double? Value => Measured.Value;

    /// <summary>Its 95% confidence interval; null where the KPI has none.</summary>
    public Interval? Interval => Measured.Interval;

    /// <summary>Its place in the funnel; null if left out.</summary>
    public FunnelPosition? Funnel { get; init; }

    /// <summary>Whether it differs from the centre; null if left out.</summary>
    public TargetTest? Test { get; init; }

    /// <summary>The value pulled to the pooled one by how little the branch shows; null if left out or with too few peers.</summary>
    public double? Shrunken { get; init; }

    /// <summary>The 95% interval of the true value; null as <see cref="Shrunken"/>, and where peers differ by chance alone.</summary>
    public Interval? ShrunkenInterval { get; init; }

    /// <summary>Its rank; null if nothing is ranked or it is left out.</summary>
    public PeerRank? Rank { get; init; }
}
