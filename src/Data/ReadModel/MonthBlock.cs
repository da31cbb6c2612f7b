using Kpi.Kpis;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Values;

namespace Kpi.Data.ReadModel;

/// <summary>
/// All measures of one month in one array, rolled up: row = branch × segment, column = measure.
/// Segment 0 is all customers; segment 1 + t is tier t.
/// </summary>
internal sealed class MonthBlock
{
    private static readonly int Segments = 1 + Enum.GetValues<Tier>().Length;

    private readonly double[] amounts;
    private readonly SurvivalHistogram?[] settlementTimes;

    public MonthBlock(BranchTree tree, IEnumerable<Cell> cells, IEnumerable<SettlementCell> settlements)
    {
        amounts = new double[tree.All.Count * Segments * MeasureAmounts.Count];
        settlementTimes = new SurvivalHistogram?[tree.All.Count * Segments];
        foreach (var cell in cells)
        {
            if (tree.Find(cell.BranchId) is { } branch)
            {
                amounts[Row(branch, new(cell.Tier)) * MeasureAmounts.Count + (int)cell.Measure] += cell.Amount;
                amounts[Row(branch, Segment.All) * MeasureAmounts.Count + (int)cell.Measure] += cell.Amount;
            }
        }

        foreach (var group in settlements.GroupBy(settlement => (settlement.BranchId, settlement.Tier)))
        {
            if (tree.Find(group.Key.BranchId) is { } branch)
            {
                var histogram = new SurvivalHistogram(group.Select(settlement => settlement.Bin));
                Add(Row(branch, new(group.Key.Tier)), histogram);
                Add(Row(branch, Segment.All), histogram);
            }
        }

        RollUp(tree);
    }

    public MeasureAmounts this[BranchNode branch, Segment segment]
    {
        get
        {
            var row = Row(branch, segment);
            return new(amounts.AsMemory(row * MeasureAmounts.Count, MeasureAmounts.Count), settlementTimes[row]);
        }
    }

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

            for (var segment = 0; segment < Segments; segment++)
            {
                if (settlementTimes[i * Segments + segment] is { } histogram)
                {
                    Add(parent.Index * Segments + segment, histogram);
                }
            }
        }
    }

    private void Add(int row, SurvivalHistogram histogram) => settlementTimes[row] = settlementTimes[row]?.Add(histogram) ?? histogram;

    private static int Row(BranchNode branch, Segment segment) => branch.Index * Segments + (segment.Tier is { } tier ? 1 + (int)tier : 0);

    /// <summary>One amount of one mart row.</summary>
    public readonly record struct Cell(int BranchId, Tier Tier, Measure Measure, double Amount);

    /// <summary>One row of mart_settlement.</summary>
    public readonly record struct SettlementCell(int BranchId, Tier Tier, SurvivalBin Bin);
}
