namespace Kpi.Kpis.Statistics.ControlCharts;

/// <summary>Mean and natural limits of single values, in the unit of the values (NHS England, Making Data Count; spec section 3.3).</summary>
/// <param name="Mean">The mean of the baseline.</param>
/// <param name="MeanMovingRange">The mean absolute step from point to point, screened if the options say so.</param>
/// <param name="Lower">The lower limit, unclipped: signals are tested against this.</param>
/// <param name="Upper">The upper limit.</param>
/// <param name="IsTrial">Whether there were too few points to lock the limits.</param>
public sealed record XmrLimits(double Mean, double MeanMovingRange, double Lower, double Upper, bool IsTrial)
{
    /// <summary>Where the lower limit of a KPI that cannot be negative is drawn.</summary>
    public double LowerDrawnFromZero => Math.Max(0, Lower);

    /// <summary>The limits from the first points; null if there are fewer than a trial needs.</summary>
    /// <param name="values">The series, oldest first, closed months only.</param>
    /// <param name="options">Baseline and factors; the specification's if not given.</param>
    /// <exception cref="ArgumentException">A value is not a finite number.</exception>
    public static XmrLimits? Of(IReadOnlyList<double> values, XmrOptions? options = null)
    {
        var chosen = options ?? XmrOptions.Default;
        if (!values.All(double.IsFinite))
        {
            throw new ArgumentException("Only finite values can be charted; leave out months without one.", nameof(values));
        }

        double[] baseline = [.. values.Take(chosen.BaselinePoints)];
        if (baseline.Length < Math.Max(2, chosen.TrialPoints))
        {
            return null;
        }

        var mean = baseline.Average();
        var range = MeanRange(baseline, chosen);
        var reach = chosen.LimitFactor * range;
        return new(mean, range, mean - reach, mean + reach, baseline.Length < chosen.BaselinePoints);
    }

    private static double MeanRange(double[] baseline, XmrOptions options)
    {
        double[] ranges = [.. baseline.Zip(baseline.Skip(1), (before, after) => Math.Abs(after - before))];
        var mean = ranges.Average();
        return options.ScreensMovingRanges && mean > 0 ? ranges.Where(range => range < options.ScreeningFactor * mean).Average() : mean;
    }
}
