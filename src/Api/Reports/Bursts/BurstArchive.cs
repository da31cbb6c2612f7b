using System.IO.Compression;
using System.Text;

namespace Kpi.Api.Reports.Bursts;

/// <summary>
/// A burst as a ZIP archive, written as it is made: the reports, then the manifest. In the place of a report that failed stands a text that says why, so
/// that nobody takes an archive with a gap for a whole one.
/// </summary>
internal sealed class BurstArchive(
    ReportBurst burst,
    BurstManifest manifest,
    ReportPress press,
    ILogger log,
    CancellationToken cancellation
) : IAsyncDisposable
{
    /// <summary>More than an entry's compressor holds back until it is closed.</summary>
    private const int TailBytes = 1 << 20;

    private readonly IAsyncEnumerator<BurstOutcome> outcomes = burst
        .PrintAsync(press.AtOnce, cancellation)
        .GetAsyncEnumerator(cancellation);

    /// <summary>Makes the first report, so that a failure of all of them is known before anything is written.</summary>
    public ValueTask<bool> BeginAsync() => outcomes.MoveNextAsync();

    /// <summary>Writes the archive. One that fails midway has no table of contents, so that no program takes it for whole.</summary>
    public async Task WriteAsync(Stream body)
    {
        // An entry is closed synchronously, which Kestrel forbids: its tail goes into a buffer.
        var tail = new BufferedStream(body, TailBytes);
        // Disposing writes the table of contents: only after the last entry, never because of a failure.
        var archive = await ZipArchive.CreateAsync(tail, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        do
        {
            var (report, bytes, failure) = outcomes.Current;
            if (failure?.Cause is { } cause)
            {
                log.LogError(cause, "The report {File} could not be made.", report.File);
            }

            manifest.Add(outcomes.Current);
            await (
                bytes is null
                    ? AddAsync($"{report.File}.FAILED.txt", Encoding.UTF8.GetBytes($"{failure!.Code}: {failure.Reason}\n"))
                    : AddAsync(report.File, bytes)
            );
        } while (await outcomes.MoveNextAsync());

        await AddAsync(BurstManifest.FileName, manifest.ToJson(press.Time.GetUtcNow()));
        await archive.DisposeAsync();
        await tail.FlushAsync(cancellation);

        async Task AddAsync(string name, byte[] bytes)
        {
            // Reports are compressed already.
            await using (var entry = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellation))
            {
                await entry.WriteAsync(bytes, cancellation);
                await tail.FlushAsync(cancellation);
            }

            await tail.FlushAsync(cancellation);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => outcomes.DisposeAsync();
}
