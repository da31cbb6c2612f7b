namespace Kpi.Data.Import;

/// <summary>
/// A folder for what an import puts aside while it lasts. It goes with the import; if that is killed, the next import on the same machine removes it,
/// knowing by the lock beside it, which dies with its holder, that nobody works in it.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    private const string Prefix = "kpi-import-";
    private const string LockSuffix = ".lock";
    private const int Attempts = 100;
    private readonly FileStream held;

    /// <exception cref="IOException">The folder cannot be made.</exception>
    public ScratchFolder()
        : this(System.IO.Path.GetTempPath()) { }

    /// <param name="parent">Where the folder is made, and those that were left behind are looked for.</param>
    public ScratchFolder(string parent)
    {
        RemoveAbandoned(parent);
        // Held from before the folder can be seen until it has gone: at no moment does it look abandoned.
        (Path, held) = Claim(parent);
        Directory.CreateDirectory(Path);
    }

    /// <summary>The folder, which exists.</summary>
    public string Path { get; }

    /// <summary>Never throws: the import has ended by then, and whether it loaded anything does not depend on its scratch.</summary>
    public void Dispose()
    {
        var gone = TryDelete(Path);
        held.Dispose();
        if (!gone)
        {
            LeaveToTheNext(Path + LockSuffix);
        }
    }

    private static (string Folder, FileStream Held) Claim(string parent)
    {
        for (var attempt = 1; ; attempt++)
        {
            var folder = System.IO.Path.Combine(parent, Prefix + System.IO.Path.GetRandomFileName());
            try
            {
                var own = Hold(folder, FileMode.CreateNew);
                if (File.Exists(folder + LockSuffix))
                {
                    return (folder, own);
                }

                own.Dispose();
            }
            catch (IOException) when (attempt < Attempts && Directory.Exists(parent))
            {
                // The system makes a file and locks it in two steps. Between them another import may have taken it for abandoned.
            }
        }
    }

    private static void RemoveAbandoned(string parent)
    {
        // The lock comes first and goes last: a killed import leaves it, whatever else it leaves.
        foreach (var abandoned in Directory.EnumerateFiles(parent, $"{Prefix}*{LockSuffix}"))
        {
            var folder = abandoned[..^LockSuffix.Length];
            try
            {
                // Only opened, never made: a lock that has gone in between was somebody's who is done.
                using var alone = Hold(folder, FileMode.Open);
                Delete(folder);
            }
            catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
            {
                // Another import works in it or has just removed it, or it is another user's.
            }
        }
    }

    private static FileStream Hold(string folder, FileMode mode) =>
        new(folder + LockSuffix, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool TryDelete(string folder)
    {
        try
        {
            Delete(folder);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>A lock that nobody holds is how the next import finds a folder to remove.</summary>
    private static void LeaveToTheNext(string unheld)
    {
        try
        {
            File.WriteAllBytes(unheld, []);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The folder stays until somebody empties the temporary folder.
        }
    }
}
