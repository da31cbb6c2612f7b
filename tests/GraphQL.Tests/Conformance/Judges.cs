using System.Diagnostics;

namespace Kpi.GraphQL.Tests.Conformance;

/// <summary>Runs the scripts of tests/conformance, which are npm packages' own tests and clients.</summary>
public static class Judges
{
    private static readonly Lazy<string> Folder = new(Install);

    /// <summary>Runs a script; its exit code and everything it printed.</summary>
    public static async Task<(int ExitCode, string Output)> Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = Folder.Value,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private static string Install()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(System.IO.Path.Combine(folder, "tests", "conformance")))
        {
            folder =
                System.IO.Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException("tests/conformance is not above the test assembly.");
        }

        folder = System.IO.Path.Combine(folder, "tests", "conformance");
        if (!Directory.Exists(System.IO.Path.Combine(folder, "node_modules")))
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"]) { WorkingDirectory = folder })!;
            npm.WaitForExit();
            npm.ExitCode.ShouldBe(0, "npm ci failed in tests/conformance");
        }

        return folder;
    }
}
