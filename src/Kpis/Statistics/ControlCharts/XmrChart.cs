using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Statistics.ControlCharts;

/// <summary>What the latest point says (spec section 3.3). One month never turns a branch red or green by itself.</summary>
public enum VariationIcon
{
    /// <summary>Within what the process does anyway.</summary>
    CommonCause,

    /// <summary>Special cause for the better, upwards.</summary>
    ImprovementHigh,

    /// <summary>Special cause for the better, downwards.</summary>
    ImprovementLow,

    /// <summary>Special cause for the worse, upwards.</summary>
    ConcernHigh,

    /// <summary>Special cause for the worse, downwards.</summary>
    ConcernLow,

    /// <summary>Special cause in a KPI of which neither way is better.</summary>
    Neutral,
}

/// <summary>Whether the process as it is will reach the target (spec section 3.3).</summary>
public enum AssuranceIcon
{
    /// <summary>P: every month, as long as nothing changes.</summary>
    Pass,

    /// <summary>?: some months do, by chance.</summary>
    HitOrMiss,

    /// <summary>F: no month does, unless something changes.</summary>
    Fail,
}

/// <summary>An XmR chart: a series with its limits and signals.</summary>
/// <param name="Values">The series, oldest first, in the KPI's unit.</param>
/// <param name="Limits">Mean and limits; null if there are too few points.</param>
/// <param name="Causes">What each point breaks; empty without limits.</param>
/// <param name="Variation">The judgement on the latest point; null without limits.</param>
/// <param name="Assurance">How the limits stand to the target; null without limits, target or direction.</param>
public sealed record XmrChart(
    IReadOnlyList<double> Values,
    XmrLimits? Limits,
    IReadOnlyList<SpecialCauses> Causes,
    VariationIcon? Variation,
    AssuranceIcon? Assurance
)
{
    /// <summary>Draws and judges a series.</summary>
    /// <param name="values">Closed months, oldest first, in the KPI's unit.</param>
    /// <param name="better">Which way is better; null if neither.</param>
    /// <param name="target">The target, in the KPI's unit; null if there is none.</param>
    /// <param name="options">Baseline, screening and run length; the specification's if not given.</param>
    /// <exception cref="ArgumentException">A value is not a finite number.</exception>
    public static XmrChart Of(IReadOnlyList<double> values, KpiDirection? better, double? target = null, XmrOptions? options = null)
    {
        var chosen = options ?? XmrOptions.Default;
        if (XmrLimits.Of(values, chosen) is not { } limits)
        {
            return new(values, null, [], null, null);
        }

        var rules = new SpecialCauseRules(values, limits, chosen);
        var causes = rules.Find();
        return new(values, limits, causes, Judge(rules, causes, better), Assure(limits, better, target));
    }

    private static VariationIcon Judge(SpecialCauseRules rules, SpecialCauses[] causes, KpiDirection? better)
    {
        var latest = causes.Length - 1;
        var isHigh = (causes[latest] == SpecialCauses.Trend ? rules.Step(latest) : rules.Side(latest)) > 0;
        return (causes[latest], better, isHigh) switch
        {
            (SpecialCauses.None, _, _) => VariationIcon.CommonCause,
            (_, null, _) => VariationIcon.Neutral,
            (_, KpiDirection.Higher, true) => VariationIcon.ImprovementHigh,
            (_, KpiDirection.Lower, false) => VariationIcon.ImprovementLow,
            (_, _, true) => VariationIcon.ConcernHigh,
            _ => VariationIcon.ConcernLow,
        };
    }

    private static AssuranceIcon? Assure(XmrLimits limits, KpiDirection? better, double? target) =>
        (target, better) switch
        {
            (null, _) or (_, null) => null,
            _ when target > limits.Upper => better == KpiDirection.Higher ? AssuranceIcon.Fail : AssuranceIcon.Pass,
            _ when target < limits.Lower => better == KpiDirection.Higher ? AssuranceIcon.Pass : AssuranceIcon.Fail,
            _ => AssuranceIcon.HitOrMiss,
        };
}
