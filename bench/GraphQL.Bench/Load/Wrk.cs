using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Kpi.GraphQL.Bench.Load;

/// <summary>What a run of wrk gave, for each request.</summary>
internal sealed record LoadRun(double RequestsPerSecond, double CpuMicroseconds, double Bytes);

/// <summary>Runs wrk against a server.</summary>
internal static partial class Wrk
{
    private const int Warming = 20_000;

    /// <summary>Warms the server by 20,000 requests, or shows that it was.</summary>
    public static async Task WarmAsync(Server server, string path, string body)
    {
        for (var sent = 0L; sent < Warming; )
        {
            sent += (await RunAsync(server, path, body, seconds: 4)).Requests;
        }
    }

    public static async Task<LoadRun> MeasureAsync(Server server, string path, string body, int seconds)
    {
        var before = await server.UsedAsync();
        var (requests, rate) = await RunAsync(server, path, body, seconds);
        var after = await server.UsedAsync();
        return new(rate, (after.Cpu - before.Cpu) / requests, (after.Bytes - before.Bytes) / requests);
    }

    private static async Task<(long Requests, double Rate)> RunAsync(Server server, string path, string body, int seconds)
    {
        var script = System.IO.Path.GetTempFileName();
        await File.WriteAllTextAsync(
            script,
            $"wrk.method = 'POST'\nwrk.headers['Content-Type'] = 'application/json'\nwrk.body = [==[{body}]==]\n"
        );
        var start = new ProcessStartInfo("wrk", ["-t1", "-c16", $"-d{seconds}s", "-s", script, server.Url + path])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var wrk = Process.Start(start) ?? throw new InvalidOperationException("wrk did not start.");
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        File.Delete(script);
        if (wrk.ExitCode != 0 || output.Contains("Non-2xx", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"wrk failed: {output}");
        }

        return (
            long.Parse(Requests().Match(output).Groups["n"].Value, CultureInfo.InvariantCulture),
            double.Parse(Rate().Match(output).Groups["n"].Value, CultureInfo.InvariantCulture)
        );
    }

    [GeneratedRegex(@"(?<n>\d+) requests in", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Requests();

    [GeneratedRegex(@"Requests/sec:\s+(?<n>[\d.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rate();
}
