using System.Diagnostics;
using System.Text;
using Kpi.GraphQL.Language;
using Kpi.GraphQL.Validation;

namespace Kpi.GraphQL.Bench.Phases;

/// <summary>
/// Whether time grows in proportion to the document, for honest documents and for those made to hurt. The largest is sixteen times the smallest, so a
/// quadratic phase would show 16; the collector alone may show 2.
/// </summary>
internal static class GrowthBenchmark
{
    private const double MaxGrowth = 3;
    private static readonly int[] Sizes = [500, 1_000, 2_000, 4_000, 8_000];

    public static int Run()
    {
        var limits = new RequestLimits
        {
            MaxFields = int.MaxValue,
            MaxAliases = int.MaxValue,
            MaxFragments = int.MaxValue,
        };
        var options = new ParserOptions { MaxTokens = int.MaxValue };
        Console.WriteLine($"time for each unit of the document as it grows, smallest = 1 (goal ≤ {MaxGrowth})");
        var met = true;
        foreach (var (name, make) in Kinds())
        {
            foreach (var (phase, run) in Phases(options, limits))
            {
                var costs = Sizes.Select(size => Cost(make(size), run) / size).ToArray();
                var growth = costs[^1] / costs[0];
                met &= growth <= MaxGrowth;
                Console.WriteLine(
                    $"  {name, -22} {phase, -9} {string.Join("  ", costs.Select(cost => $"{cost / costs[0], 5:0.00}"))}   {costs[0], 7:0.00} µs{(growth <= MaxGrowth ? "" : "  NOT MET")}"
                );
            }
        }

        return met ? 0 : 1;
    }

    private static IEnumerable<(string Name, Func<int, string> Make)> Kinds() =>
        [
            ("aliased fields", Documents.OfSize),
            ("one field repeated", size => $"{{ branches {{ {Repeat(size, _ => "code ")} }} }}"),
            (
                "fragments spread",
                size =>
                    $"{{ branches {{ {Repeat(size, i => $"...F{i} ")} }} }} {Repeat(size, i => $"fragment F{i} on Branch {{ code name }} ")}"
            ),
            (
                "fragments in a chain",
                size => $"{{ branches {{ ...F0 }} }} {Repeat(size, i => $"fragment F{i} on Branch {{ code ...F{i + 1} }} ")}"
            ),
            ("unknown fields", size => $"{{ branches {{ {Repeat(size, i => $"x{i} ")} }} }}"),
            ("arguments", size => $"{{ branch({Repeat(size, i => $"a{i}: 1 ")}) {{ code }} }}"),
            (
                "variables",
                size => $"query({Repeat(size, i => $"$v{i}: ID! ")}) {{ {Repeat(size, i => $"b{i}: branch(code: $v{i}) {{ code }} ")} }}"
            ),
        ];

    private static IEnumerable<(string Name, Func<byte[], Action> Run)> Phases(ParserOptions options, RequestLimits limits) =>
        [
            ("parse", text => () => Parser.Parse(new Source(text), options)),
            (
                "validate",
                text =>
                {
                    var document = Parser.Parse(new Source(text), options);
                    return () => DocumentValidator.Validate(Engine.Schema, document, limits);
                }
            ),
        ];

    /// <summary>Microseconds of the best of several runs, after warming.</summary>
    private static double Cost(string text, Func<byte[], Action> phase)
    {
        var run = phase(Encoding.UTF8.GetBytes(text));
        var best = double.MaxValue;
        for (var (round, spent) = (0, Stopwatch.StartNew()); round < 5 || spent.ElapsedMilliseconds < 150; round++)
        {
            var watch = Stopwatch.GetTimestamp();
            run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(watch).TotalMicroseconds);
        }

        return best;
    }

    private static string Repeat(int times, Func<int, string> piece) => string.Concat(Enumerable.Range(0, times).Select(piece));
}
