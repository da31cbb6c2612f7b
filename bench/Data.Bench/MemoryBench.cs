using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Kpi.Kpis;

namespace Kpi.Data.Bench;

/// <summary>The memory of the real server, as the kernel counts it, after every one of 36 months × 2,000 outlets was asked for.</summary>
internal static class MemoryBench
{
    private static readonly Month First = new(2023, 1);
    private static readonly Month Last = new(2025, 12);

    public static async Task<int> RunAsync()
    {
        using var warehouse = await MadeUpWarehouse.CreateAsync();
        warehouse.AddMart([.. First.Through(Last)]);
        var start = new ProcessStartInfo("dotnet", [Program(), "demo", "--data", warehouse.Folder, "--port", "0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var server = Process.Start(start) ?? throw new InvalidOperationException("The server does not start.");
        try
        {
            var url = await ReadyAsync(server);
            Console.WriteLine($"server, nothing asked: {Megabytes(server, "VmRSS"):N0} MB");
            using var http = new HttpClient { BaseAddress = new(url) };
            for (var round = 0; round < 3; round++)
            {
                await AskAsync(http);
                Console.WriteLine($"36 months × {MadeUpWarehouse.Outlets:N0} outlets asked: {Megabytes(server, "VmRSS"):N0} MB");
            }

            Console.WriteLine($"the most it ever held: {Megabytes(server, "VmHWM"):N0} MB");
            return Goal.Report(new Goal("memory of the server in MB", Megabytes(server, "VmRSS"), 600));
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private static async Task AskAsync(HttpClient http)
    {
        var query =
            $$"""{ branch(code: "B0001") { trend(kpi: "churn_rate", from: "{{First}}", to: "{{Last}}") { points { numerator } } } }""";
        using var response = await http.PostAsJsonAsync("/graphql", new { query });
        var answer = await response.Content.ReadAsStringAsync();
        if (answer.Contains("\"errors\"", StringComparison.Ordinal) || answer.Split("numerator").Length < 37)
        {
            throw new InvalidOperationException(answer);
        }
    }

    private static async Task<string> ReadyAsync(Process server)
    {
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("ready: ", StringComparison.Ordinal))
            {
                return line["ready: ".Length..];
            }
        }

        throw new InvalidOperationException("The server ended.");
    }

    private static double Megabytes(Process process, string figure)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith(figure, StringComparison.Ordinal));
        return double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    /// <summary>The server beside this benchmark, built in the same configuration.</summary>
    private static string Program()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, "Api", own.Name, "Kpi.Api.dll");
    }
}
