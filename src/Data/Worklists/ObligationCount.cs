using Kpi.Data.Evidence;

namespace Kpi.Data.Worklists;

/// <summary>How many obligations there are, by whether they were met and by whether there is still time.</summary>
internal sealed class ObligationCount
{
    public bool IsMet { get; init; }

    public bool IsInTime { get; init; }

    public int Count { get; init; }

    /// <summary>Counts what is owed.</summary>
    /// <param name="owed">What is owed.</param>
    /// <param name="overUntil">The time of facts before this instant has passed.</param>
    public static IQueryable<ObligationCount> Of(IQueryable<EvidenceFact> owed, DateTime overUntil) =>
        owed.Select(fact => new { IsMet = fact.Numerator != 0, IsInTime = fact.At >= overUntil })
            .GroupBy(fact => fact)
            .Select(group => new ObligationCount
            {
                IsMet = group.Key.IsMet,
                IsInTime = group.Key.IsInTime,
                Count = group.Count(),
            });
}
