namespace Kpi.Kpis.Assessment;

/// <summary>Ranks by score within a peer group (spec section 4, rule 7).</summary>
public static class CompetitionRanks
{
    /// <summary>Rank 1 for the highest score; equal scores share a rank and the next ones skip: 1, 2, 2, 4. A branch without a score has none.</summary>
    /// <param name="scores">Rounded scores of one peer group.</param>
    /// <returns>The ranks in the same order.</returns>
    public static IReadOnlyList<int?> Of(IReadOnlyList<decimal?> scores)
    {
        var ranks = scores
            .OfType<decimal>()
            .OrderDescending()
            .Index()
            .DistinctBy(score => score.Item)
            .ToDictionary(score => score.Item, score => score.Index + 1);
        return [.. scores.Select(score => score is { } own ? ranks[own] : (int?)null)];
    }
}
