namespace Kpi.Tests;

/// <summary>The renderer's npm packages, which a fresh clone lacks.</summary>
internal static class RendererPackages
{
    /// <summary>The renderer's folder.</summary>
    public static string Directory { get; } = System.IO.Path.Combine(SharedData.Root, "src", "Reporting", "Renderer");

    /// <summary>Skips the calling test where they are not installed.</summary>
    public static void Demand() =>
        Requirement.Demand(
            System.IO.Directory.Exists(System.IO.Path.Combine(Directory, "node_modules")),
            "The PDF renderer's npm packages are not installed. Run: npm ci --prefix src/Reporting/Renderer"
        );
}
