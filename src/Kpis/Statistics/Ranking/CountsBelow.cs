namespace Kpi.Kpis.Statistics.Ranking;

/// <summary>How many peers lie below each cell: mean, variance and third central moment of the count.</summary>
internal sealed record CountsBelow(double[] Mean, double[] Variance, double[] ThirdMoment)
{
    /// <summary>Sums them over branches: F, F(1−F) and F(1−F)(1−2F).</summary>
    public static CountsBelow Of(PosteriorCells cells, int branches)
    {
        var counts = new CountsBelow(new double[cells.Cells], new double[cells.Cells], new double[cells.Cells]);
        var ended = new int[cells.Cells + 1];
        for (var branch = 0; branch < branches; branch++)
        {
            counts.Add(cells.Cumulative(branch), cells.Starts[branch]);
            ended[cells.Ends[branch]]++;
        }

        for (int cell = 0, below = 0; cell < cells.Cells; cell++)
        {
            below += ended[cell];
            counts.Mean[cell] += below;
        }

        return counts;
    }

    private void Add(ReadOnlySpan<double> cumulative, int start)
    {
        var means = Mean.AsSpan(start);
        var variances = Variance.AsSpan(start);
        var thirds = ThirdMoment.AsSpan(start);
        for (var index = 0; index + 1 < cumulative.Length; index++)
        {
            var middle = (cumulative[index] + cumulative[index + 1]) / 2;
            var variance = middle * (1 - middle);
            means[index] += middle;
            variances[index] += variance;
            thirds[index] += variance * (1 - 2 * middle);
        }
    }
}
