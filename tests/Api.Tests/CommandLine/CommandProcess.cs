using System.Diagnostics;

namespace Kpi.Api.Tests.CommandLine;

/// <summary>The program as a process of its own, as the script ./kpi starts it; ended, if it still runs, when it is disposed of.</summary>
internal sealed class CommandProcess : IAsyncDisposable
{
    /// <summary>How the names of the product's settings begin, in any case of letters (docs/operating.md).</summary>
    private static readonly string[] Settings = ["KPI_", "Warehouse__", "Authentication__", "Identity__", "ASPNETCORE_"];

    private readonly Process process;

    // Read from the start on, or the process would wait for a reader.
    private readonly Task<string> error;

    private CommandProcess(Process process)
    {
        this.process = process;
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Starts a command; of the product's settings it has only those given.</summary>
    public static CommandProcess Start(IEnumerable<string> arguments, IDictionary<string, string>? environment = null)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Kpi.Api.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Whether an environment variable is one of the product's settings.</summary>
    public static bool IsSetting(string name) => Settings.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        IEnumerable<string> arguments,
        IDictionary<string, string>? environment = null
    )
    {
        await using var command = Start(arguments, environment);
        var output = command.process.StandardOutput.ReadToEndAsync();
        await Eventually.Ends(command.process.WaitForExitAsync(), string.Join(' ', arguments));
        return (command.process.ExitCode, await output, await command.error);
    }

    /// <summary>Waits until a server says that it is ready, which is all that it writes to standard output, and returns where.</summary>
    public async Task<Uri> ReadyAsync()
    {
        const string Ready = "ready: ";
        var line = await Eventually.Comes(process.StandardOutput.ReadLineAsync(), "the server is ready");
        return line?.StartsWith(Ready, StringComparison.Ordinal) == true
            ? new(line[Ready.Length..])
            : throw new InvalidOperationException($"The server did not start but said: {line} {(line is null ? await error : "")}");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await Eventually.Ends(process.WaitForExitAsync());
        process.Dispose();
    }
}
