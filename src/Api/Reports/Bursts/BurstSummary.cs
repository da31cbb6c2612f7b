namespace Kpi.Api.Reports.Bursts;

/// <summary>What a burst came to.</summary>
/// <param name="Month">The month, such as 2026-10.</param>
/// <param name="Closing">How far its closing has come: open, provisional or closed.</param>
/// <param name="DataVersion">The version of the data that all reports were read from.</param>
/// <param name="Directory">The folder that holds the reports and the manifest.</param>
/// <param name="Written">Reports that were written.</param>
/// <param name="Replaced">Those of them that took the place of an earlier file.</param>
/// <param name="Bytes">The size of those written.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Failures">Reports that were not made, and why.</param>
internal sealed record BurstSummary(
    string Month,
    string Closing,
    long DataVersion,
    string Directory,
    int Written,
    int Replaced,
    long Bytes,
    double Seconds,
    IReadOnlyList<BurstManifest.Failed> Failures
)
{
    private const int MostNamed = 5;

    /// <summary>One line.</summary>
    public override string ToString() =>
        $"written: {Written:N0} reports of {Month}, {Bytes / 1e6:0.0} MB in {Seconds:0.0} s, to {Directory}"
        + (Replaced == 0 ? "" : $"; {Replaced:N0} in place of earlier ones")
        + (Failures.Count == 0 ? "" : $"; {Failures.Count:N0} FAILED: {Named}");

    private string Named =>
        string.Join(", ", Failures.Take(MostNamed).Select(report => report.File)) + (Failures.Count > MostNamed ? ", …" : "");
}
