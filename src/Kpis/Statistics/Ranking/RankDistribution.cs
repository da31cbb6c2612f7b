namespace Kpi.Kpis.Statistics.Ranking;

/// <summary>The ranks that a branch may truly have among its peers; rank 1 has the lowest true proportion.</summary>
/// <param name="Probabilities">The probability of each rank, from 1; they sum to 1.</param>
public sealed record RankDistribution(IReadOnlyList<double> Probabilities)
{
    /// <summary>The mean rank, 1 to the number of peers.</summary>
    public double Expected => Probabilities.Select((probability, index) => probability * (index + 1)).Sum();

    /// <summary>The probability of the lowest true proportion, 0–1.</summary>
    public double First => Probabilities[0];

    /// <summary>The probability of the highest true proportion, 0–1.</summary>
    public double Last => Probabilities[^1];

    /// <summary>The ranks between which the true one lies with a probability of at least <paramref name="level"/>, by default 0.9.</summary>
    public (int Low, int High) Interval(double level = 0.9) => (Reaching((1 - level) / 2), Reaching((1 + level) / 2));

    /// <summary>What is published of it.</summary>
    /// <param name="level">The probability of the rank interval.</param>
    public RankSummary Summary(double level = 0.9) => new(Expected, Interval(level), First, Last);

    private int Reaching(double share)
    {
        var cumulative = 0.0;
        for (var index = 0; index < Probabilities.Count; index++)
        {
            cumulative += Probabilities[index];

            // 1e-12: a cumulative probability that equals the share must count as reaching it whichever way it is rounded.
            if (cumulative >= share - 1e-12)
            {
                return index + 1;
            }
        }

        return Probabilities.Count;
    }
}
