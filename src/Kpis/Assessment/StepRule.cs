using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Assessment;

/// <summary>Points off for every full step beyond a line: "each 1 pp over −2, cap −10, floor 0".</summary>
/// <param name="Line">Up to this value, in the KPI's unit, nothing is taken off.</param>
/// <param name="Better">Which way is better: steps count on the other side of the line.</param>
/// <param name="Step">The size of a step in the KPI's unit, above 0: 0.01 is one percentage point.</param>
/// <param name="PointsPerStep">What a step takes off, above 0.</param>
/// <param name="Cap">The most that is taken off, 0 or more.</param>
/// <param name="FullPoints">The points before anything is taken off.</param>
/// <param name="Floor">The fewest points.</param>
public sealed record StepRule(
    double Line,
    KpiDirection Better,
    double Step,
    double PointsPerStep,
    double Cap,
    double FullPoints = 100,
    double Floor = 0
) : ScoringRule
{
    /// <inheritdoc/>
    public override ScoredPoints Score(double value, KpiUnit unit)
    {
        var beyond = Math.Max(0, Better == KpiDirection.Lower ? value - Line : Line - value);

        // 1e-9 of a step: 5% − 3% is two steps of 1%, whichever way the subtraction is rounded.
        var steps = Math.Floor(beyond / Step + 1e-9);
        var deduction = Math.Min(Cap, steps * PointsPerStep);
        var points = Math.Max(Floor, FullPoints - deduction);
        var (v, line, size) = (Figures.InUnit(value, unit), Figures.InUnit(Line, unit), Figures.InUnit(Step, unit));
        var product = $"{Figures.Plain(steps)} × {Figures.Plain(PointsPerStep)} = {Figures.Plain(steps * PointsPerStep)}";
        var rest = $"{Figures.Plain(FullPoints)} − {Figures.Plain(deduction)}";
        return new(
            points,
            new(
                $"{v} 越过 {line} 满 {Figures.Plain(steps)} 个 {size}：扣 {product} 分，最多扣 {Figures.Plain(Cap)} 分；{rest}，不低于 {Figures.Plain(Floor)}，得 {Figures.Plain(points)} 分",
                $"{v} is {Figures.Plain(steps)} full steps of {size} beyond {line}: {product} points off, at most {Figures.Plain(Cap)}; {rest}, not below {Figures.Plain(Floor)}, gives {Figures.Plain(points)} points"
            )
        );
    }

    /// <inheritdoc/>
    public override bool Rewards(KpiDirection better) => better == Better && Step > 0 && PointsPerStep >= 0 && Cap >= 0;
}

/// <summary>From this value on, so many points.</summary>
/// <param name="From">The lowest value, in the KPI's unit.</param>
/// <param name="Points">The points.</param>
public readonly record struct Band(double From, double Points);

/// <summary>Fixed points within bands of values.</summary>
/// <param name="Below">Points below the first band.</param>
/// <param name="Bands">Each begins at its value and ends before the next; lowest first.</param>
public sealed record BandRule(double Below, IReadOnlyList<Band> Bands) : ScoringRule
{
    /// <inheritdoc/>
    public override ScoredPoints Score(double value, KpiUnit unit)
    {
        var reached = Bands.Count(band => band.From <= value);
        var points = reached == 0 ? Below : Bands[reached - 1].Points;
        var (v, p) = (Figures.InUnit(value, unit), Figures.Plain(points));
        var from = reached == 0 ? "" : Figures.InUnit(Bands[reached - 1].From, unit);
        var to = reached == Bands.Count ? "" : Figures.InUnit(Bands[reached].From, unit);
        return new(points, new($"{v} 落在 [{from}, {to}) 档：{p} 分", $"{v} falls into the band [{from}, {to}): {p} points"));
    }

    /// <inheritdoc/>
    public override bool Rewards(KpiDirection better) =>
        Bands.Zip(Bands.Skip(1)).All(pair => pair.First.From < pair.Second.From)
        && NeverGetsWorse(Bands.Select(band => band.Points).Prepend(Below), better);
}
