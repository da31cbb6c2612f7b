using Kpi.Data;

namespace Kpi.Api.Reports.Bursts;

/// <summary>
/// The folder that a burst is written to, alone until it is disposed. Each file gets its name only when it is whole, so that a kill leaves no half report;
/// an earlier manifest is taken away before the first file gets its name and the new one comes last, so that a folder with a manifest holds what it says.
/// </summary>
internal sealed class BurstFolder : IDisposable
{
    private const string Unfinished = ".part";

    /// <summary>The file that a burst holds locked while it lasts. A killed one leaves it, unlocked.</summary>
    private const string Lock = "burst.lock";

    // Linux and macOS: ENOSPC, EDQUOT (two numbers). Windows: ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL.
    private static readonly int[] DiskFull = [28, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    private FileStream? held;

    private BurstFolder(string directory) => Directory = directory;

    /// <summary>The folder's full path.</summary>
    public string Directory { get; }

    /// <summary>How many of the files written took the place of earlier ones.</summary>
    public int Replaced { get; private set; }

    /// <summary>Makes the folder if it is missing. What it holds stays as it is until the first <see cref="WriteAsync"/>.</summary>
    /// <exception cref="DataException">
    /// <c>OUT_IS_FILE</c>; <c>OUT_IN_USE</c>: another burst writes to it; <c>OUT_OF_OTHER_BURST</c>: it holds a manifest of files that this burst does not write,
    /// or one that no burst wrote; <c>OUT_NOT_WRITABLE</c> or <c>DISK_FULL</c>.
    /// </exception>
    public static async Task<BurstFolder> OpenAsync(string directory, ReportBurst burst, CancellationToken cancellation)
    {
        if (File.Exists(directory))
        {
            throw new DataException("OUT_IS_FILE", $"'{directory}' is a file; --out takes a folder, which is made if it is missing.");
        }

        var folder = new BurstFolder(Path.GetFullPath(directory));
        try
        {
            await folder.SayingWhyAsync(async () =>
            {
                System.IO.Directory.CreateDirectory(folder.Directory);
                // It also tries writing, before hours of work rather than after.
                folder.held = folder.Hold();
                var manifest = folder.PathOf(BurstManifest.FileName);
                if (File.Exists(manifest))
                {
                    folder.DemandSameBurst(BurstManifest.FilesIn(await File.ReadAllBytesAsync(manifest, cancellation)), burst);
                }
            });
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Writes a whole file or none; the manifest of an earlier run goes, because it does not describe the file.</summary>
    /// <exception cref="DataException"><c>OUT_NOT_WRITABLE</c> or <c>DISK_FULL</c>.</exception>
    public Task WriteAsync(string file, byte[] bytes, CancellationToken cancellation) =>
        SayingWhyAsync(async () =>
        {
            var (target, part) = (PathOf(file), PathOf(file + Unfinished));
            try
            {
                await File.WriteAllBytesAsync(part, bytes, cancellation);
                File.Delete(PathOf(BurstManifest.FileName));
                Replaced += File.Exists(target) ? 1 : 0;
                File.Move(part, target, overwrite: true);
            }
            catch
            {
                File.Delete(part);
                throw;
            }
        });

    /// <summary>Lets other bursts write to the folder.</summary>
    public void Dispose() => held?.Dispose();

    private string PathOf(string file) => Path.Combine(Directory, file);

    private FileStream Hold()
    {
        var file = PathOf(Lock);
        try
        {
            return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(file))
        {
            throw new DataException(
                "OUT_IN_USE",
                $"Another burst is writing to '{Directory}'; nothing was changed. Choose another folder, or try again when it has ended."
            );
        }
    }

    private void DemandSameBurst(IReadOnlySet<string>? listed, ReportBurst burst)
    {
        if (listed is null)
        {
            throw new DataException(
                "OUT_OF_OTHER_BURST",
                $"'{Directory}' holds a {BurstManifest.FileName} that no burst wrote, and it would be lost. Choose another folder, or remove that file."
            );
        }

        if (listed.Except(burst.Reports.Select(report => report.File)).FirstOrDefault() is { } other)
        {
            throw new DataException(
                "OUT_OF_OTHER_BURST",
                $"'{Directory}' holds another burst: its {BurstManifest.FileName} lists '{other}', which this one does not write. Choose another folder, or remove that manifest."
            );
        }
    }

    private async Task SayingWhyAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (IOException full) when (DiskFull.Contains(full.HResult))
        {
            throw new DataException(
                "DISK_FULL",
                $"The disk of '{Directory}' is full; the reports written so far are whole, make room and run this again."
            );
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw new DataException("OUT_NOT_WRITABLE", $"The reports cannot be written to '{Directory}': {cannot.Message}");
        }
    }
}
