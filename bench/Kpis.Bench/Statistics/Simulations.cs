using Kpi.Kpis.Statistics;
using Kpi.Kpis.Statistics.Funnel;
using Kpi.Kpis.Statistics.MultipleTesting;
using MathNet.Numerics.Distributions;

namespace Kpi.Kpis.Bench.Statistics;

/// <summary>Whether intervals, limits and tests keep what they promise, on branches whose truth is known.</summary>
public static class Simulations
{
    /// <summary>How often Wilson's 95% interval holds the truth, for n from 30 to 3,000 and p drawn evenly from a range.</summary>
    /// <returns>A share, 0–1.</returns>
    public static double WilsonCoverage(int samples, ulong seed, double least = 0.01, double most = 0.5)
    {
        var draws = new Draws(seed);
        var covered = 0;
        for (var sample = 0; sample < samples; sample++)
        {
            var n = (int)(30 * Math.Pow(100, draws.Between(0, 1)));
            var p = draws.Between(least, most);
            var interval = Wilson.Around(draws.Binomial(n, p), n)!.Value;
            covered += interval.Low <= p && p <= interval.High ? 1 : 0;
        }

        return (double)covered / samples;
    }

    /// <summary>The exact coverage of Wilson's 95% interval at one n and p: the probabilities of all counts whose interval holds p.</summary>
    public static double WilsonCoverageAt(int n, double p) =>
        Enumerable
            .Range(0, n + 1)
            .Where(x => Wilson.Around(x, n)!.Value is var interval && interval.Low <= p && p <= interval.High)
            .Sum(x => Binomial.PMF(p, n, x));

    /// <summary>Where the exact coverage is least, over every n given and p in steps of 0.001 from 0.01 to 0.5.</summary>
    public static (int N, double P, double Coverage) WorstWilsonCoverage(IEnumerable<int> sizes) =>
        sizes
            .SelectMany(n => Enumerable.Range(10, 491).Select(step => (N: n, P: step / 1000.0)))
            .Select(point => (point.N, point.P, Coverage: WilsonCoverageAt(point.N, point.P)))
            .MinBy(point => point.Coverage);

    /// <summary>The share of branches outside the 99.8% limits where all have the same truth: once with exact limits, once with those that are drawn.</summary>
    /// <remarks>Those drawn are widened whenever the branches of a round seem to differ by more than chance.</remarks>
    public static (double Exact, double Drawn) FunnelAlarms(int rounds, int branches, ulong seed)
    {
        var draws = new Draws(seed);
        var (exact, drawn) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var truth = draws.Between(0.01, 0.4);
            FunnelObservation[] peers =
            [
                .. Enumerable
                    .Range(0, branches)
                    .Select(_ => (int)draws.Between(30, 900))
                    .Select(n => new FunnelObservation(draws.Binomial(n, truth), n)),
            ];
            var overdispersion = Overdispersion.Estimate(peers);
            exact += peers.Count(peer => IsAlarm(ExactFunnel.Limits(peer.Denominator, overdispersion.Target), peer));
            drawn += peers.Count(peer => IsAlarm(overdispersion.Limits(peer.Denominator), peer));
        }

        return ((double)exact / (rounds * branches), (double)drawn / (rounds * branches));

        static bool IsAlarm(FunnelLimits limits, FunnelObservation peer) =>
            limits.Judge(peer.Proportion) is FunnelSignal.AlarmLow or FunnelSignal.AlarmHigh;
    }

    /// <summary>The mean share of false ones among branches flagged by q &lt; 0.05, where a tenth truly differ from the target.</summary>
    public static double FalseDiscoveries(int rounds, int branches, ulong seed)
    {
        const double target = 0.1;
        var draws = new Draws(seed);
        var shares = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            var p = new double[branches];
            for (var branch = 0; branch < branches; branch++)
            {
                var n = (int)draws.Between(100, 900);
                p[branch] = ExactBinomialTest.TwoSided(draws.Binomial(n, branch < branches / 10 ? 0.18 : target), n, target);
            }

            var flagged = AdjustedPValues.BenjaminiHochberg(p).Select((q, branch) => (q, branch)).Where(one => one.q < 0.05).ToList();
            shares += flagged.Count == 0 ? 0 : (double)flagged.Count(one => one.branch >= branches / 10) / flagged.Count;
        }

        return shares / rounds;
    }
}
