using System.Diagnostics;

namespace Kpi.Api.CommandLine;

/// <summary>How far a burst has come, as a line on standard error at most once a second.</summary>
internal sealed class BurstLines(int reports)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly Stopwatch elapsed = Stopwatch.StartNew();
    private TimeSpan last;
    private int done;

    /// <summary>One more report is made or has failed.</summary>
    public void Next()
    {
        done++;
        if (elapsed.Elapsed - last < Interval && done < reports)
        {
            return;
        }

        last = elapsed.Elapsed;
        var rate = done / Math.Max(0.001, last.TotalSeconds);
        var left = done < reports ? $", {TimeSpan.FromSeconds((reports - done) / rate):h\\:mm\\:ss} left" : "";
        Console.Error.WriteLine($"reports: {done:N0} of {reports:N0}, {rate:0.0} reports/s, {(double)done / reports:P0}{left}");
    }
}
