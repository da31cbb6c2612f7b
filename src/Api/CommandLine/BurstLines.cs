namespace Kpi.Api.CommandLine;

/// <summary>How far a burst has come, as a line at most once a second, and one at its end.</summary>
/// <param name="reports">How many reports the burst has.</param>
/// <param name="time">The clock.</param>
/// <param name="output">Where the lines go.</param>
internal sealed class BurstLines(int reports, TimeProvider time, TextWriter output)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly long began = time.GetTimestamp();
    private TimeSpan last;
    private int done;

    /// <summary>One more report is made or has failed.</summary>
    public void Next()
    {
        done++;
        var elapsed = time.GetElapsedTime(began);
        if (elapsed - last < Interval && done < reports)
        {
            return;
        }

        last = elapsed;
        var rate = done / Math.Max(0.001, last.TotalSeconds);
        var left = done < reports ? $", {TimeSpan.FromSeconds((reports - done) / rate):h\\:mm\\:ss} left" : "";
        output.WriteLine($"reports: {done:N0} of {reports:N0}, {rate:0.0} reports/s, {(double)done / reports:P0}{left}");
    }
}
