using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;

namespace Kpi.Kpis.Statistics.Ranking;

/// <summary>The rank of one branch as a mixture over where its true proportion may lie.</summary>
internal sealed class RankMixture(int peers)
{
    /// <summary>Neighbouring normal parts are joined until each holds at least so much.</summary>
    private const double NodeMass = 0.025;

    /// <summary>Newton's steps usually end after three or four.</summary>
    private const int NewtonSteps = 8;

    private readonly double[] exact = new double[peers + 2];
    private readonly List<Node> nodes = [];
    private (int Low, int High) touched = (int.MaxValue, -1);
    private double expected;
    private double square;
    private double mass;
    private (double Mass, double Mean, double Square, double Variance, double Third) open;

    /// <summary>Starts the next branch.</summary>
    public void Clear()
    {
        if (touched.High >= 0)
        {
            exact.AsSpan(touched.Low, touched.High - touched.Low + 1).Clear();
        }

        nodes.Clear();
        (touched, expected, square, mass, open) = ((int.MaxValue, -1), 0, 0, 0, default);
    }

    /// <summary>Adds a cell to the mean rank and its variance.</summary>
    /// <param name="weight">The probability that the branch lies in it.</param>
    /// <param name="mean">The mean count of peers below.</param>
    /// <param name="variance">The variance of that count.</param>
    public void AddMoments(double weight, double mean, double variance)
    {
        expected += weight * (mean + 1);
        square += weight * ((mean + 1) * (mean + 1) + variance);
    }

    /// <summary>Adds a cell in which the count of peers below, with the branch itself among them, is known exactly.</summary>
    public void AddExact(double weight, TailCounts counts, double own)
    {
        // Slot n holds the rank n: one more than the count of peers below. A count of −1 cannot be; its slot is 0.
        counts.AddWithout(own, weight, exact.AsSpan(counts.Least));
        touched = (Math.Min(touched.Low, counts.Least), Math.Max(touched.High, counts.Greatest + 1));
        mass += weight;
    }

    /// <summary>Adds a cell in which the count of peers below is about normal.</summary>
    public void AddNormal(double weight, double mean, double variance, double third)
    {
        mass += weight;
        open = (
            open.Mass + weight,
            open.Mean + weight * mean,
            open.Square + weight * mean * mean,
            open.Variance + weight * variance,
            open.Third + weight * third
        );
        if (open.Mass >= NodeMass)
        {
            CloseNode();
        }
    }

    /// <summary>What is published of the branch.</summary>
    public RankSummary Summarise(double level)
    {
        if (open.Mass > 0)
        {
            CloseNode();
        }

        var (first, last) = (exact[1] / mass, exact[peers] / mass);
        for (var rank = touched.Low; rank <= touched.High; rank++)
        {
            exact[rank] += rank == touched.Low ? 0 : exact[rank - 1]; // From here on cumulative.
        }

        var reach = Math.Sqrt(Math.Max(0, square - expected * expected)) * Normal.InvCDF(0, 1, (1 + level) / 2);
        return new(expected, (Reaching((1 - level) / 2, expected - reach), Reaching((1 + level) / 2, expected + reach)), first, last);
    }

    /// <summary>Joins what was added since: the variance of a part is that within its cells and that between them.</summary>
    private void CloseNode()
    {
        var mean = open.Mean / open.Mass;
        var variance = open.Variance / open.Mass + Math.Max(0, open.Square / open.Mass - mean * mean);
        var deviation = Math.Sqrt(variance);
        nodes.Add(new(open.Mass, mean, 1 / deviation, open.Third / open.Mass / (variance * deviation)));
        open = default;
    }

    /// <summary>The least rank whose cumulative probability reaches a share: Newton's steps between bounds, then halving.</summary>
    private int Reaching(double share, double start)
    {
        // 1e-9: a cumulative probability that equals the share must count as reaching it whichever way it is rounded.
        var (low, high, wanted) = (1, peers, (share - 1e-9) * mass);
        var (rank, steps) = (Math.Clamp((int)start, 1, Math.Max(1, peers - 1)), 0);
        while (low < high)
        {
            var (atMost, slope) = AtMost(rank);
            (low, high) = atMost >= wanted ? (low, rank) : (rank + 1, high);
            steps++;
            rank =
                steps > NewtonSteps || slope < 1e-9
                    ? low + (high - low) / 2
                    : (int)Math.Clamp(rank + Math.Round((wanted - atMost) / slope), low, Math.Max(low, high - 1));
        }

        return low;
    }

    /// <summary>The probability of a rank or a better one, and how fast it grows there.</summary>
    private (double Probability, double Slope) AtMost(int rank)
    {
        var (sum, slope) = (0.0, 0.0);
        if (rank >= touched.Low && touched.High >= 0)
        {
            sum = exact[Math.Min(rank, touched.High)];
            slope = rank <= touched.High && rank > touched.Low ? sum - exact[rank - 1] : 0;
        }

        foreach (ref readonly var node in CollectionsMarshal.AsSpan(nodes))
        {
            // Half a count for continuity: rank r means at most r−1 peers below.
            var (probability, density) = NormalTable.Cumulative((rank - 0.5 - node.Mean) * node.Precision, node.Skewness);
            sum += node.Mass * probability;
            slope += node.Mass * density * node.Precision;
        }

        return (sum, slope);
    }

    private readonly record struct Node(double Mass, double Mean, double Precision, double Skewness);
}
