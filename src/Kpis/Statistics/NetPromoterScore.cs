namespace Kpi.Kpis.Statistics;

/// <summary>A net promoter score with its confidence interval, in points from −100 to 100.</summary>
public readonly record struct NetPromoterScore(double Value, Interval Interval)
{
    /// <summary>
    /// The score and its adjusted Wald interval: three imagined answers, ¾ of them promoters and ¾ detractors, keep small samples honest
    /// (Rocks, Am Stat 2016;70:365–372; spec section 3.1). Null if nobody answered.
    /// The interval of a single answer need not contain the score: the imagined answers outvote it.
    /// </summary>
    /// <param name="promoters">Answers 9–10.</param>
    /// <param name="passives">Answers 7–8.</param>
    /// <param name="detractors">Answers 0–6.</param>
    /// <param name="z">The normal quantile of the level.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static NetPromoterScore? Of(double promoters, double passives, double detractors, double z = Wilson.Z95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(promoters);
        ArgumentOutOfRangeException.ThrowIfNegative(passives);
        ArgumentOutOfRangeException.ThrowIfNegative(detractors);
        var answers = promoters + passives + detractors;
        if (answers == 0)
        {
            return null;
        }

        var adjusted = answers + ImaginedAnswers;
        var up = (promoters + ImaginedAnswers / 4) / adjusted;
        var down = (detractors + ImaginedAnswers / 4) / adjusted;
        var half = z * Math.Sqrt((up + down - (up - down) * (up - down)) / adjusted);
        var interval = new Interval(Math.Max(-1, up - down - half), Math.Min(1, up - down + half));
        return new(100 * (promoters - detractors) / answers, interval.Times(100));
    }

    private const double ImaginedAnswers = 3;
}
