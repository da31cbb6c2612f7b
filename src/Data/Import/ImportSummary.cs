using System.Globalization;

namespace Kpi.Data.Import;

/// <summary>What became of the rows of one target.</summary>
/// <param name="Target">The target's name in the mapping, or the name of a file whose rows others join.</param>
/// <param name="Loaded">Rows that were new or changed a row.</param>
/// <param name="Unchanged">Rows that the warehouse already had.</param>
/// <param name="Rejected">Source rows that failed here.</param>
public sealed record TargetCount(string Target, long Loaded, long Unchanged, long Rejected);

/// <summary>What an import did.</summary>
/// <param name="BatchId">The run's number in import_batch; 0 for a dry run.</param>
/// <param name="Targets">Counts by target, in order of loading.</param>
/// <param name="RejectsFile">The CSV of failed rows; null if none failed.</param>
/// <param name="IgnoredFiles">Names of given files that the mapping does not mean.</param>
public sealed record ImportSummary(int BatchId, IReadOnlyList<TargetCount> Targets, string? RejectsFile, IReadOnlyList<string> IgnoredFiles)
{
    /// <summary>The folder with the failed rows themselves, to be corrected and imported with <c>--rejects</c>; null if none failed.</summary>
    public string? RejectedRows { get; init; }

    /// <summary>Nothing was loaded, only said what would be.</summary>
    public bool DryRun { get; init; }

    /// <summary>When the same files were loaded, in UTC, if that is why nothing was read; else null.</summary>
    public DateTime? AlreadyLoadedAt { get; init; }

    /// <summary>Months whose measures are out of date now, such as <c>2026-10</c>, oldest first.</summary>
    public IReadOnlyList<string> DirtyMonths { get; init; } = [];

    /// <summary>Source rows read.</summary>
    public long RowsRead { get; init; }

    /// <summary>Rows that were new or changed a row.</summary>
    public long Loaded => Targets.Sum(target => target.Loaded);

    /// <summary>Rows that the warehouse already had.</summary>
    public long Unchanged => Targets.Sum(target => target.Unchanged);

    /// <summary>Source rows that failed.</summary>
    public long Rejected => Targets.Sum(target => target.Rejected);

    /// <summary>Rows were read and every one was rejected: the mapping or the export is wrong, although nothing was refused.</summary>
    public bool IsAllRejected { get; init; }

    /// <summary>The whole as one paragraph.</summary>
    public override string ToString()
    {
        if (AlreadyLoadedAt is { } at)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"These files were already loaded on {at:yyyy-MM-dd HH:mm} UTC as batch {BatchId}; nothing changed. Read them again with --again."
            );
        }

        var targets = string.Join(
            "; ",
            Targets.Select(target => $"{target.Target} {Words(target.Loaded, target.Unchanged, target.Rejected)}")
        );
        var run = DryRun ? "Dry run, nothing was loaded; an import would give" : $"Batch {BatchId}";
        return $"{run}: {Words(Loaded, Unchanged, Rejected)} ({targets}).{Rejects}{Ignored}{Dirty}";
    }

    private string Rejects =>
        RejectsFile is null
            ? ""
            : $" The rejected rows with their reasons are in {RejectsFile}; correct the rows in {RejectedRows} and import them with --rejects.";

    private string Ignored => IgnoredFiles.Count == 0 ? "" : $" Files that the mapping does not mean: {string.Join(", ", IgnoredFiles)}.";

    private string Dirty =>
        DirtyMonths.Count switch
        {
            0 => "",
            1 => $" Measures of {DirtyMonths[0]} are out of date: refresh.",
            _ => $" Measures of {DirtyMonths.Count} months, {DirtyMonths[0]} to {DirtyMonths[^1]}, are out of date: refresh.",
        };

    private static string Words(long loaded, long unchanged, long rejected) =>
        string.Create(CultureInfo.InvariantCulture, $"{loaded:N0} loaded, {unchanged:N0} unchanged, {rejected:N0} rejected");
}
