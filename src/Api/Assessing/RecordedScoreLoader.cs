using Kpi.Data.Assessing;
using Kpi.Data.ReadModel;
using Kpi.Kpis;

namespace Kpi.Api.Assessing;

/// <summary>Loaded scores of branches and months: one reading for all the branches of a month.</summary>
public sealed class RecordedScoreLoader(AssessmentReader assessments, IBatchScheduler batchScheduler, DataLoaderOptions options)
    : GroupedDataLoader<(Month Month, BranchNode Branch), RecordedScore>(batchScheduler, options)
{
    protected override async Task<ILookup<(Month Month, BranchNode Branch), RecordedScore>> LoadGroupedBatchAsync(
        IReadOnlyList<(Month Month, BranchNode Branch)> keys,
        CancellationToken cancellationToken
    )
    {
        var found = new List<((Month, BranchNode) Key, RecordedScore Score)>();
        foreach (var month in keys.GroupBy(key => key.Month, key => key.Branch))
        {
            var scores = await assessments.RecordedAsync(month.Key, [.. month], cancellationToken);
            found.AddRange(scores.SelectMany(branch => branch.Select(score => ((month.Key, branch.Key), score))));
        }

        return found.ToLookup(one => one.Key, one => one.Score);
    }
}
