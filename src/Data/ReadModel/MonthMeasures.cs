namespace Kpi.Data.ReadModel;

/// <summary>A month's measures in one version, with the trees that they were rolled up over.</summary>
internal sealed class MonthMeasures(MonthRows rows) : ICachedMonth
{
    // Today's tree and that of the month's end; a few more while a year is told by its last month's tree.
    private const int MostTrees = 4;

    private readonly Lock gate = new();
    private volatile MonthBlock[] blocks = [];

    /// <inheritdoc/>
    public long Bytes => rows.Bytes + blocks.Sum(block => block.Bytes);

    /// <summary>The measures over a tree; the same block for trees in which every branch stands at the same place.</summary>
    public MonthBlock Over(BranchTree tree)
    {
        if (Find(tree) is { } known)
        {
            return known;
        }

        lock (gate)
        {
            if (Find(tree) is { } made)
            {
                return made;
            }

            var block = new MonthBlock(tree, rows);
            blocks = [block, .. blocks.Take(MostTrees - 1)];
            return block;
        }
    }

    private MonthBlock? Find(BranchTree tree)
    {
        foreach (var block in blocks)
        {
            if (block.Tree.Shape == tree.Shape)
            {
                return block;
            }
        }

        return null;
    }
}
