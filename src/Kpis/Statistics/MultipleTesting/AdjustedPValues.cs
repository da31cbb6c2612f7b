namespace Kpi.Kpis.Statistics.MultipleTesting;

/// <summary>P-values of many tests made at once, adjusted so that they can be compared with the level as if each stood alone.</summary>
/// <remarks>All take p-values in any order, each 0–1, and give the adjusted ones in the same order, each 0–1; an empty list gives an empty list.</remarks>
public static class AdjustedPValues
{
    /// <summary>
    /// Benjamini and Hochberg's q-values (JRSS B 1995;57:289–300): flagging q &lt; 0.05 keeps the expected share of false flags below 5%.
    /// For lists of branches that differ from target.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside 0–1.</exception>
    public static IReadOnlyList<double> BenjaminiHochberg(IReadOnlyList<double> pValues)
    {
        var adjusted = new double[pValues.Count];
        var least = 1.0;
        var order = Ascending(pValues);
        for (var position = order.Length - 1; position >= 0; position--)
        {
            least = Math.Min(least, pValues[order[position]] * ((double)order.Length / (position + 1)));
            adjusted[order[position]] = least;
        }

        return adjusted;
    }

    /// <summary>
    /// Holm's p-values (Scand J Stat 1979;6:65–70): flagging p &lt; 0.05 keeps the chance of even one false flag below 5%.
    /// For sanctions.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside 0–1.</exception>
    public static IReadOnlyList<double> Holm(IReadOnlyList<double> pValues)
    {
        var adjusted = new double[pValues.Count];
        var greatest = 0.0;
        var order = Ascending(pValues);
        for (var position = 0; position < order.Length; position++)
        {
            greatest = Math.Max(greatest, Math.Min(1, pValues[order[position]] * (order.Length - position)));
            adjusted[order[position]] = greatest;
        }

        return adjusted;
    }

    private static int[] Ascending(IReadOnlyList<double> pValues)
    {
        foreach (var p in pValues)
        {
            if (p is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(pValues), p, "A p-value is from 0 to 1.");
            }
        }

        return [.. Enumerable.Range(0, pValues.Count).OrderBy(index => pValues[index])];
    }
}
