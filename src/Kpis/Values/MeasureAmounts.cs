using Kpi.Kpis.Statistics;

namespace Kpi.Kpis.Values;

/// <summary>All measures of one branch, month and segment, rolled up over everything below the branch.</summary>
/// <param name="values">One number for each <see cref="Measure"/>, in its order.</param>
/// <param name="settlementTimes">How long complaints took to settle; null where no complaint was open in the month.</param>
/// <param name="firstContactTimes">How long cases waited for their first contact; null where no case was opened in the month.</param>
public readonly struct MeasureAmounts(
    ReadOnlyMemory<double> values,
    SurvivalHistogram? settlementTimes = null,
    SurvivalHistogram? firstContactTimes = null
)
{
    /// <summary>How many measures there are.</summary>
    public static readonly int Count = Enum.GetValues<Measure>().Length;

    /// <summary>The amount of one measure.</summary>
    public double this[Measure measure] => values.IsEmpty ? 0 : values.Span[(int)measure];

    /// <summary>Days that complaints at risk in the month took to settle, open ones censored (Q04); null if there was none.</summary>
    public SurvivalHistogram? SettlementTimes => settlementTimes;

    /// <summary>Hours that cases opened in the month waited for their first contact, uncontacted ones censored (R05); null if there was none.</summary>
    public SurvivalHistogram? FirstContactTimes => firstContactTimes;

    /// <summary>These and others together, as a branch adds those below it.</summary>
    public MeasureAmounts Add(in MeasureAmounts other)
    {
        var sum = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            sum[i] = this[(Measure)i] + other[(Measure)i];
        }

        return new(sum, Add(SettlementTimes, other.SettlementTimes), Add(FirstContactTimes, other.FirstContactTimes));
    }

    private static SurvivalHistogram? Add(SurvivalHistogram? left, SurvivalHistogram? right) =>
        left is null ? right
        : right is null ? left
        : left.Add(right);
}
