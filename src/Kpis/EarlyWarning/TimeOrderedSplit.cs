namespace Kpi.Kpis.EarlyWarning;

/// <summary>What a month of customers is used for.</summary>
public enum FitWindow
{
    /// <summary>Its labels overlap those of two windows, or are not mature.</summary>
    None,

    /// <summary>Coefficients are fitted.</summary>
    Train,

    /// <summary>The penalty is chosen and probabilities are calibrated.</summary>
    Tune,

    /// <summary>The release gate is judged.</summary>
    Test,
}

/// <summary>
/// Months split by time, as a model is used: trained on the past, judged on what came later. A customer of month m is labelled by
/// voluntary churn in m+1..m+2; no two windows share a label month, and all labels are mature (spec section 5, fit).
/// </summary>
/// <param name="Latest">The last closed month.</param>
public readonly record struct TimeOrderedSplit(Month Latest)
{
    /// <summary>Labels look so many months ahead.</summary>
    public const int LabelMonths = 2;

    /// <summary>The window of a month.</summary>
    public FitWindow WindowOf(Month month) =>
        (Latest - month) switch
        {
            >= 9 => FitWindow.Train,
            7 or 6 => FitWindow.Tune,
            4 or 3 or 2 => FitWindow.Test,
            _ => FitWindow.None,
        };
}

/// <summary>When there are data enough for a model. The defaults are those of spec section 5; with fewer, rules warn instead.</summary>
/// <param name="MinimumEvents">Fewest customers who left in training.</param>
/// <param name="EventsPerCoefficient">Fewest of them for each coefficient, intercept left out.</param>
public readonly record struct FitGate(int MinimumEvents, int EventsPerCoefficient)
{
    /// <summary>200, and 10 for each coefficient.</summary>
    public static readonly FitGate Default = new(200, 10);

    /// <summary>Whether a model may be fitted.</summary>
    public bool Allows(int events, int coefficients) => events >= MinimumEvents && events >= (long)EventsPerCoefficient * coefficients;
}
