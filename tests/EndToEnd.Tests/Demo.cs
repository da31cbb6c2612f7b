using System.Diagnostics;
using System.Net.Http.Json;

namespace Kpi.EndToEnd.Tests;

/// <summary>The product as a user starts it, <c>./kpi demo</c>, on a free port with a small warehouse of its own.</summary>
public sealed class Demo : IAsyncLifetime
{
    private const string Ready = "ready: ";

    private readonly string data = Directory.CreateTempSubdirectory("kpi-e2e-").FullName;
    private Process process = null!;
    private Uri? address;
    private string? notBuilt;

    /// <summary>Where it is. The calling test is skipped where the product is not built.</summary>
    public Uri Address
    {
        get
        {
            Requirement.Demand(notBuilt is null, $"{notBuilt}");
            return address!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        var script = Path.Combine(SharedData.Root, "kpi");
        var start = new ProcessStartInfo(script, ["demo", "--port", "0", "--scale", "small", "--data", data])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["KPI_NO_BUILD"] = "1";
        process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        // Two years of data are made and measured first: what bounds that is the runner, which ends a hang.
        var line = await process.StandardOutput.ReadLineAsync();
        if (line?.StartsWith(Ready, StringComparison.Ordinal) == true)
        {
            address = new(line[Ready.Length..]);
            await WarmUpAsync(address);
            return;
        }

        // A fixture that skips fails its tests; they skip by themselves.
        notBuilt = (await errors).Split('\n').FirstOrDefault(said => said.StartsWith("NOT_BUILT: ", StringComparison.Ordinal));
        notBuilt.ShouldNotBeNull($"./kpi demo ended before it was ready: {line} {await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await Eventually.Ends(process.WaitForExitAsync());
        process.Dispose();
        Directory.Delete(data, recursive: true);
    }

    // The first query and the first PDF take many times what later ones do, and no test is about that.
    private static async Task WarmUpAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var answer = await http.PostAsJsonAsync(
            "/graphql",
            new { query = """{ branch(code: "HQ") { kpis(month: "2026-10") { value } } }""" }
        );
        answer.EnsureSuccessStatusCode();
        using var report = await http.GetAsync(new Uri("/reports/2026-10/HQ.pdf", UriKind.Relative));
        report.EnsureSuccessStatusCode();
    }
}
