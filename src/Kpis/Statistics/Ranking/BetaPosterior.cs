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
    public double Quantile(double share) => Beta.InvCDF(A, B, share);

    /// <summary>The probability, 0–1, that the true proportion is at most <paramref name="proportion"/>.</summary>
    public double Cumulative(double proportion) => Beta.CDF(A, B, proportion);

    /// <summary>The density at a proportion strictly between 0 and 1.</summary>
    public double Density(double proportion) => Beta.PDF(A, B, proportion);
}
