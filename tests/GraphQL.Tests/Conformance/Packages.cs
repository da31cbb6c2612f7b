namespace Kpi.GraphQL.Tests.Conformance;

/// <summary>What <c>./kpi test</c> installs and builds and <c>dotnet test</c> does not. Where it is absent the calling test is skipped; on CI it fails.</summary>
internal static class Packages
{
    /// <summary>npm packages of these folders, named from the repository's root.</summary>
    public static void Need(params ReadOnlySpan<string> folders)
    {
        foreach (var folder in folders)
        {
            Requirement.Demand(
                Directory.Exists(System.IO.Path.Combine(SharedData.Root, folder, "node_modules")),
                $"The npm packages of {folder} are not installed. Run ./kpi test, or npm ci in that folder, once."
            );
        }
    }

    /// <summary>GraphiQL within the engine's assembly.</summary>
    public static void NeedGraphiQL() =>
        Requirement.Demand(
            typeof(Path).Assembly.GetManifestResourceNames().Any(name => name.StartsWith("GraphiQL/", StringComparison.Ordinal)),
            "GraphiQL was not built into the engine. Run ./kpi test, which builds it, once."
        );
}
