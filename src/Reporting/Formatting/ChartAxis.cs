using Kpi.Kpis;
using Kpi.Kpis.Catalogue;

namespace Kpi.Reporting.Formatting;

/// <summary>A value axis with round steps; <see cref="Labels"/>[i] stands at <see cref="Min"/> + i × <see cref="Interval"/>.</summary>
internal sealed record ChartAxis(double Min, double Max, double Interval, IReadOnlyList<string> Labels)
{
    private const int Steps = 3;

    /// <summary>An axis that holds all numbers, given in the KPI's unit; it starts at 0 unless that would flatten the line.</summary>
    public static ChartAxis For(IReadOnlyCollection<double> numbers, KpiDefinition kpi, Lang lang)
    {
        var factor = KpiText.Factor(kpi.Unit);
        var (low, high) = numbers.Count == 0 ? (0, 0) : (numbers.Min() * factor, numbers.Max() * factor);
        var from = low >= 0 && low < 0.6 * high ? 0 : low;
        var step = RoundStep((high - from) / Steps, high);
        // Counted in whole steps: sums of fractions drift.
        var first = (int)Math.Floor(from / step + 1e-9);
        var last = Math.Max(first + 1, (int)Math.Ceiling(high / step - 1e-9));
        return new(
            first * step / factor,
            last * step / factor,
            step / factor,
            Texts(Enumerable.Range(first, last - first + 1).Select(n => n * step / factor), kpi.Unit, lang)
        );
    }

    /// <summary>The same axis for numbers that are so many times as large, with the same labels.</summary>
    public ChartAxis Times(double factor) => this with { Min = Min * factor, Max = Max * factor, Interval = Interval * factor };

    /// <summary>The labels, without decimals if none of them needs any.</summary>
    private static List<string> Texts(IEnumerable<double> ticks, KpiUnit unit, Lang lang)
    {
        var labels = ticks.Select(tick => KpiText.Value(tick, unit, lang)).ToList();
        return labels.TrueForAll(label => label.Contains(".00", StringComparison.Ordinal))
            ? labels.ConvertAll(label => label.Replace(".00", "", StringComparison.Ordinal))
            : labels;
    }

    /// <summary>The next of 1, 2, 2.5, 5 × 10ⁿ; at least what two decimals can tell apart.</summary>
    private static double RoundStep(double rough, double high)
    {
        var least = Math.Max(rough, high == 0 ? 1 : 0.01);
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        // A quarter of a hundredth would show as a rounded, wrong label.
        double[] nices = power < 0.1 ? [1, 2, 5, 10] : [1, 2, 2.5, 5, 10];
        return nices.First(nice => nice * power >= least * (1 - 1e-9)) * power;
    }
}
