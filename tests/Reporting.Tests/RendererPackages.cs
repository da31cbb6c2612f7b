namespace Kpi.Reporting.Tests;

/// <summary>The renderer's npm packages, which a fresh clone lacks.</summary>
internal static class RendererPackages
{
    private static readonly Lock Gate = new();

    public static string Directory { get; } = Find();

    /// <summary>Installs them if they are missing.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (!System.IO.Directory.Exists(Path.Combine(Directory, "node_modules")))
            {
                Tool.Npm.Run(Directory, "ci", "--no-audit", "--no-fund");
            }
        }
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Kpi.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository: no Kpi.sln above them.");
        }

        return Path.Combine(folder.FullName, "src", "Reporting", "Renderer");
    }
}
