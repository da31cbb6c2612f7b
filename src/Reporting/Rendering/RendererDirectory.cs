namespace Kpi.Reporting.Rendering;

/// <summary>Finds the folder of the worker.</summary>
internal static class RendererDirectory
{
    public const string Script = "worker.mjs";

    /// <summary>The folder, with its packages installed.</summary>
    /// <exception cref="RendererException"><c>RENDERER_MISSING</c>: there is none, or its packages are not installed.</exception>
    public static string Find(string? configured)
    {
        var candidates = Candidates(configured).ToList();
        var directory = candidates.Find(candidate => File.Exists(Path.Combine(candidate, Script)));
        if (directory is null)
        {
            throw RendererException.NoDirectory(string.Join(", ", candidates.Take(2)));
        }

        return Directory.Exists(Path.Combine(directory, "node_modules")) ? directory : throw RendererException.NoPackages(directory);
    }

    /// <summary>A folder that is named is the only one: falling back to another would hide a wrong setting.</summary>
    private static IEnumerable<string> Candidates(string? configured)
    {
        var named = configured ?? Environment.GetEnvironmentVariable("KPI_RENDERER");
        return string.IsNullOrEmpty(named) ? AroundProgram() : [named];
    }

    private static IEnumerable<string> AroundProgram()
    {
        yield return Path.Combine(AppContext.BaseDirectory, "Renderer");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "src", "Reporting", "Renderer");
        }
    }
}
