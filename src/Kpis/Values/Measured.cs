using Kpi.Kpis.Statistics;

namespace Kpi.Kpis.Values;

/// <summary>What a formula gives for some months.</summary>
/// <param name="Value">The value in the KPI's unit; null if there was nothing to measure.</param>
/// <param name="Numerator">The numerator; null if the formula has none.</param>
/// <param name="Denominator">The denominator or the number of observations.</param>
/// <param name="Interval">The 95% interval; null if the formula has none.</param>
/// <param name="Months">How many months were there to be counted.</param>
/// <param name="IsSignificant">Whether a difference is more than chance; null if it is no difference or has no interval.</param>
internal readonly record struct Measured(
    double? Value,
    double? Numerator,
    double Denominator,
    Interval? Interval,
    int Months,
    bool? IsSignificant = null
)
{
    public static Measured Nothing(double? numerator, int months) => new(null, numerator, 0, null, months);
}

/// <summary>Consecutive months, both ends included.</summary>
internal readonly record struct MonthRange(Month First, Month Last)
{
    public MonthRange YearAgo => new(First.YearAgo, Last.YearAgo);
}
