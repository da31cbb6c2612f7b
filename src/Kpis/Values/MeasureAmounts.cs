using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics;

namespace Kpi.Kpis.Values;

/// <summary>Makes the durations of one family that belong to a row of measures; null if there are none.</summary>
public delegate SurvivalHistogram? RowTimes(SurvivalTimes times, int row);

/// <summary>All measures of one branch, month and segment, rolled up over everything below the branch.</summary>
/// <param name="values">One number for each <see cref="Measure"/>, in its order; empty where every one is 0.</param>
/// <param name="times">Makes the durations when they are asked for, because few KPIs ask; null where there are none.</param>
/// <param name="row">Which row's durations these are.</param>
public readonly struct MeasureAmounts(ReadOnlyMemory<double> values, RowTimes? times = null, int row = 0)
{
    /// <summary>How many measures there are.</summary>
    public static readonly int Count = Enum.GetValues<Measure>().Length;

    /// <summary>The amount of one measure.</summary>
    public double this[Measure measure] => values.IsEmpty ? 0 : values.Span[(int)measure];

    /// <summary>Days that complaints at risk in the month took to settle, open ones censored (Q04); null if there was none.</summary>
    public SurvivalHistogram? SettlementTimes => Times(SurvivalTimes.SettlementTimes);

    /// <summary>Hours that cases opened in the month waited for their first contact, uncontacted ones censored (R05); null if there was none.</summary>
    public SurvivalHistogram? FirstContactTimes => Times(SurvivalTimes.FirstContactTimes);

    /// <summary>The durations of one family, made anew each time; null if there are none.</summary>
    public SurvivalHistogram? Times(SurvivalTimes family) => times?.Invoke(family, row);

    /// <summary>These and others together, as a branch adds those below it.</summary>
    public MeasureAmounts Add(in MeasureAmounts other)
    {
        var sum = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            sum[i] = this[(Measure)i] + other[(Measure)i];
        }

        var (one, another) = (this, other);
        return new(sum, (family, _) => Add(one.Times(family), another.Times(family)));
    }

    private static SurvivalHistogram? Add(SurvivalHistogram? left, SurvivalHistogram? right) =>
        left is null ? right
        : right is null ? left
        : left.Add(right);
}
