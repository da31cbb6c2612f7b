using System.Numerics;

namespace Kpi.Kpis.Statistics.Ranking;

/// <summary>
/// The true proportions of all peers on one grid of cells. The grid is laid on the angle asin√p, where a posterior is nearly normal with a
/// standard deviation of about 1/(2√(a+b)), and is finer where narrow posteriors lie.
/// </summary>
internal sealed class PosteriorCells
{
    /// <summary>A posterior reaches so many standard deviations to either side; less than 1e-8 lies beyond.</summary>
    private const double Reach = 6.5;

    /// <summary>
    /// Cells to a standard deviation of the narrowest posterior in the block: with 5, branches that share a cell blur the ends of the ranking by 0.01, with 7 by
    /// less than 0.005.
    /// </summary>
    private const double CellsPerDeviation = 8;

    private const int Blocks = 128;

    private readonly double[] cumulative;
    private readonly int[] offsets;

    public PosteriorCells(IReadOnlyList<BetaPosterior> posteriors)
    {
        Span[] spans = [.. posteriors.Select(Span.Of)];
        var edges = Edges(spans, posteriors);
        Cells = edges.Length - 1;
        Starts = [.. spans.Select(span => Math.Max(0, IndexAtMost(edges, span.Low)))];
        Ends = [.. spans.Select(span => Math.Min(Cells, IndexAtMost(edges, span.High) + 1))];
        offsets = new int[posteriors.Count + 1];
        for (var branch = 0; branch < posteriors.Count; branch++)
        {
            offsets[branch + 1] = offsets[branch] + Ends[branch] - Starts[branch] + 1;
        }

        cumulative = GC.AllocateUninitializedArray<double>(offsets[^1]);
        var angles = new Angles(edges);
        for (var branch = 0; branch < posteriors.Count; branch++)
        {
            Integrate(
                posteriors[branch],
                angles,
                Starts[branch],
                cumulative.AsSpan(offsets[branch], offsets[branch + 1] - offsets[branch])
            );
        }
    }

    /// <summary>How many cells there are.</summary>
    public int Cells { get; }

    /// <summary>The first cell that a branch may lie in.</summary>
    public int[] Starts { get; }

    /// <summary>The cell after the last one that a branch may lie in.</summary>
    public int[] Ends { get; }

    /// <summary>The probabilities, 0–1, that a branch lies below each edge of its cells: one more than it has cells.</summary>
    public ReadOnlySpan<double> Cumulative(int branch) => cumulative.AsSpan(offsets[branch], offsets[branch + 1] - offsets[branch]);

    private static double[] Edges(Span[] spans, IReadOnlyList<BetaPosterior> posteriors)
    {
        var (low, high) = (spans.Min(span => span.Low), spans.Max(span => span.High));
        var width = (high - low) / Blocks;
        var narrowest = new double[Blocks];
        Array.Fill(narrowest, double.PositiveInfinity);
        foreach (var span in spans)
        {
            var last = Math.Min(Blocks - 1, (int)((span.High - low) / width));
            for (var block = (int)((span.Low - low) / width); block <= last; block++)
            {
                narrowest[block] = Math.Min(narrowest[block], span.Deviation);
            }
        }

        var edges = new List<double> { low };
        for (var block = 0; block < Blocks; block++)
        {
            var cells = Math.Max(1, (int)Math.Ceiling(width / narrowest[block] * CellsPerDeviation));
            for (var cell = 1; cell <= cells; cell++)
            {
                edges.Add(low + width * (block + (double)cell / cells));
            }
        }

        edges[^1] = high;
        HalveEnds(edges, posteriors);
        return [.. edges];
    }

    /// <summary>
    /// Where a posterior with a parameter below 1 has its infinite density, cells are halved towards the end until the last holds little.
    /// </summary>
    private static void HalveEnds(List<double> edges, IReadOnlyList<BetaPosterior> posteriors)
    {
        var (width, widthRight) = (edges[1], Math.PI / 2 - edges[^2]);
        if (edges[0] == 0 && posteriors.Min(posterior => posterior.A) is < 1 and var a)
        {
            edges.InsertRange(1, Enumerable.Range(1, Halvings(a)).Select(times => Math.ScaleB(width, -times)).Reverse());
        }

        if (edges[^1] == Math.PI / 2 && posteriors.Min(posterior => posterior.B) is < 1 and var b)
        {
            edges.InsertRange(
                edges.Count - 1,
                Enumerable.Range(1, Halvings(b)).Select(times => Math.PI / 2 - Math.ScaleB(widthRight, -times))
            );
        }
    }

    /// <summary>A cell halved so often holds about e⁻⁸ of what it held: mass grows with the angle to the power of twice the parameter.</summary>
    private static int Halvings(double parameter) => Math.Min(40, (int)Math.Ceiling(6 / parameter));

