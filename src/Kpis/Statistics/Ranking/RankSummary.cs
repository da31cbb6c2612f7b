namespace Kpi.Kpis.Statistics.Ranking;

/// <summary>What is published of a branch's rank among its peers; rank 1 has the lowest true proportion.</summary>
/// <param name="Expected">The mean rank, 1 to the number of peers.</param>
/// <param name="Interval">Between which ranks the true one lies with the probability asked for.</param>
/// <param name="First">The probability of the lowest true proportion, 0–1.</param>
/// <param name="Last">The probability of the highest true proportion, 0–1.</param>
public readonly record struct RankSummary(double Expected, (int Low, int High) Interval, double First, double Last)
{
    /// <summary>The same with rank 1 for the highest true proportion.</summary>
    /// <param name="peers">How many peers are ranked.</param>
    public RankSummary Reversed(int peers) => new(peers + 1 - Expected, (peers + 1 - Interval.High, peers + 1 - Interval.Low), Last, First);
}
