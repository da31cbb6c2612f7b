using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Data.ReadModel;

/// <summary>
/// All measures of one month in one array, rolled up: row = branch × segment, column = measure.
/// Segment 0 is all customers; segment 1 + t is tier t.
/// </summary>
internal sealed class MonthBlock
{
    public static readonly int Segments = 1 + Enum.GetValues<Tier>().Length;

    private readonly double[] amounts;
    private readonly RolledUpTimes settlementTimes;
    private readonly RolledUpTimes firstContactTimes;

    public MonthBlock(BranchTree tree, IEnumerable<Cell> cells, RolledUpTimes settlementTimes, RolledUpTimes firstContactTimes)
    {
        this.settlementTimes = settlementTimes;
        this.firstContactTimes = firstContactTimes;
        amounts = new double[tree.All.Count * Segments * MeasureAmounts.Count];
        foreach (var cell in cells)
        {
            if (tree.Find(cell.BranchId) is { } branch)
            {
                amounts[Row(branch, new(cell.Tier)) * MeasureAmounts.Count + (int)cell.Measure] += cell.Amount;
                amounts[Row(branch, Segment.All) * MeasureAmounts.Count + (int)cell.Measure] += cell.Amount;
            }
        }

        RollUp(tree);
    }

    public MeasureAmounts this[BranchNode branch, Segment segment]
    {
        get
        {
            var row = Row(branch, segment);
            var values = amounts.AsMemory(row * MeasureAmounts.Count, MeasureAmounts.Count);
            return new(values, settlementTimes[row], firstContactTimes[row]);
        }
    }

    public static int Row(BranchNode branch, Segment segment) => branch.Index * Segments + (segment.Tier is { } tier ? 1 + (int)tier : 0);

    /// <summary>Adds every branch to its parent, the last first, so that a parent is complete before it is added to its own.</summary>
    private void RollUp(BranchTree tree)
    {
        for (var i = tree.All.Count - 1; i >= 0; i--)
        {
            if (tree.All[i].Parent is not { } parent)
            {
                continue;
            }

            var width = Segments * MeasureAmounts.Count;
            var from = amounts.AsSpan(i * width, width);
            var to = amounts.AsSpan(parent.Index * width, width);
            for (var column = 0; column < width; column++)
            {
                to[column] += from[column];
            }
        }
    }

    /// <summary>One amount of one mart row.</summary>
    public readonly record struct Cell(int BranchId, Tier Tier, Measure Measure, double Amount);
}
