using System.Diagnostics;

namespace Kpi.EndToEnd.Tests;

/// <summary>The product as a user starts it, <c>./kpi demo</c>, on a free port with a small warehouse of its own.</summary>
public sealed class Demo : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string data = Directory.CreateTempSubdirectory("kpi-e2e-").FullName;
    private Process process = null!;

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var script = Path.Combine(RepositoryRoot(), "kpi");
        var start = new ProcessStartInfo(script, ["demo", "--port", "0", "--scale", "small", "--data", data])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
        {
            if (line.StartsWith("ready: ", StringComparison.Ordinal))
            {
                Address = new(line["ready: ".Length..]);
                return;
            }
        }

        Assert.Fail($"./kpi demo ended before it was ready: {await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kpi.sln")))
        {
            folder = folder.Parent;
        }

        return folder!.FullName;
    }
}
