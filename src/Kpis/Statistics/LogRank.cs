using MathNet.Numerics;

namespace Kpi.Kpis.Statistics;

/// <summary>Whether two groups last differently long (Mantel, Cancer Chemother Rep 1966;50:163–170; spec section 3.8).</summary>
/// <param name="Observed">Events of the first group.</param>
/// <param name="Expected">Events that it would have had if both lasted alike.</param>
/// <param name="Variance">The variance of the observed ones, if both lasted alike.</param>
public readonly record struct LogRank(double Observed, double Expected, double Variance)
{
    /// <summary>(O−E)²/V, on one degree of freedom; null where no time lets the groups be compared.</summary>
    public double? ChiSquared => Variance == 0 ? null : (Observed - Expected) * (Observed - Expected) / Variance;

    /// <summary>The two-sided p-value, 0–1; null where no time lets the groups be compared.</summary>
    public double? PValue => ChiSquared is { } chiSquared ? SpecialFunctions.Erfc(Math.Sqrt(chiSquared / 2)) : null;

    /// <summary>Compares two groups; a subject is at risk at t if entry &lt; t ≤ exit.</summary>
    public static LogRank Compare(SurvivalHistogram first, SurvivalHistogram second)
    {
        var (observed, expected, variance) = (0.0, 0.0, 0.0);
        foreach (var step in KaplanMeier.Curve(first.Add(second)))
        {
            double events = step.Events;
            double atRisk = step.AtRisk;
            var share = AtRisk(first, step.Time) / atRisk;
            observed += first.Bins.Where(bin => bin.IsEvent && bin.Exit == step.Time).Sum(bin => bin.Count);
            expected += events * share;
            variance += atRisk > 1 ? events * share * (1 - share) * (atRisk - events) / (atRisk - 1) : 0;
        }

        return new(observed, expected, variance);
    }

    private static double AtRisk(SurvivalHistogram group, int time) =>
        group.Bins.Where(bin => bin.Entry < time && time <= bin.Exit).Sum(bin => bin.Count);
}
