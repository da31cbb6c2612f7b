using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics.ControlCharts;
using Kpi.Kpis.Values;

namespace Kpi.Api.Branches;

/// <summary>
/// A control chart (XmR) of a trend (spec section 3.3): what the branch does anyway, and what it does not. The first twelve points that can be judged set mean and
/// limits; months that cannot (running, not mature, too few, impossible), and those of an earlier definition, are left out.
/// </summary>
/// <param name="Mean">The mean of the baseline, in the KPI's unit.</param>
/// <param name="Lower">The lower limit, which points are tested against; it may lie below the least possible value.</param>
/// <param name="Upper">The upper limit, which points are tested against.</param>
/// <param name="IsTrial">Whether there are fewer than twelve points, so that the limits will yet change.</param>
/// <param name="Points">The points, oldest first.</param>
/// <param name="Variation">What the latest point says.</param>
/// <param name="Assurance">Whether the branch will reach the latest point's target as it is; null without target or direction.</param>
public sealed record SpcChart(
    double Mean,
    double Lower,
    double Upper,
    bool IsTrial,
    IReadOnlyList<SpcPoint> Points,
    VariationIcon Variation,
    AssuranceIcon? Assurance
)
{
    /// <summary>Charts a trend; null with fewer than six points that can be judged.</summary>
    internal static SpcChart? Of(IReadOnlyList<KpiValue> trend)
    {
        if (trend.LastOrDefault(IsCharted) is not { } latest)
        {
            return null;
        }

        var points = trend.Where(point => IsCharted(point) && point.Version == latest.Version).ToList();
        KpiDirection? better = latest.Kpi.Direction == KpiDirection.Neutral ? null : latest.Kpi.Direction;
        var chart = XmrChart.Of([.. points.Select(point => point.Value!.Value)], better, latest.Target);
        return chart is { Limits: { } limits, Variation: { } variation }
            ? new(
                limits.Mean,
                limits.Lower,
                limits.Upper,
                limits.IsTrial,
                [.. points.Zip(chart.Causes, (point, causes) => new SpcPoint(point, [.. SpcPoint.Each(causes)]))],
                variation,
                chart.Assurance
            )
            : null;
    }

    private static bool IsCharted(KpiValue value) => value.Value is not null && value.State.IsJudged() && !value.IsImpossible;
}

/// <summary>A month of a control chart.</summary>
/// <param name="Value">The value.</param>
/// <param name="Causes">Why it is not what the branch does anyway; mostly nothing.</param>
public sealed record SpcPoint(KpiValue Value, IReadOnlyList<SpecialCause> Causes)
{
    internal static IEnumerable<SpecialCause> Each(SpecialCauses causes) =>
        Enum.GetValues<SpecialCause>().Where(cause => causes.HasFlag((SpecialCauses)cause));
}

/// <summary>A rule by which a point is not what the branch does anyway.</summary>
public enum SpecialCause
{
    /// <summary>It is outside a limit.</summary>
    Outside = SpecialCauses.Outside,

    /// <summary>It is one of seven or more consecutive points on one side of the mean.</summary>
    Shift = SpecialCauses.Shift,

    /// <summary>It is one of seven or more consecutive points that rise, or that fall.</summary>
    Trend = SpecialCauses.Trend,

    /// <summary>It is one of two in three consecutive points, all on one side, that lie in the outer third within the limit.</summary>
    TwoOfThree = SpecialCauses.TwoOfThree,
}
