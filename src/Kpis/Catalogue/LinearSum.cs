using Kpi.Kpis.Values;

namespace Kpi.Kpis.Catalogue;

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

    /// <summary>The amount of the terms that <paramref name="timing"/> names, for given measures.</summary>
    internal double Of(in MeasureAmounts amounts, MeasureTiming timing)
    {
        var sum = 0.0;
        foreach (var term in Terms)
        {
            sum += timing == MeasureTimings.Of(term.Measure) ? term.Coefficient * amounts[term.Measure] : 0;
        }

        return sum;
    }

    /// <summary>This sum less another.</summary>
    internal LinearSum Less(LinearSum other) =>
        new([.. Terms, .. other.Terms.Select(term => term with { Coefficient = -term.Coefficient })]);

    /// <summary>Only the terms whose measures are taken at some times.</summary>
    internal LinearSum Only(Func<MeasureTiming, bool> counts) => new([.. Terms.Where(term => counts(MeasureTimings.Of(term.Measure)))]);

    /// <summary>The sum as the catalogue writes it: <c>opening_base - admin_exits</c>.</summary>
    public override string ToString() =>
        string.Concat(
            Terms.Select(
                (term, index) =>
                    (term.Coefficient < 0 ? (index == 0 ? "-" : " - ") : (index == 0 ? "" : " + "))
                    + (Math.Abs(term.Coefficient) == 1 ? "" : FormattableString.Invariant($"{Math.Abs(term.Coefficient):R} * "))
                    + SnakeCase.Of(term.Measure)
            )
        );
}

/// <summary>A measure with its coefficient.</summary>
public readonly record struct LinearTerm(double Coefficient, Measure Measure);
