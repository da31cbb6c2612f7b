using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Comparing;
using Kpi.Kpis.Statistics.Ranking;
using Kpi.Kpis.Values;

namespace Kpi.Kpis.Bench.Statistics;

/// <summary>How long whole comparisons take on one core: funnel with overdispersion, tests, shrinkage, rank intervals.</summary>
public static class ComparisonSpeed
{
    private static readonly KpiDefinition Kpi = KpiCatalogue.Default().Find("churn_rate")!;
    private static readonly RankingOptions ByDraws = new() { MethodAbove = RankMethod.Draws };

    /// <summary>Branches whose true churn differs by some.</summary>
    public static KpiValue[] Branches(int count, ulong seed)
    {
        var draws = new Draws(seed);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(index => (Index: index, N: (int)draws.Between(60, 900), P: 0.035 * draws.Between(0.5, 1.5)))
                .Select(one => Peer($"B{one.Index:0000}", draws.Binomial(one.N, one.P), one.N)),
        ];
    }

    private static KpiValue Peer(string code, double numerator, double denominator) =>
        new()
        {
            Kpi = Kpi,
            BranchCode = code,
            Month = new(2026, 3),
            Numerator = numerator,
            Denominator = denominator,
            Value = numerator / denominator,
            State = KpiState.Ok,
        };

    /// <summary>
    /// The least processor time of some runs, in milliseconds: what one core needs, also while the machine has other work. Garbage collection
    /// counts.
    /// </summary>
    public static double Milliseconds(int runs, Action action)
    {
        var best = double.PositiveInfinity;
        for (var run = 0; run < runs; run++)
        {
            var before = Environment.CpuUsage.TotalTime;
            action();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        return best;
    }

    /// <summary>Prints the growth with branches and returns the goals.</summary>
    public static IEnumerable<Goal> Measure()
    {
        Milliseconds(60, () => Comparison.Of(Kpi, Branches(300, 1))); // Warm.
        Console.WriteLine("one KPI, least processor time of 15 runs: branches, ms");
        var last = 0.0;
        foreach (var count in new[] { 50, 100, 300, 600, 1_000, 2_000 })
        {
            var rows = Branches(count, 2);
            last = Milliseconds(15, () => Comparison.Of(Kpi, rows));
            Console.WriteLine($"  {count, 5}  {last, 8:0.0}{(count <= 50 ? "  (ranks by Simpson's rule)" : "")}");
        }

        KpiValue[][] kpis = [.. Enumerable.Range(0, 30).Select(kpi => Branches(300, 100 + (ulong)kpi))];
        Console.WriteLine("300 branches × 30 KPIs, ms of processor time");
        Console.WriteLine($"  ranks on the grid           {Milliseconds(3, () => CompareAll(RankingOptions.Default)), 8:0}");
        Console.WriteLine($"  ranks by 10,000 draws       {Milliseconds(1, () => CompareAll(ByDraws)), 8:0}");
        yield return new("2,000 outlets on one KPI, ms of processor time", last, double.NegativeInfinity, 50);

        void CompareAll(RankingOptions options)
        {
            foreach (var rows in kpis)
            {
                Comparison.Of(Kpi, rows, options);
            }
        }
    }
}
