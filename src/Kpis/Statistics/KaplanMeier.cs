namespace Kpi.Kpis.Statistics;

/// <summary>A step of the survival curve.</summary>
/// <param name="Time">The time of one or more events.</param>
/// <param name="AtRisk">Subjects under observation just before it.</param>
/// <param name="Events">Events at it.</param>
/// <param name="Survival">The share that lasts beyond it, 0–1.</param>
/// <param name="StandardError">Greenwood's, of the share; null once nobody is left.</param>
/// <param name="Interval">The log-log interval of the share; null once nobody is left.</param>
public readonly record struct SurvivalStep(int Time, long AtRisk, long Events, double Survival, double? StandardError, Interval? Interval)
{
    /// <summary>Whether so few are left at risk that the curve is greyed out from here.</summary>
    public bool IsSparse(long minimumAtRisk = 10) => AtRisk < minimumAtRisk;
}

/// <summary>The product-limit estimator with censoring and late entry (Kaplan and Meier, JASA 1958;53:457–481; spec section 3.8).</summary>
public static class KaplanMeier
{
    /// <summary>The curve, one step for each time with an event, earliest first. A subject is at risk at t if entry &lt; t ≤ exit.</summary>
    /// <param name="histogram">The durations.</param>
    /// <param name="z">The normal quantile of the intervals' level.</param>
    public static IReadOnlyList<SurvivalStep> Curve(SurvivalHistogram histogram, double z = Wilson.Z95)
    {
        var steps = new List<SurvivalStep>();
        var (survival, greenwood) = (1.0, 0.0);
        foreach (var time in histogram.Bins.Where(bin => bin.IsEvent).Select(bin => bin.Exit).Distinct().Order())
        {
            var atRisk = histogram.Bins.Where(bin => bin.Entry < time && time <= bin.Exit).Sum(bin => bin.Count);
            var events = histogram.Bins.Where(bin => bin.IsEvent && bin.Exit == time).Sum(bin => bin.Count);
            survival *= 1 - (double)events / atRisk;
            greenwood += (double)events / atRisk / (atRisk - events);
            steps.Add(
                survival > 0
                    ? new(time, atRisk, events, survival, survival * Math.Sqrt(greenwood), LogLog(survival, Math.Sqrt(greenwood), z))
                    : new(time, atRisk, events, 0, null, null)
            );
        }

        return steps;
    }

    /// <summary>S to the power of e^(±z·s/ln S), where s is the standard error of ln S: stays within 0–1.</summary>
    private static Interval LogLog(double survival, double errorOfLog, double z)
    {
        var stretch = Math.Exp(z * errorOfLog / -Math.Log(survival));
        return new(Math.Pow(survival, stretch), Math.Pow(survival, 1 / stretch));
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
