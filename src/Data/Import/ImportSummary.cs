using System.Globalization;

namespace Kpi.Data.Import;

/// <summary>How far an import has come.</summary>
/// <param name="Target">What is being loaded.</param>
/// <param name="Rows">Its rows so far.</param>
public sealed record ImportProgress(string Target, long Rows);

/// <summary>What became of the rows of one target.</summary>
/// <param name="Target">The target's name in the mapping, or the name of a file whose rows others join.</param>
/// <param name="Loaded">Rows that were new or changed a row.</param>
/// <param name="Unchanged">Rows that the warehouse already had.</param>
/// <param name="Rejected">Source rows that failed here.</param>
public sealed record TargetCount(string Target, long Loaded, long Unchanged, long Rejected);

/// <summary>What an import did.</summary>
/// <param name="BatchId">The run's number in import_batch.</param>
/// <param name="Targets">Counts by target, in order of loading.</param>
/// <param name="RejectsFile">The CSV of failed rows; null if none failed.</param>
/// <param name="IgnoredFiles">Names of given files that the mapping does not mean.</param>
public sealed record ImportSummary(int BatchId, IReadOnlyList<TargetCount> Targets, string? RejectsFile, IReadOnlyList<string> IgnoredFiles)
{
    /// <summary>Rows that were new or changed a row.</summary>
    public long Loaded => Targets.Sum(target => target.Loaded);

    /// <summary>Rows that the warehouse already had.</summary>
    public long Unchanged => Targets.Sum(target => target.Unchanged);

    /// <summary>Source rows that failed.</summary>
    public long Rejected => Targets.Sum(target => target.Rejected);

    /// <summary>The whole as one paragraph.</summary>
    public override string ToString()
    {
        var targets = string.Join(
            "; ",
            Targets.Select(target => $"{target.Target} {Words(target.Loaded, target.Unchanged, target.Rejected)}")
        );
        var rejects = RejectsFile is null ? "" : $" The rejected rows with their reasons are in {RejectsFile}.";
        var ignored = IgnoredFiles.Count == 0 ? "" : $" Files that the mapping does not mean: {string.Join(", ", IgnoredFiles)}.";
        return $"Batch {BatchId}: {Words(Loaded, Unchanged, Rejected)} ({targets}).{rejects}{ignored}";
    }

    private static string Words(long loaded, long unchanged, long rejected) =>
        string.Create(CultureInfo.InvariantCulture, $"{loaded:N0} loaded, {unchanged:N0} unchanged, {rejected:N0} rejected");
}
