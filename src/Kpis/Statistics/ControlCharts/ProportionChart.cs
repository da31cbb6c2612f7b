namespace Kpi.Kpis.Statistics.ControlCharts;

/// <summary>A month of a proportion chart; proportions 0–1.</summary>
/// <param name="Proportion">The month's proportion.</param>
/// <param name="ZScore">Its distance from the pooled proportion in binomial standard errors.</param>
/// <param name="Binomial">Limits from chance alone (p-chart), clipped to 0–1.</param>
/// <param name="Laney">Limits from chance and month-to-month variation (p′-chart), clipped to 0–1.</param>
public readonly record struct ProportionPoint(double Proportion, double ZScore, Interval Binomial, Interval Laney);

/// <summary>The p-chart and Laney's p′-chart of one series (Laney, Qual Eng 2002;14:531–537; spec section 3.4).</summary>
/// <param name="Pooled">ΣN/ΣD, 0–1.</param>
/// <param name="SigmaZ">Mean step between neighbouring z-scores ÷ 1.128: 1 if months differ by chance alone.</param>
/// <param name="Points">The months, oldest first.</param>
public sealed record ProportionChart(double Pooled, double SigmaZ, IReadOnlyList<ProportionPoint> Points)
{
    /// <summary>d2 for ranges of two.</summary>
    private const double RangeFactor = 1.128;

    /// <summary>Whether p′ limits are to be used, because months vary by more than chance.</summary>
    public bool NeedsLaney => SigmaZ > 1;

    /// <summary>The limits to draw for a point.</summary>
    public Interval LimitsOf(ProportionPoint point) => NeedsLaney ? point.Laney : point.Binomial;

    /// <summary>Charts counts.</summary>
    /// <param name="months">Numerator, 0 to denominator, and denominator, above 0, of each month, oldest first; at least two.</param>
    /// <param name="sigmas">How many standard errors away the limits lie; the specification's 3 if not given.</param>
    /// <returns>The chart; null if all proportions are 0 or all are 1, so that nothing varies.</returns>
    /// <exception cref="ArgumentException">There are fewer than two months, or a count is outside its range.</exception>
    public static ProportionChart? Of(IReadOnlyList<(double Numerator, double Denominator)> months, double sigmas = 3)
    {
        if (months.Count < 2 || !months.All(month => month.Denominator > 0 && month.Numerator >= 0 && month.Numerator <= month.Denominator))
        {
            throw new ArgumentException(
                "A chart needs two months or more, each with a numerator from 0 to its denominator above 0.",
                nameof(months)
            );
        }

        var pooled = months.Sum(month => month.Numerator) / months.Sum(month => month.Denominator);
        if (pooled is 0 or 1)
        {
            return null;
        }

        double[] errors = [.. months.Select(month => Math.Sqrt(pooled * (1 - pooled) / month.Denominator))];
        double[] scores = [.. months.Zip(errors, (month, error) => (month.Numerator / month.Denominator - pooled) / error)];
        var sigmaZ = scores.Zip(scores.Skip(1), (before, after) => Math.Abs(after - before)).Average() / RangeFactor;
        return new(
            pooled,
            sigmaZ,
            [
                .. months.Select(
                    (month, index) =>
                        new ProportionPoint(
                            month.Numerator / month.Denominator,
                            scores[index],
                            Around(pooled, sigmas * errors[index]),
                            Around(pooled, sigmas * errors[index] * sigmaZ)
                        )
                ),
            ]
        );
    }

    private static Interval Around(double pooled, double reach) => new(Math.Max(0, pooled - reach), Math.Min(1, pooled + reach));
}
