using Kpi.Kpis.Statistics;

namespace Kpi.Kpis.EarlyWarning;

/// <summary>A feature's distribution in training.</summary>
/// <param name="Cuts">Upper ends of the bins but the last, rising: the deciles, each once.</param>
/// <param name="Shares">The share of customers in each bin; the last is that of missing values. They sum to 1.</param>
public sealed record FeatureBins(IReadOnlyList<double> Cuts, IReadOnlyList<double> Shares)
{
    /// <summary>Learns the bins of one feature.</summary>
    /// <param name="values">Training values, at least one; null if missing.</param>
    public static FeatureBins Learn(IReadOnlyCollection<double?> values)
    {
        double[] known = [.. values.OfType<double>()];
        double[] cuts =
            known.Length == 0 ? [] : [.. Enumerable.Range(1, 9).Select(decile => Quantiles.Type7(known, decile / 10.0)).Distinct()];
        return new(cuts, SharesOf(values, cuts));
    }

    /// <summary>How far customers have drifted from training: the population stability index, 0 or more.</summary>
    /// <param name="values">Values now, at least one; null if missing.</param>
    public double DriftOf(IReadOnlyCollection<double?> values) => PopulationStability.Index(Shares, SharesOf(values, Cuts));

    private static double[] SharesOf(IReadOnlyCollection<double?> values, IReadOnlyList<double> cuts)
    {
        var counts = new int[cuts.Count + 2];
        foreach (var value in values)
        {
            counts[value is { } known ? cuts.Count(cut => known > cut) : ^1]++;
        }

        return [.. counts.Select(count => (double)count / values.Count)];
    }
}

/// <summary>A feature's drift in a scoring month.</summary>
/// <param name="Feature">Which.</param>
/// <param name="Index">Its population stability index.</param>
public sealed record FeatureDrift(RiskFeature Feature, double Index)
{
    /// <summary>Whether it is an alert: the model was trained on other customers than these.</summary>
    public bool IsAlert => Index > PopulationStability.AlertAbove;

    /// <summary>The drift of every feature of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="customers">Those who are scored now, at least one.</param>
    public static IReadOnlyList<FeatureDrift> Of(ChurnModel model, IReadOnlyList<CustomerMonth> customers) =>
        [
            .. model.Features.Select(
                (feature, index) =>
                    new FeatureDrift(feature, model.Training[index].DriftOf([.. customers.Select(row => row.Features[index])]))
            ),
        ];
}
