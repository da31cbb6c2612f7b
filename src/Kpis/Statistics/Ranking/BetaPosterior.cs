using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Kpi.Kpis.Statistics.Ranking;

/// <summary>What is believed of a branch's true proportion after its counts: a beta distribution.</summary>
/// <param name="A">The first parameter, above 0.</param>
/// <param name="B">The second parameter, above 0.</param>
public readonly record struct BetaPosterior(double A, double B)
{
    /// <summary>The shrunken proportion, 0–1: between the raw and the pooled one.</summary>
    public double Mean => A / (A + B);

    /// <summary>The interval that holds the true proportion with a probability, by default 0.95, with equal tails.</summary>
    public Interval Interval(double level = 0.95) => new(Quantile((1 - level) / 2), Quantile((1 + level) / 2));

    /// <summary>The proportion below which the true one lies with probability <paramref name="share"/>, 0–1.</summary>
    /// <remarks>
    /// Halley's steps from the normal quantile on the angle scale; where they do not settle at once, MathNet's search, which is slower.
    /// </remarks>
    public double Quantile(double share) => A > 1 && B > 1 && share is > 0 and < 1 ? Halley(share) : Beta.InvCDF(A, B, share);

    private double Halley(double share)
    {
        var median = Math.Asin(Math.Sqrt((A - 1.0 / 3) / (A + B - 2.0 / 3)));
        var angle = median + Normal.InvCDF(0, 1, share) / (2 * Math.Sqrt(A + B));
        if (angle is <= 0 or >= Math.PI / 2)
        {
            return Beta.InvCDF(A, B, share);
        }

        var (proportion, logBeta) = (Math.Pow(Math.Sin(angle), 2), SpecialFunctions.BetaLn(A, B));
        for (var taken = 0; taken < 6; taken++)
        {
            var density = Math.Exp((A - 1) * Math.Log(proportion) + (B - 1) * double.LogP1(-proportion) - logBeta);
            var newton = (Cumulative(proportion) - share) / density;
            var curvature = (A - 1) / proportion - (B - 1) / (1 - proportion);
            var step = newton / (1 - newton * curvature / 2);
            proportion -= step;
            if (proportion is not (> 0 and < 1))
            {
                break;
            }

            // The error falls with its cube: after a step this small nothing is left of it.
            if (Math.Abs(step) < 1e-6 * Math.Min(proportion, 1 - proportion))
            {
                return proportion;
            }
        }

        return Beta.InvCDF(A, B, share);
    }

    /// <summary>The probability, 0–1, that the true proportion is at most <paramref name="proportion"/>.</summary>
    public double Cumulative(double proportion) => Beta.CDF(A, B, proportion);

    /// <summary>The density at a proportion strictly between 0 and 1.</summary>
    public double Density(double proportion) => Beta.PDF(A, B, proportion);
}
