using Kpi.Kpis;
using Kpi.Kpis.Statistics;

namespace Kpi.Data.ReadModel;

/// <summary>One family of durations of a month, rolled up as counts: a histogram for every row of a <see cref="MonthBlock"/> that has any.</summary>
internal sealed class RolledUpTimes
{
    private readonly SurvivalHistogram?[] rows;

    public RolledUpTimes(BranchTree tree, IEnumerable<Cell> cells)
    {
        rows = new SurvivalHistogram?[tree.All.Count * MonthBlock.Segments];
        foreach (var group in cells.GroupBy(cell => (cell.BranchId, cell.Tier)))
        {
            if (tree.Find(group.Key.BranchId) is { } branch)
            {
                var histogram = new SurvivalHistogram(group.Select(cell => cell.Bin));
                Add(MonthBlock.Row(branch, new(group.Key.Tier)), histogram);
                Add(MonthBlock.Row(branch, Segment.All), histogram);
            }
        }

        // Every branch is added to its parent, the last first, so that a parent is complete before it is added to its own.
        for (var i = tree.All.Count - 1; i >= 0; i--)
        {
            for (var segment = 0; tree.All[i].Parent is { } parent && segment < MonthBlock.Segments; segment++)
            {
                if (rows[i * MonthBlock.Segments + segment] is { } histogram)
                {
                    Add(parent.Index * MonthBlock.Segments + segment, histogram);
                }
            }
        }
    }

    public SurvivalHistogram? this[int row] => rows[row];

    private void Add(int row, SurvivalHistogram histogram) => rows[row] = rows[row]?.Add(histogram) ?? histogram;

    /// <summary>One duration of one mart row, with how many had it.</summary>
    public readonly record struct Cell(int BranchId, Tier Tier, SurvivalBin Bin);
}
