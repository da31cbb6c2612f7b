using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Values;

namespace Kpi.Data.ReadModel;

/// <summary>
/// A month's measures rolled up over one branch tree: a row for each branch and segment. Branches without others below them share their
/// rows with every other tree of the month.
/// </summary>
internal sealed class MonthBlock
{
    private readonly MonthRows own;
    private readonly double[]?[] rows;
    private readonly int[] slots;
    private readonly RowTimes times;

    public MonthBlock(BranchTree tree, MonthRows own)
    {
        this.own = own;
        Tree = tree;
        rows = new double[]?[tree.All.Count * MonthRows.Segments];
        slots = [.. tree.All.Select(branch => own.Slots.GetValueOrDefault(branch.Id, -1))];
        times = Times;
        Fill();
        RollUp();
    }

    /// <summary>The tree.</summary>
    public BranchTree Tree { get; }

    /// <summary>The bytes it takes beside the rows that trees share.</summary>
    public long Bytes { get; private set; }

    public MeasureAmounts this[BranchNode branch, Segment segment]
    {
        get
        {
            var row = (branch.Index * MonthRows.Segments) + MonthRows.Place(segment);
            return new(rows[row], times, row);
        }
    }

    private void Fill()
    {
        Bytes = (rows.Length * sizeof(long)) + (slots.Length * sizeof(int));
        foreach (var branch in Tree.All.Where(branch => slots[branch.Index] >= 0))
        {
            for (var segment = 0; segment < MonthRows.Segments; segment++)
            {
                var amounts = own.Of(slots[branch.Index], segment);
                ref var row = ref rows[(branch.Index * MonthRows.Segments) + segment];
                row = amounts is null || branch.Children.Count == 0 ? amounts : Copy(amounts);
            }
        }
    }

    /// <summary>Adds every branch to its parent, the last first, so that a parent is complete before it is added to its own.</summary>
    private void RollUp()
    {
        foreach (var branch in Tree.All.Reverse().Where(branch => branch.Parent is not null))
        {
            for (var segment = 0; segment < MonthRows.Segments; segment++)
            {
                var from = rows[(branch.Index * MonthRows.Segments) + segment];
                ref var to = ref rows[(branch.Parent!.Index * MonthRows.Segments) + segment];
                if (from is null)
                {
                    continue;
                }

                if (to is null)
                {
                    to = Copy(from);
                }
                else
                {
                    Add(from, to);
                }
            }
        }
    }

    private static void Add(ReadOnlySpan<double> from, Span<double> to)
    {
        for (var measure = 0; measure < from.Length; measure++)
        {
            to[measure] += from[measure];
        }
    }

    private double[] Copy(double[] amounts)
    {
        Bytes += MonthRows.RowBytes;
        return [.. amounts];
    }

    private SurvivalHistogram? Times(SurvivalTimes family, int row)
    {
        var branch = Tree.All[row / MonthRows.Segments];
        return own.Times(family).Of(slots.AsSpan(branch.Index..branch.End), row % MonthRows.Segments);
    }
}
