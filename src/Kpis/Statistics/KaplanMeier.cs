namespace Kpi.Kpis.Statistics;

/// <summary>A step of the survival curve.</summary>
/// <param name="Time">The time of one or more events.</param>
/// <param name="AtRisk">Subjects under observation just before it.</param>
/// <param name="Events">Events at it.</param>
/// <param name="Survival">The share that lasts beyond it, 0–1.</param>
public readonly record struct SurvivalStep(int Time, long AtRisk, long Events, double Survival);

/// <summary>The product-limit estimator with censoring and late entry (Kaplan and Meier, JASA 1958;53:457–481; spec section 3.8).</summary>
public static class KaplanMeier
{
    /// <summary>The curve, one step for each time with an event, earliest first. A subject is at risk at t if entry &lt; t ≤ exit.</summary>
    public static IReadOnlyList<SurvivalStep> Curve(SurvivalHistogram histogram)
    {
        var steps = new List<SurvivalStep>();
        var survival = 1.0;
        foreach (var time in histogram.Bins.Where(bin => bin.IsEvent).Select(bin => bin.Exit).Distinct().Order())
        {
            var atRisk = histogram.Bins.Where(bin => bin.Entry < time && time <= bin.Exit).Sum(bin => bin.Count);
            var events = histogram.Bins.Where(bin => bin.IsEvent && bin.Exit == time).Sum(bin => bin.Count);
            survival *= 1 - (double)events / atRisk;
            steps.Add(new(time, atRisk, events, survival));
        }

        return steps;
    }

    /// <summary>The first time at which at most half remain; null if more than half always do.</summary>
    public static int? Median(SurvivalHistogram histogram)
    {
        // 1e-12: S = 0.5 must count as reached although the product of fractions may round above it.
        foreach (var step in Curve(histogram))
        {
            if (step.Survival <= 0.5 + 1e-12)
            {
                return step.Time;
            }
        }

        return null;
    }
}
