namespace Kpi.Api.Doctor;

/// <summary>Whether the disk of the data folder has room for the next import and refresh.</summary>
internal static class DiskCheck
{
    private const long Gigabyte = 1L << 30;

    /// <summary>Below this, SQLite cannot even sort.</summary>
    private const long Least = Gigabyte / 5;

    /// <summary>The folder, or the nearest above it that exists, is looked at; none is made.</summary>
    public static Check Of(string directory) => new("disk", () => Judge(directory));

    private static Finding Judge(string directory)
    {
        var folder = new DirectoryInfo(directory);
        while (!folder.Exists && folder.Parent is { } above)
        {
            folder = above;
        }

        var free = new DriveInfo(folder.FullName).AvailableFreeSpace;
        var held = Directory.Exists(directory) ? folder.EnumerateFiles().Sum(file => file.Length) : 0;
        // An import into tables that hold rows already, or a migration, may write as much again.
        var wanted = Math.Max(Gigabyte, held);
        var text = $"{(double)free / Gigabyte:N1} GB free for {directory}";
        return free < Least ? Finding.Fault("DISK_FULL", $"Only {text}: make room before anything is imported or measured.")
            : free < wanted ? Finding.Warning("DISK_LOW", $"Only {text}, which holds {(double)held / Gigabyte:N1} GB: make room.")
            : Finding.Ok(text);
    }
}
