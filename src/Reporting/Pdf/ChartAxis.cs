using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Pdf;

/// <summary>A value axis with round steps; <see cref="Labels"/>[i] stands at <see cref="Min"/> + i × <see cref="Interval"/>.</summary>
internal sealed record ChartAxis(double Min, double Max, double Interval, IReadOnlyList<string> Labels)
{
    private const int Steps = 3;

    /// <summary>An axis that holds all numbers, given in the KPI's unit; it starts at 0 unless that would flatten the line.</summary>
    public static ChartAxis For(IReadOnlyCollection<double> numbers, KpiUnit unit, Lang lang)
    {
        var factor = KpiText.Factor(unit);
        var (low, high) = numbers.Count == 0 ? (0, 0) : (numbers.Min() * factor, numbers.Max() * factor);
        var from = low >= 0 && low < 0.6 * high ? 0 : low;
        var step = RoundStep((high - from) / Steps, high);
        var min = Math.Floor(from / step + 1e-9) * step;
        // A quarter of a step of air above the highest point, where its label stands.
        var count = Math.Max(1, (int)Math.Ceiling((high - min) / step + 0.25));
        return new(
            min / factor,
            (min + count * step) / factor,
            step / factor,
            [.. Enumerable.Range(0, count + 1).Select(index => KpiText.Value((min + index * step) / factor, unit, lang))]
        );
    }

    /// <summary>The next of 1, 2, 2.5, 5 × 10ⁿ; at least what two decimals can tell apart.</summary>
    private static double RoundStep(double rough, double high)
    {
        var least = Math.Max(rough, high == 0 ? 1 : 0.01);
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return new[] { 1.0, 2, 2.5, 5, 10 }.First(nice => nice * power >= least * (1 - 1e-9)) * power;
    }
}
