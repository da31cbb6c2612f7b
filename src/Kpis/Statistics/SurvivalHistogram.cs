namespace Kpi.Kpis.Statistics;

/// <summary>Subjects with the same entry, exit and end.</summary>
/// <param name="Entry">Days from which the subject was under observation; 0 if from its own start.</param>
/// <param name="Exit">Days at which observation ended, greater than <paramref name="Entry"/>.</param>
/// <param name="IsEvent">Whether it ended with the event; otherwise the subject is censored.</param>
/// <param name="Count">How many such subjects.</param>
public readonly record struct SurvivalBin(int Entry, int Exit, bool IsEvent, long Count);

/// <summary>Durations as counts, so that those of branches can be added: a median cannot, the counts behind it can.</summary>
public sealed class SurvivalHistogram(IEnumerable<SurvivalBin> bins)
{
    /// <summary>The counts; the same entry, exit and end may appear more than once.</summary>
    public IReadOnlyList<SurvivalBin> Bins { get; } = [.. bins];

    /// <summary>How many ended with the event.</summary>
    public long Events => Bins.Where(bin => bin.IsEvent).Sum(bin => bin.Count);

    /// <summary>How many were observed at all.</summary>
    public long Subjects => Bins.Sum(bin => bin.Count);

    /// <summary>The two together.</summary>
    public SurvivalHistogram Add(SurvivalHistogram other) =>
        new(
            Bins.Concat(other.Bins)
                .GroupBy(bin => bin with { Count = 0 })
                .Select(same => same.Key with { Count = same.Sum(bin => bin.Count) })
        );
}
