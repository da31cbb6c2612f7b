using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Assessment;

/// <summary>Points and how they came about.</summary>
/// <param name="Points">The points.</param>
/// <param name="Working">The calculation, to be recomputed by hand.</param>
public readonly record struct ScoredPoints(double Points, LocalizedText Working);

/// <summary>How a KPI's value becomes points.</summary>
public abstract record ScoringRule
{
    /// <summary>The points of a value.</summary>
    /// <param name="value">In the KPI's unit; a percentage is a fraction.</param>
    /// <param name="unit">For the working.</param>
    public abstract ScoredPoints Score(double value, KpiUnit unit);

    /// <summary>Whether a better value never gets fewer points.</summary>
    public abstract bool Rewards(KpiDirection better);

    private protected static bool NeverGetsWorse(IEnumerable<double> pointsByRisingValue, KpiDirection better)
    {
        double[] points = [.. better == KpiDirection.Higher ? pointsByRisingValue : pointsByRisingValue.Reverse()];
        return points.Zip(points.Skip(1)).All(pair => pair.First <= pair.Second);
    }
}

/// <summary>Straight lines between knots: zero, floor, target, stretch (spec section 4, rules 1 and 2).</summary>
public sealed record KnotRule(PiecewiseLinear Curve) : ScoringRule
{
    /// <summary>The rule through the specification's four knots: 0, 60, 100 and 120 points.</summary>
    public static KnotRule Through(double zero, double floor, double target, double stretch) =>
        new(new PiecewiseLinear(new(zero, 0), new(floor, 60), new(target, 100), new(stretch, 120)));

    /// <inheritdoc/>
    public override ScoredPoints Score(double value, KpiUnit unit)
    {
        var points = Curve.At(value);
        var (from, to) = Curve.PieceAt(value);
        return new(points, from == to ? AtKnot(value, from, unit) : Between(value, from, to, points, unit));
    }

    /// <inheritdoc/>
    public override bool Rewards(KpiDirection better) => NeverGetsWorse(Curve.Knots.Select(knot => knot.Result), better);

    private static LocalizedText AtKnot(double value, Knot knot, KpiUnit unit)
    {
        var (shown, points) = (Figures.InUnit(value, unit), Figures.Plain(knot.Result));
        var end = Figures.InUnit(knot.Value, unit);
        return value == knot.Value
            ? new($"{shown} 正好得 {points} 分", $"{shown} is worth {points} points")
            : new($"{shown} 超出端点 {end}，按 {points} 分计", $"{shown} is beyond the end at {end}, so {points} points");
    }

    private static LocalizedText Between(double value, Knot from, Knot to, double points, KpiUnit unit)
    {
        // Written from the knot with fewer points, as a manager would: 60 + 40 × the way to the next.
        var (low, high) = from.Result <= to.Result ? (from, to) : (to, from);
        var (a, b, v) = (Figures.InUnit(low.Value, unit), Figures.InUnit(high.Value, unit), Figures.InUnit(value, unit));
        var (up, down) = low.Value < high.Value ? ($"({v} − {a})", $"({b} − {a})") : ($"({a} − {v})", $"({a} − {b})");
        var sum = $"{Figures.Plain(low.Result)} + {Figures.Plain(high.Result - low.Result)} × {up} ÷ {down} = {Figures.Plain(points)}";
        return new(
            $"{v} 介于 {a}（{Figures.Plain(low.Result)} 分）与 {b}（{Figures.Plain(high.Result)} 分）之间：{sum} 分",
            $"{v} lies between {a} ({Figures.Plain(low.Result)} points) and {b} ({Figures.Plain(high.Result)} points): {sum} points"
        );
    }
}
