using Kpi.Kpis.Values;

namespace Kpi.Kpis.Catalogue;

/// <summary>How a KPI's value comes from measures.</summary>
public abstract record KpiFormula
{
    /// <summary>How branches add up.</summary>
    public abstract RollUp RollUp { get; }

    /// <summary>How months add up.</summary>
    public virtual MonthsRule Months { get; init; }

    /// <summary>The measures that the value is made of, each once; none where it comes from durations.</summary>
    public IReadOnlyList<Measure> Measures =>
        [
            .. (
                this switch
                {
                    RatioFormula ratio => ratio.Numerator.Terms.Concat(ratio.Denominator.Terms).Select(term => term.Measure),
                    SumFormula sum => sum.Sums.SelectMany(part => part.Terms).Select(term => term.Measure),
                    NetPromoterFormula promoters => promoters
                        .Promoters.Terms.Concat(promoters.Detractors.Terms)
                        .Concat(promoters.Responses.Terms)
                        .Select(term => term.Measure),
                    AnnualisedFormula annualised => annualised.Of.Formula.Measures,
                    YearOnYearFormula change => change.Of.Formula.Measures,
                    _ => Enumerable.Empty<Measure>(),
                }
            ).Distinct(),
        ];
}

/// <summary>A numerator over a denominator, both sums of measures, so that branches add before the division.</summary>
/// <param name="Numerator">What is counted.</param>
/// <param name="Denominator">What it is counted over.</param>
/// <param name="Scale">What the quotient is multiplied by: 1000 for a rate per mille.</param>
/// <param name="IsProportion">Whether the numerator counts part of the denominator, so that 0 ≤ N ≤ D and Wilson's interval holds.</param>
/// <param name="Window">The months that a value looks at.</param>
public sealed record RatioFormula(LinearSum Numerator, LinearSum Denominator, double Scale, bool IsProportion, KpiWindow Window)
    : KpiFormula
{
    /// <inheritdoc/>
    public override RollUp RollUp => RollUp.RatioOfSums;
}

/// <summary>A plain sum, such as an amount of money (R03).</summary>
/// <param name="Amount">What is summed.</param>
/// <param name="Observations">How many things the sum is over, for the minimum denominator.</param>
/// <param name="Baseline">What would have come without doing anything, and is taken off; null for nothing.</param>
public sealed record SumFormula(LinearSum Amount, LinearSum Observations, SumBaseline? Baseline = null) : KpiFormula
{
    /// <summary>With a baseline the parts are summed first and the value is made of them afterwards: a quotient does not add.</summary>
    public override RollUp RollUp => Baseline is null ? RollUp.Sum : RollUp.Function;

    /// <summary>Every sum that the value is made of.</summary>
    internal IEnumerable<LinearSum> Sums =>
        Baseline is null ? [Amount, Observations] : [Amount, Observations, Baseline.Amount, Baseline.Per, Baseline.Times];
}

/// <summary>What a control group says would have come anyway: its amount per case, times the cases outside it. Without a control group it is nothing.</summary>
/// <param name="Amount">What came in the control group.</param>
/// <param name="Per">How many cases the control group has.</param>
/// <param name="Times">How many cases there are outside it.</param>
public sealed record SumBaseline(LinearSum Amount, LinearSum Per, LinearSum Times);

/// <summary>100 × (promoters − detractors) ÷ answers, with its adjusted Wald interval (S03).</summary>
public sealed record NetPromoterFormula(LinearSum Promoters, LinearSum Detractors, LinearSum Responses) : KpiFormula
{
    /// <summary>What the quotient is multiplied by, to give −100 to 100.</summary>
    internal const double Scale = 100;

    /// <inheritdoc/>
    public override RollUp RollUp => RollUp.RatioOfSums;
}

/// <summary>The Kaplan–Meier median of durations, those not ended censored (Q04, R05).</summary>
public sealed record SurvivalMedianFormula(SurvivalTimes Times) : KpiFormula
{
    /// <inheritdoc/>
    public override RollUp RollUp => RollUp.Recompute;

    /// <inheritdoc/>
    public override MonthsRule Months => MonthsRule.Recompute;
}

/// <summary>What a monthly proportion amounts to over a year: 1 − (1 − ΣN/ΣD)¹² over the last twelve months (C03).</summary>
/// <param name="Of">The monthly proportion.</param>
public sealed record AnnualisedFormula(KpiDefinition Of) : KpiFormula
{
    /// <inheritdoc/>
    public override RollUp RollUp => RollUp.Function;
}

/// <summary>A KPI less its own value a year earlier; for a proportion with Newcombe's interval (S05).</summary>
/// <param name="Of">The KPI.</param>
public sealed record YearOnYearFormula(KpiDefinition Of) : KpiFormula
{
    /// <inheritdoc/>
    public override RollUp RollUp => RollUp.Function;

    /// <inheritdoc/>
    public override MonthsRule Months => Of.Formula.Months;
}

/// <summary>The durations that a month block keeps.</summary>
public enum SurvivalTimes
{
    /// <summary>Days from opening to settlement of complaints.</summary>
    SettlementTimes,

    /// <summary>Hours from trigger to first contact of retention cases.</summary>
    FirstContactTimes,
}
