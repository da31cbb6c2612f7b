using System.Diagnostics;

namespace Kpi.Api.Tests.CommandLine;

/// <summary>The program as a process of its own, as the script ./kpi starts it.</summary>
internal static class CommandProcess
{
    private static readonly string[] Settings = ["KPI_WAREHOUSE", "KPI_CATALOGUE"];

    /// <summary>Starts a command; of the product's settings it has only those given.</summary>
    public static Process Start(IEnumerable<string> arguments, IDictionary<string, string>? environment = null)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Kpi.Api.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in Settings)
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        IEnumerable<string> arguments,
        IDictionary<string, string>? environment = null
    )
    {
        using var process = Start(arguments, environment);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
