using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Kpis.Comparing;

/// <summary>What one branch of a peer group shows on a KPI.</summary>
/// <param name="BranchCode">The branch.</param>
/// <param name="Numerator">The numerator, in the numerator's own unit.</param>
/// <param name="Denominator">The denominator, 0 or more.</param>
/// <param name="State">How far the value can be relied on; without data, of too few, not yet mature or of a running month it is not compared.</param>
public readonly record struct PeerRow(string BranchCode, double Numerator, double Denominator, KpiState State = KpiState.Ok);

/// <summary>What is compared.</summary>
/// <param name="Better">Which way is better; null if neither, and then nothing is ranked.</param>
/// <param name="IsProportion">Whether the numerator counts some of the denominator; only proportions have a funnel, tests and ranks.</param>
/// <param name="Scale">What the ratio is multiplied by to get the KPI's unit.</param>
/// <param name="MinimumDenominator">Below this denominator a branch is <see cref="KpiState.SmallN"/>.</param>
/// <param name="Target">The policy's target in the KPI's unit; null to compare with the pooled value of the peers.</param>
public sealed record ComparedKpi(
    KpiDirection? Better,
    bool IsProportion,
    double Scale = 1,
    double MinimumDenominator = 30,
    double? Target = null
);
