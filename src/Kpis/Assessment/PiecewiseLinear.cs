namespace Kpi.Kpis.Assessment;

/// <summary>A point that a piecewise linear curve goes through.</summary>
/// <param name="Value">Where, in the unit of what is scored.</param>
/// <param name="Result">How much there: points, or a fee coefficient.</param>
public readonly record struct Knot(double Value, double Result);

/// <summary>A curve of straight pieces, level outside its first and last knot (spec section 4, rule 2).</summary>
public sealed class PiecewiseLinear
{
    /// <summary>The curve through the knots, in any order; lower-is-better needs no other care.</summary>
    /// <exception cref="ArgumentException">There are fewer than two knots, one is not finite, or two have the same value.</exception>
    public PiecewiseLinear(params IReadOnlyList<Knot> knots)
    {
        Knots = [.. knots.OrderBy(knot => knot.Value)];
        if (Knots.Count < 2 || !Knots.All(knot => double.IsFinite(knot.Value) && double.IsFinite(knot.Result)))
        {
            throw new ArgumentException("A curve needs two finite knots or more.", nameof(knots));
        }

        if (Knots.Zip(Knots.Skip(1)).Any(pair => pair.First.Value == pair.Second.Value))
        {
            throw new ArgumentException("Two knots have the same value.", nameof(knots));
        }
    }

    /// <summary>The knots, lowest value first.</summary>
    public IReadOnlyList<Knot> Knots { get; }

    /// <summary>The curve's height at a value.</summary>
    public double At(double value)
    {
        var (from, to) = PieceAt(value);
        return from == to ? from.Result : from.Result + (to.Result - from.Result) * (value - from.Value) / (to.Value - from.Value);
    }

    /// <summary>The knots on either side of a value; the same one twice at a knot and outside all.</summary>
    public (Knot From, Knot To) PieceAt(double value)
    {
        var above = 0;
        while (above < Knots.Count && Knots[above].Value < value)
        {
            above++;
        }

        if (above == Knots.Count)
        {
            return (Knots[^1], Knots[^1]);
        }

        return above == 0 || Knots[above].Value == value ? (Knots[above], Knots[above]) : (Knots[above - 1], Knots[above]);
    }
}
