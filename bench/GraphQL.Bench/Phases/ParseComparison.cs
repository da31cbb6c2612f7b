using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Bench.Phases;

/// <summary>Our parser against graphql-js's on the same documents, one after the other in one run.</summary>
internal static class ParseComparison
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync()
    {
        var judges = System.IO.Path.Combine(Root(), "tests", "conformance");
        if (!Directory.Exists(System.IO.Path.Combine(judges, "node_modules")))
        {
            await Console.Error.WriteLineAsync("PACKAGES_MISSING: graphql-js is not installed; ./kpi test installs it.");
            return 1;
        }

        Console.WriteLine("parsing, MB/s (higher is better)");
        foreach (
            var (name, text) in new[] { ("small", Documents.Small), ("usual", Documents.Usual), ("400 fields", Documents.OfSize(400)) }
        )
        {
            var ours = Ours(text);
            var theirs = await TheirsAsync(judges, text);
            Console.WriteLine(
                $"  {name, -11} {Encoding.UTF8.GetByteCount(text), 7:N0} bytes: engine {ours, 6:0.0}, graphql-js {theirs, 6:0.0}, ratio {ours / theirs:0.00}"
            );
        }

        return 0;
    }

    private static double Ours(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var options = new ParserOptions { MaxTokens = int.MaxValue };
        Rate(() => Parser.Parse(new Source(bytes), options), bytes.Length);
        return Rate(() => Parser.Parse(new Source(bytes), options), bytes.Length);
    }

    private static double Rate(Action parse, int bytes)
    {
        var watch = Stopwatch.StartNew();
        var times = 0L;
        while (watch.Elapsed < Each)
        {
            for (var i = 0; i < 20; i++)
            {
                parse();
            }

            times += 20;
        }

        return times * bytes / watch.Elapsed.TotalSeconds / 1e6;
    }

    private static async Task<double> TheirsAsync(string folder, string text)
    {
        var script = $$"""
            import { parse } from 'graphql';
            const text = {{JsonSerializer.Serialize(text)}}, bytes = Buffer.byteLength(text);
            function rate() {
              const start = performance.now(); let times = 0;
              while (performance.now() - start < {{Each.TotalMilliseconds.ToString(
                CultureInfo.InvariantCulture
            )}}) { for (let i = 0; i < 20; i++) parse(text); times += 20; }
              return (times * bytes) / (performance.now() - start) / 1e3;
            }
            rate();
            console.log(rate());
            """;
        var start = new ProcessStartInfo("node", ["--input-type=module", "-e", script])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Kpi.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Kpi.sln is not above the benchmark.");
        }

        return folder;
    }
}
