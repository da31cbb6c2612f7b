namespace Kpi.Kpis.Bench.Statistics;

/// <summary>Speed of comparisons, and whether intervals, limits and tests keep their promises.</summary>
public static class StatisticsBench
{
    /// <summary>Runs it; 0 if all goals are met.</summary>
    public static int Run()
    {
        Goal[] goals = [.. ComparisonSpeed.Measure(), .. Promises(1_000_000, 4_000)];
        var worst = Simulations.WorstWilsonCoverage([30, 40, 50, 54, 60, 80, 100, 150, 200, 300, 500]);
        Console.WriteLine(
            $"note: at single points Wilson's exact coverage goes down to {worst.Coverage:0.000} (n = {worst.N}, p = {worst.P})"
        );
        return Goal.Report(goals);
    }

    /// <summary>The promises: coverage, false alarms, false discoveries.</summary>
    /// <param name="samples">How many intervals for each range of p.</param>
    /// <param name="rounds">How many groups of 300 branches.</param>
    public static IEnumerable<Goal> Promises(int samples, int rounds)
    {
        foreach (var (least, most) in new[] { (0.01, 0.5), (0.01, 0.02), (0.02, 0.05), (0.05, 0.2), (0.2, 0.5) })
        {
            yield return new(
                $"Wilson 95% covers, n 30–3,000, p {least}–{most}",
                Simulations.WilsonCoverage(samples, 31, least, most),
                0.93,
                double.PositiveInfinity
            );
        }

        var (exact, drawn) = Simulations.FunnelAlarms(rounds / 4, 300, 32);
        yield return new("funnel 99.8% alarms under the null, exact limits", exact, double.NegativeInfinity, 0.004);
        yield return new("funnel 99.8% alarms under the null, limits as drawn", drawn, double.NegativeInfinity, 0.004);
        yield return new("false discoveries at q < 0.05", Simulations.FalseDiscoveries(rounds / 4, 300, 33), double.NegativeInfinity, 0.05);
    }
}
