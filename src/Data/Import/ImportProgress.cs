using Kpi.Data.Import.Sources;

namespace Kpi.Data.Import;

/// <summary>How far an import has come.</summary>
/// <param name="Target">What is being read or loaded.</param>
/// <param name="Rows">Its rows so far.</param>
/// <param name="RowsPerSecond">Rows of all targets by time since the start.</param>
/// <param name="Done">The part of all reading that is done, 0 to 1.</param>
/// <param name="Left">How long the reading will still take at this rate; null while that is not known.</param>
/// <param name="IsMerging">The rows are read, and are now being merged.</param>
public sealed record ImportProgress(string Target, long Rows, double RowsPerSecond, double Done, TimeSpan? Left, bool IsMerging);

/// <summary>Counts rows and time, and reports now and then.</summary>
/// <param name="sink">Takes the reports.</param>
/// <param name="work">Bytes that will be read in all.</param>
/// <param name="time">By which rows are counted and reports spaced.</param>
internal sealed class ProgressMeter(IProgress<ImportProgress>? sink, long work, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly long began = time.GetTimestamp();
    private TimeSpan last;
    private long finished;
    private long allRows;

    /// <summary>One more row of a target has been read from a table.</summary>
    public void Row(string target, long rows, SourceTable? table)
    {
        allRows++;
        if (allRows % 1024 == 0 && time.GetElapsedTime(began) - last > Interval)
        {
            Report(target, rows, finished + (long)((table?.Done ?? 0) * (table?.Scan.Bytes ?? 0)), isMerging: false);
        }
    }

    /// <summary>A table has been read through.</summary>
    public void Finish(SourceTable table) => finished += table.Scan.Bytes;

    /// <summary>All rows of a target are read.</summary>
    public void Staged(string target, long rows) => Report(target, rows, finished, isMerging: false);

    /// <summary>The rows of a target are about to be merged.</summary>
    public void Merging(string target, long rows) => Report(target, rows, work, isMerging: true);

    private void Report(string target, long rows, long bytes, bool isMerging)
    {
        last = time.GetElapsedTime(began);
        var seconds = Math.Max(0.001, last.TotalSeconds);
        var done = work == 0 ? 1 : Math.Min(1, (double)bytes / work);
        var left = done is > 0.01 and < 1 && seconds > 1 ? TimeSpan.FromSeconds(seconds / done * (1 - done)) : (TimeSpan?)null;
        sink?.Report(new(target, rows, allRows / seconds, done, left, isMerging));
    }
}
