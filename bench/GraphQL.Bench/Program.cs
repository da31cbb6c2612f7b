using Kpi.GraphQL.Bench.Load;
using Kpi.GraphQL.Bench.Phases;

// ./kpi bench graphql [load|cold|phases|parse|growth]; without a name all but the phases, which take longest.
return args switch
{
    ["serve", var kind, var port] => await Servers.RunAsync(kind, port),
    ["load", ..] => await LoadBenchmark.RunAsync(args is [_, var seconds] ? int.Parse(seconds, null) : 8),
    ["cold"] => await LoadBenchmark.ColdStartAsync() ? 0 : 1,
    ["phases"] => PhaseBenchmark.Run(),
    ["parse"] => await ParseComparison.RunAsync(),
    ["growth"] => GrowthBenchmark.Run(),
    [] => Math.Max(Math.Max(GrowthBenchmark.Run(), await ParseComparison.RunAsync()), await LoadBenchmark.RunAsync(8)),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("BENCHMARK_UNKNOWN: ./kpi bench graphql knows load, cold, phases, parse and growth.");
    return 2;
}
