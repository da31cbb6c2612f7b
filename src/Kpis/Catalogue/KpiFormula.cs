using Kpi.Kpis.Values;

namespace Kpi.Kpis.Catalogue;

/// <summary>How a KPI's value comes from measures.</summary>
public abstract record KpiFormula;

/// <summary>A numerator over a denominator, both sums of measures, so that branches add before the division.</summary>
/// <param name="Numerator">What is counted.</param>
/// <param name="Denominator">What it is counted over.</param>
/// <param name="Scale">What the quotient is multiplied by: 1000 for a rate per mille.</param>
/// <param name="IsProportion">Whether the numerator counts part of the denominator, so that 0 ≤ N ≤ D and Wilson's interval holds.</param>
/// <param name="Window">The months that are added up.</param>
public sealed record RatioFormula(LinearSum Numerator, LinearSum Denominator, double Scale, bool IsProportion, KpiWindow Window)
    : KpiFormula;

/// <summary>The Kaplan–Meier median of the complaint settlement times, open complaints censored (Q04).</summary>
public sealed record SettlementMedianFormula : KpiFormula;

/// <summary>The months that a ratio adds up.</summary>
public enum KpiWindow
{
    /// <summary>The month alone.</summary>
    Month,

    /// <summary>January to the month: ΣN over the mean of the months' D (C02).</summary>
    YearToDate,
}

/// <summary>A sum of measures with coefficients: linear, so the sum of parts is the sum of the whole.</summary>
public sealed record LinearSum(IReadOnlyList<LinearTerm> Terms)
{
    /// <summary>The amount for given measures.</summary>
    public double Of(in MeasureAmounts amounts)
    {
        var sum = 0.0;
        foreach (var term in Terms)
        {
            sum += term.Coefficient * amounts[term.Measure];
        }

        return sum;
    }
}

/// <summary>A measure with its coefficient.</summary>
public readonly record struct LinearTerm(double Coefficient, Measure Measure);
