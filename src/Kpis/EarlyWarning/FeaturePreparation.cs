using Kpi.Kpis.Statistics;

namespace Kpi.Kpis.EarlyWarning;

/// <summary>A standardised column of a model.</summary>
/// <param name="Feature">The position of the feature that it comes from.</param>
/// <param name="IsMissingFlag">Whether it says that the value is missing, 1 or 0, instead of the value.</param>
/// <param name="Mean">The mean in training, after imputation.</param>
/// <param name="Deviation">The standard deviation in training, above 0.</param>
public readonly record struct ModelColumn(int Feature, bool IsMissingFlag, double Mean, double Deviation);

/// <summary>
/// How features become a model's columns, learnt from training data alone: a missing value becomes the median and raises a flag, then
/// everything is standardised (spec section 5, fit). What never varies in training has no column.
/// </summary>
/// <param name="Medians">Each feature's median of what was known in training.</param>
/// <param name="Columns">The columns.</param>
public sealed record FeaturePreparation(IReadOnlyList<double> Medians, IReadOnlyList<ModelColumn> Columns)
{
    /// <summary>Learns it.</summary>
    /// <param name="rows">Training rows, at least one.</param>
    /// <param name="features">How many features rows have.</param>
    /// <exception cref="ArgumentException">A row has another number of features, or a value that is not finite.</exception>
    public static FeaturePreparation Learn(IReadOnlyList<CustomerMonth> rows, int features)
    {
        if (rows.Any(row => row.Features.Count != features || row.Features.Any(value => value is { } known && !double.IsFinite(known))))
        {
            throw new ArgumentException($"Every row needs {features} features, each finite or null.", nameof(rows));
        }

        var medians = new double[features];
        var columns = new List<ModelColumn>();
        for (var feature = 0; feature < features; feature++)
        {
            double[] known = [.. rows.Select(row => row.Features[feature]).OfType<double>()];
            var median = medians[feature] = known.Length == 0 ? 0 : Quantiles.Type7(known, 0.5);
            AddIfItVaries(columns, feature, isFlag: false, rows.Select(row => row.Features[feature] ?? median));
            AddIfItVaries(columns, feature, isFlag: true, rows.Select(row => row.Features[feature] is null ? 1.0 : 0));
        }

        return new(medians, columns);
    }

    /// <summary>A customer's columns.</summary>
    public double[] Apply(IReadOnlyList<double?> features) =>
        [
            .. Columns.Select(column =>
                (
                    (
                        column.IsMissingFlag
                            ? (features[column.Feature] is null ? 1 : 0)
                            : features[column.Feature] ?? Medians[column.Feature]
                    ) - column.Mean
                ) / column.Deviation
            ),
        ];

    private static void AddIfItVaries(List<ModelColumn> columns, int feature, bool isFlag, IEnumerable<double> values)
    {
        double[] all = [.. values];
        var mean = all.Average();
        var deviation = Math.Sqrt(all.Average(value => (value - mean) * (value - mean)));
        if (deviation > 1e-12 * Math.Max(1, Math.Abs(mean)))
        {
            columns.Add(new(feature, isFlag, mean, deviation));
        }
    }
}
