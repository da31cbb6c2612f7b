namespace Kpi.Tests;

/// <summary>Third parties' data sets, which lie beside the repository and not in it.</summary>
internal static class SharedData
{
    /// <summary>The repository's root, where Kpi.sln is.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of a data set. Where it is absent the calling test is skipped; on CI it fails.</summary>
    public static string Folder(string name)
    {
        var folder = System.IO.Path.GetFullPath(System.IO.Path.Combine(Root, "..", "shared", "data", name));
        Requirement.Demand(Directory.Exists(folder), $"The data set '{name}' is not at {folder}.");
        return folder;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Kpi.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException("The tests run outside the repository: there is no Kpi.sln above them.");
    }
}
