using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Assessing;

/// <summary>A score that another system computed, or a person by hand, as it was loaded (fact_score). Nothing here is computed from it.</summary>
/// <param name="SchemeCode">The scheme's code.</param>
/// <param name="SchemeVersion">The scheme's version.</param>
/// <param name="Points">Points with two decimals; null if not rated.</param>
/// <param name="Grade">The grade; null if not rated.</param>
/// <param name="Document">Its working as it was delivered, as JSON; null where it was not.</param>
public sealed record RecordedScore(string SchemeCode, int SchemeVersion, double? Points, string? Grade, string? Document)
{
    internal int BranchId { get; init; }

    /// <summary>The scores of some branches for a month, by scheme and version.</summary>
    internal static IQueryable<RecordedScore> Query(WarehouseContext db, Month month, IReadOnlyList<int> branchIds)
    {
        var number = month.ToNumber();
        return db
            .Scores.Where(score => score.Month == number && branchIds.Contains(score.BranchId))
            .OrderBy(score => score.SchemeCode)
            .ThenBy(score => score.SchemeVersion)
            .Select(score => new RecordedScore(score.SchemeCode, score.SchemeVersion, score.Points, score.Grade, score.Document)
            {
                BranchId = score.BranchId,
            });
    }
}
