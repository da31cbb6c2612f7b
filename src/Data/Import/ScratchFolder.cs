namespace Kpi.Data.Import;

/// <summary>
/// A folder for what an import puts aside while it lasts. It goes with the import; if that is killed, the next import on the same machine removes it,
/// knowing by a lock, which dies with its holder, that nobody works in it.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    private const string Prefix = "kpi-import-";
    private const string LockName = "in-use";
    private readonly FileStream held;

    /// <exception cref="IOException">The folder cannot be made.</exception>
    public ScratchFolder()
        : this(System.IO.Path.GetTempPath()) { }

    /// <param name="parent">Where the folder is made, and those that were left behind are looked for.</param>
    public ScratchFolder(string parent)
    {
        RemoveAbandoned(parent);
        Path = System.IO.Path.Combine(parent, Prefix + System.IO.Path.GetRandomFileName());
        Directory.CreateDirectory(Path);
        held = Hold(Path);
    }

    /// <summary>The folder, which exists.</summary>
    public string Path { get; }

    public void Dispose()
    {
        held.Dispose();
        Directory.Delete(Path, recursive: true);
    }

    private static void RemoveAbandoned(string parent)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            try
            {
                // One without the file is just being made.
                if (File.Exists(System.IO.Path.Combine(folder, LockName)))
                {
                    Hold(folder).Dispose();
                    Directory.Delete(folder, recursive: true);
                }
            }
            catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
            {
                // Another import works in it, or it is another user's.
            }
        }
    }

    private static FileStream Hold(string folder) =>
        new(System.IO.Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
