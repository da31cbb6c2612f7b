namespace Kpi.Kpis.Statistics.ControlCharts;

/// <summary>The rules that tell special from common causes (spec section 3.3). A point may break several.</summary>
[Flags]
public enum SpecialCauses
{
    /// <summary>Common cause: nothing to explain.</summary>
    None = 0,

    /// <summary>(a) The point is outside a limit.</summary>
    Outside = 1,

    /// <summary>(b) It is one of seven or more consecutive points on one side of the mean.</summary>
    Shift = 2,

    /// <summary>(c) It is one of seven or more consecutive points that rise, or that fall.</summary>
    Trend = 4,

    /// <summary>(d) It is one of two in three consecutive points, all on one side, that lie in the outer third within the limit.</summary>
    TwoOfThree = 8,
}

/// <summary>Finds special causes in a series.</summary>
internal sealed class SpecialCauseRules(IReadOnlyList<double> values, XmrLimits limits, XmrOptions options)
{
    // Values that differ only by rounding are equal: a constant series has limits of no width and must not fall outside them.
    private readonly double rounding = 1e-12 * values.Append(limits.Mean).Max(Math.Abs);

    public SpecialCauses[] Find()
    {
        var found = new SpecialCauses[values.Count];
        FlagOutside(found);
        FlagRuns(found, 1, options.RunLength, Side, SpecialCauses.Shift);
        FlagRuns(found, 2, options.TrendLength, Step, SpecialCauses.Trend);
        FlagTwoOfThree(found);
        return [.. found.Select(causes => causes & options.Rules)];
    }

    /// <summary>1 above the mean, −1 below, 0 on it.</summary>
    public int Side(int index) => SignOf(values[index] - limits.Mean);

    /// <summary>1 if the point is above the one before, −1 if below, 0 if level or first.</summary>
    public int Step(int index) => index == 0 ? 0 : SignOf(values[index] - values[index - 1]);

    private void FlagOutside(SpecialCauses[] found)
    {
        for (var index = 0; index < found.Length; index++)
        {
            if (IsOutside(index))
            {
                found[index] |= SpecialCauses.Outside;
            }
        }
    }

    /// <summary>Flags runs of one sign. A sign belongs to one point (a side) or to two (a step), so the first sign adds that many points.</summary>
    private static void FlagRuns(SpecialCauses[] found, int pointsOfFirstSign, int runLength, Func<int, int> sign, SpecialCauses cause)
    {
        var points = 0;
        for (var index = 0; index < found.Length; index++)
        {
            points =
                sign(index) == 0 ? 0
                : index > 0 && sign(index) == sign(index - 1) ? points + 1
                : pointsOfFirstSign;
            if (points >= runLength)
            {
                foreach (ref var point in found.AsSpan(index + 1 - points, points))
                {
                    point |= cause;
                }
            }
        }
    }

    private void FlagTwoOfThree(SpecialCauses[] found)
    {
        for (var first = 0; first + 2 < found.Length; first++)
        {
            int[] three = [first, first + 1, first + 2];
            if (Math.Abs(three.Sum(Side)) == 3 && three.Count(IsInOuterThird) >= 2)
            {
                foreach (var index in three.Where(IsInOuterThird))
                {
                    found[index] |= SpecialCauses.TwoOfThree;
                }
            }
        }
    }

    private bool IsOutside(int index) => values[index] > limits.Upper + rounding || values[index] < limits.Lower - rounding;

    private bool IsInOuterThird(int index) =>
        !IsOutside(index) && Math.Abs(values[index] - limits.Mean) > (limits.Upper - limits.Mean) * options.OuterFrom + rounding;

    private int SignOf(double difference) => Math.Abs(difference) <= rounding ? 0 : Math.Sign(difference);
}
