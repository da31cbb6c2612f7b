using MathNet.Numerics.Distributions;

namespace Kpi.Kpis.Statistics.Funnel;

/// <summary>
/// How much more branches differ than chance alone lets them, on the arcsine scale, and limits that allow for it
/// (Spiegelhalter, Stat Med 2005;24:1185–1202; FunnelPlotR; spec section 3.2).
/// </summary>
/// <param name="Target">The proportion that the funnel surrounds, 0–1.</param>
/// <param name="ZScores">One for each branch, before winsorising.</param>
/// <param name="WinsorLow">Below this, z-scores were pulled in.</param>
/// <param name="WinsorHigh">Above this, z-scores were pulled in.</param>
/// <param name="Phi">Mean squared winsorised z-score: about 1 if chance explains the differences.</param>
/// <param name="TauSquared">The variance between branches on the arcsine scale; 0 if chance explains them.</param>
public sealed record Overdispersion(
    double Target,
    IReadOnlyList<double> ZScores,
    double WinsorLow,
    double WinsorHigh,
    double Phi,
    double TauSquared
)
{
    /// <summary>Whether the adjusted limits are to be used; then the chart must say so.</summary>
    public bool IsPresent => TauSquared > 0;

    /// <summary>Estimates it from peers.</summary>
    /// <param name="observations">At least two branches, each with a denominator.</param>
    /// <param name="target">The proportion that the funnel surrounds, 0–1; the pooled one if not given.</param>
    /// <param name="options">The share to winsorise; the specification's if not given.</param>
    /// <exception cref="ArgumentException">There are fewer than two branches.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is outside its range.</exception>
    public static Overdispersion Estimate(
        IReadOnlyList<FunnelObservation> observations,
        double? target = null,
        FunnelOptions? options = null
    )
    {
        if (observations.Count < 2)
        {
            throw new ArgumentException("Overdispersion needs at least two branches.", nameof(observations));
        }

        foreach (var observation in observations)
        {
            if (!observation.IsPossible)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(observations),
                    observation,
                    "A branch counts 0 to its denominator, which is at least 1."
                );
            }
        }

        var theta = target ?? observations.Sum(one => (double)one.Numerator) / observations.Sum(one => (double)one.Denominator);
        double[] scores = [.. observations.Select(one => (Angle(one.Proportion) - Angle(theta)) / StandardError(one.Denominator))];
        var share = (options ?? FunnelOptions.Default).WinsorShare;
        double[] sorted = [.. scores.Order()];
        var (low, high) = (Quantiles.OfSorted(sorted, share), Quantiles.OfSorted(sorted, 1 - share));
        var squares = scores.Sum(score => Math.Pow(Math.Clamp(score, low, high), 2));

        // Weights 1/s² are 4n.
        var weight = observations.Sum(one => 4.0 * one.Denominator);
        var squaredWeight = observations.Sum(one => Math.Pow(4.0 * one.Denominator, 2));
        var excess = squares - (scores.Length - 1);
        return new(theta, scores, low, high, squares / scores.Length, Math.Max(0, excess / (weight - squaredWeight / weight)));
    }

    /// <summary>The limits for one denominator, widened by the variance between branches.</summary>
    /// <param name="denominator">How many could count, at least 1.</param>
    /// <param name="options">The levels; the specification's if not given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is below 1.</exception>
    public FunnelLimits AdjustedLimits(int denominator, FunnelOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, 1);
        var (look, alarm, _) = options ?? FunnelOptions.Default;
        var spread = Math.Sqrt(Math.Pow(StandardError(denominator), 2) + TauSquared);
        return new(At(-Z(alarm) * spread), At(-Z(look) * spread), At(Z(look) * spread), At(Z(alarm) * spread));
    }

    /// <summary>The limits to draw: adjusted where branches differ by more than chance, else exact.</summary>
    /// <inheritdoc cref="AdjustedLimits"/>
    public FunnelLimits Limits(int denominator, FunnelOptions? options = null) =>
        IsPresent ? AdjustedLimits(denominator, options) : ExactFunnel.Limits(denominator, Target, options);

    private double At(double distance) => Math.Pow(Math.Sin(Math.Clamp(Angle(Target) + distance, 0, Math.PI / 2)), 2);

    private static double Z(double level) => Normal.InvCDF(0, 1, (1 + level) / 2);

    private static double Angle(double proportion) => Math.Asin(Math.Sqrt(proportion));

    private static double StandardError(int denominator) => 1 / (2 * Math.Sqrt(denominator));
}
