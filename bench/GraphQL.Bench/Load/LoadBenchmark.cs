using System.Text.Json;

namespace Kpi.GraphQL.Bench.Load;

/// <summary>
/// The engine against an endpoint that writes the same bytes by hand: requests per second, CPU and allocations for each request, in turns
/// within one run; then both servers' cold start.
/// </summary>
internal static class LoadBenchmark
{
    private const int Rounds = 3;
    private const string Small = "{ branch(code: \"B0007\") { code name } }";
    private const string Large = "{ branches { code name kpis { kpi amount numerator denominator interval { low high } status } } }";

    public static async Task<int> RunAsync(int seconds)
    {
        if (!HasWrk())
        {
            await Console.Error.WriteLineAsync("WRK_MISSING: The load benchmark needs wrk (Debian's package wrk).");
            return 1;
        }

        var met = await CompareAsync("large answer", Large, "/large", seconds, minRate: 0.7, maxCpu: 1.5);
        met &= await CompareAsync("small answer", Small, "/small", seconds, minRate: 0.8, maxCpu: null);
        met &= await ColdStartAsync();
        return met ? 0 : 1;
    }

    private static async Task<bool> CompareAsync(string what, string query, string path, int seconds, double minRate, double? maxCpu)
    {
        var body = JsonSerializer.Serialize(new { query });
        using var engine = await Server.StartAsync("graphql", "/graphql", body);
        using var bare = await Server.StartAsync("bare", path, body);
        var (ours, theirs) = (await Server.PostAsync(engine.Url + "/graphql", body), await Server.PostAsync(bare.Url + path, body));
        if (ours != theirs)
        {
            throw new InvalidOperationException($"The servers' answers differ:\n{ours[..300]}\n{theirs[..300]}");
        }

        await Wrk.WarmAsync(engine, "/graphql", body);
        await Wrk.WarmAsync(bare, path, body);
        var (engineRuns, bareRuns) = (new List<LoadRun>(), new List<LoadRun>());
        for (var round = 0; round < Rounds; round++)
        {
            engineRuns.Add(await Wrk.MeasureAsync(engine, "/graphql", body, seconds));
            bareRuns.Add(await Wrk.MeasureAsync(bare, path, body, seconds));
        }

        var (e, b) = (Median(engineRuns), Median(bareRuns));
        var (rate, cpu) = (e.RequestsPerSecond / b.RequestsPerSecond, e.CpuMicroseconds / b.CpuMicroseconds);
        Console.WriteLine(
            $"{what}, {System.Text.Encoding.UTF8.GetByteCount(ours):N0} bytes, median of {Rounds} runs of {seconds} s in turns:"
        );
        Console.WriteLine(
            $"  engine {e.RequestsPerSecond, 9:N0} requests/s  {e.CpuMicroseconds, 7:N1} µs CPU  {e.Bytes, 8:N0} bytes allocated"
        );
        Console.WriteLine(
            $"  bare   {b.RequestsPerSecond, 9:N0} requests/s  {b.CpuMicroseconds, 7:N1} µs CPU  {b.Bytes, 8:N0} bytes allocated"
        );
        return Goal("requests/s of the bare endpoint's", rate, rate >= minRate, $"≥ {minRate}")
            & Goal("CPU of the bare endpoint's", cpu, maxCpu is null || cpu <= maxCpu, maxCpu is null ? "no goal" : $"≤ {maxCpu}")
            & Goal("KB allocated", e.Bytes / 1024, e.Bytes <= 4096, "≤ 4");
    }

    public static async Task<bool> ColdStartAsync()
    {
        var body = JsonSerializer.Serialize(new { query = Small });
        var (engine, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round < 2 * Rounds + 1; round++)
        {
            using (var server = await Server.StartAsync("graphql", "/graphql", body))
            {
                engine.Add(server.ColdStart.TotalSeconds);
            }

            using (var server = await Server.StartAsync("bare", "/small", body))
            {
                bare.Add(server.ColdStart.TotalSeconds);
            }
        }

        Console.WriteLine(
            $"cold start to first answer, median of {engine.Count}: engine {Middle(engine):0.00} s, bare {Middle(bare):0.00} s"
        );
        return Goal("s to the first answer", Middle(engine), Middle(engine) <= 1.0, "≤ 1.0");
    }

    private static bool Goal(string what, double seen, bool met, string goal)
    {
        Console.WriteLine($"  {seen, 6:0.00} {what} (goal {goal}){(met ? "" : "  NOT MET")}");
        return met;
    }

    private static LoadRun Median(List<LoadRun> runs) =>
        new(
            Middle(runs.ConvertAll(run => run.RequestsPerSecond)),
            Middle(runs.ConvertAll(run => run.CpuMicroseconds)),
            Middle(runs.ConvertAll(run => run.Bytes))
        );

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static bool HasWrk() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator)
            .Any(folder => File.Exists(System.IO.Path.Combine(folder, "wrk")));
}
