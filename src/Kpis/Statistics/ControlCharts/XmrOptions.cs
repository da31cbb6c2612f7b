namespace Kpi.Kpis.Statistics.ControlCharts;

/// <summary>How an XmR chart is drawn and judged. The defaults are those of spec section 3.3.</summary>
public sealed record XmrOptions
{
    /// <summary>The specification's.</summary>
    public static readonly XmrOptions Default = new();

    /// <summary>So many first points set the mean and the limits, which then stay.</summary>
    public int BaselinePoints { get; init; } = 12;

    /// <summary>From so many points on the limits are shown as a trial; with fewer there are none.</summary>
    public int TrialPoints { get; init; } = 6;

    /// <summary>Whether moving ranges that are themselves out of bounds are left out once. Excel's Making Data Count tool does not.</summary>
    public bool ScreensMovingRanges { get; init; } = true;

    /// <summary>Ranges of at least so many mean ranges are screened: D4 for ranges of two (Nelson, J Qual Technol 1982;14:172–173).</summary>
    public double ScreeningFactor { get; init; } = 3.267;

    /// <summary>Half the distance between the limits in mean ranges: 3 ÷ d2, where d2 = 1.128 for ranges of two.</summary>
    public double LimitFactor { get; init; } = 2.66;

    /// <summary>So many consecutive points on one side of the mean are a shift.</summary>
    public int RunLength { get; init; } = 7;

    /// <summary>So many consecutive points that rise, or that fall, are a trend.</summary>
    public int TrendLength { get; init; } = 7;

    /// <summary>The outer part of the way from mean to limit in which two of three points are a signal begins at this share of it.</summary>
    public double OuterFrom { get; init; } = 2.0 / 3;

    /// <summary>Which rules are applied; <see cref="SpecialCauses.Outside"/> alone is Shewhart's chart.</summary>
    public SpecialCauses Rules { get; init; } =
        SpecialCauses.Outside | SpecialCauses.Shift | SpecialCauses.Trend | SpecialCauses.TwoOfThree;
}
