namespace Kpi.Kpis.Statistics.Funnel;

/// <summary>What one branch shows: so many of so many.</summary>
/// <param name="Numerator">The count, 0 to <paramref name="Denominator"/>.</param>
/// <param name="Denominator">How many could have counted, at least 1.</param>
public readonly record struct FunnelObservation(int Numerator, int Denominator)
{
    /// <summary>The proportion, 0–1.</summary>
    public double Proportion => (double)Numerator / Denominator;

    internal bool IsPossible => Denominator >= 1 && Numerator >= 0 && Numerator <= Denominator;
}

/// <summary>The funnel's levels.</summary>
/// <param name="Look">Outside this two-sided level a branch is worth a look, without a colour.</param>
/// <param name="Alarm">Outside this two-sided level it is an alarm.</param>
/// <param name="WinsorShare">The share of z-scores at either end that is pulled in before overdispersion is estimated, 0 to below 0.5.</param>
public readonly record struct FunnelOptions(double Look, double Alarm, double WinsorShare)
{
    /// <summary>95%, 99.8% and 10% (spec section 3.2).</summary>
    public static readonly FunnelOptions Default = new(0.95, 0.998, 0.1);
}

/// <summary>Where the limits lie for one denominator; proportions 0–1, in rising order.</summary>
public readonly record struct FunnelLimits(double AlarmLow, double LookLow, double LookHigh, double AlarmHigh)
{
    /// <summary>How a proportion stands to the limits; one on a limit is still inside it.</summary>
    public FunnelSignal Judge(double proportion) =>
        proportion < AlarmLow ? FunnelSignal.AlarmLow
        : proportion > AlarmHigh ? FunnelSignal.AlarmHigh
        : proportion < LookLow ? FunnelSignal.LookLow
        : proportion > LookHigh ? FunnelSignal.LookHigh
        : FunnelSignal.Inside;
}

/// <summary>How a branch stands in the funnel. Low and high say where, not whether that is good.</summary>
public enum FunnelSignal
{
    /// <summary>Within the limits: no more than chance.</summary>
    Inside,

    /// <summary>Below the inner limit: look, no colour.</summary>
    LookLow,

    /// <summary>Above the inner limit: look, no colour.</summary>
    LookHigh,

    /// <summary>Below the outer limit: alarm.</summary>
    AlarmLow,

    /// <summary>Above the outer limit: alarm.</summary>
    AlarmHigh,
}