    private static int IndexAtMost(double[] edges, double angle)
    {
        var found = Array.BinarySearch(edges, angle);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>
    /// Sums the density sin(y)^(2a−1)·cos(y)^(2b−1) cell by cell by the trapezoid rule with its end correction h²/12·(f′₀−f′₁), then divides
    /// by the whole. At the angles 0 and π/2 the density of a small count may be infinite: there the power itself is integrated.
    /// </summary>
    private static void Integrate(BetaPosterior posterior, Angles angles, int start, Span<double> sums)
    {
        var (p, q) = (2 * posterior.A - 1, 2 * posterior.B - 1);
        var density = sums; // Each edge's density is read before its sum is written.
        angles.Densities(p, q, start, density);
        var edge = angles.Edges;
        var last = sums.Length - 1;
        var first = angles.IsZero(start) ? 1 : 0;
        var end = angles.IsRight(start + last) ? last : last + 1;
        var before = density[first];
        var total = first == 0 ? 0 : EndCell(before, edge[start + 1], p, q);
        (sums[0], sums[first]) = (0, total);
        var slopeBefore = before * angles.Slope(p, q, start + first);
        for (var index = first + 1; index < end; index++)
        {
            var width = edge[start + index] - edge[start + index - 1];
            var here = density[index];
            var slope = here * angles.Slope(p, q, start + index);
            total += Math.Max(0, width / 2 * (before + here) + width * width / 12 * (slopeBefore - slope));
            (before, slopeBefore) = (here, slope);
            sums[index] = total;
        }

        if (end == last)
        {
            sums[last] = total += EndCell(before, edge[start + last] - edge[start + last - 1], q, p);
        }

        for (var index = 0; index < sums.Length; index++)
        {
            sums[index] /= total;
        }
    }

    /// <summary>∫ y^p·e^(−q·y²/2) over a cell that begins at 0, where cos y is nearly e^(−y²/2); <paramref name="density"/> is that at its other end.</summary>
    private static double EndCell(double density, double width, double p, double q)
    {
        var fall = q * width * width / 2;
        return density * width * Math.Exp(fall) * (1 / (p + 1) - fall / (p + 3));
    }

    /// <summary>Where a posterior lies on the angle scale.</summary>
    private readonly record struct Span(double Low, double High, double Deviation)
    {
        public static Span Of(BetaPosterior posterior)
        {
            var centre = Math.Asin(Math.Sqrt(posterior.Mean));
            var deviation = 0.5 / Math.Sqrt(posterior.A + posterior.B);
            return new(Math.Max(0, centre - Reach * deviation), Math.Min(Math.PI / 2, centre + Reach * deviation), deviation);
        }
    }

    /// <summary>The edges with what every posterior needs of them.</summary>
    private sealed class Angles(double[] edges)
    {
        private readonly double[] logSines = [.. edges.Select(angle => Math.Log(Math.Max(Math.Sin(angle), 1e-300)))];
        private readonly double[] logCosines = [.. edges.Select(angle => Math.Log(Math.Max(Math.Cos(angle), 1e-300)))];
        private readonly double[] tangents = [.. edges.Select(Math.Tan)];
        private readonly double[] cotangents = [.. edges.Select(angle => 1 / Math.Tan(angle))];

        public double[] Edges => edges;

        public bool IsZero(int index) => edges[index] <= 0;

        public bool IsRight(int index) => edges[index] >= Math.PI / 2;

        /// <summary>d ln f / dy = (2a−1)·cot y − (2b−1)·tan y; not to be used at 0 and π/2.</summary>
        public double Slope(double p, double q, int index) => p * cotangents[index] - q * tangents[index];

        /// <summary>The densities up to a factor, which keeps the greatest of them near 1.</summary>
        public void Densities(double p, double q, int start, Span<double> densities)
        {
            var sines = logSines.AsSpan(start, densities.Length);
            var cosines = logCosines.AsSpan(start, densities.Length);
            var (first, last) = (IsZero(start) ? 1 : 0, densities.Length - (IsRight(start + densities.Length - 1) ? 1 : 0));
            var mode = Math.Clamp((p + 1) / (p + q + 2), 1e-9, 1 - 1e-9);
            var greatest = (p * Math.Log(mode) + q * Math.Log(1 - mode)) / 2;
            var index = 0;
            for (; index + Vector<double>.Count <= densities.Length; index += Vector<double>.Count)
            {
                var log = p * new Vector<double>(sines[index..]) + q * new Vector<double>(cosines[index..]) - new Vector<double>(greatest);
                Vector.Exp(log).CopyTo(densities[index..]);
            }

            for (; index < densities.Length; index++)
            {
                densities[index] = Math.Exp(p * sines[index] + q * cosines[index] - greatest);
            }

            densities[..first].Clear();
            densities[last..].Clear();
        }
    }
}
