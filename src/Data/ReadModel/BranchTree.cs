using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.ReadModel;

/// <summary>A branch in the tree. Its place among all branches, parents before children, is its row in a month block.</summary>
public sealed class BranchNode
{
    private readonly List<BranchNode> children = [];

    internal BranchNode(BranchInfo info, int index, Branch branch, BranchNode? parent)
    {
        Info = info;
        Index = index;
        Id = branch.Id;
        SizeClass = branch.SizeClass;
        IsSecondGeneration = branch.IsSecondGeneration;
        Parent = parent;
        parent?.children.Add(this);
    }

    /// <summary>Code, name and level.</summary>
    public BranchInfo Info { get; }

    /// <summary>The branch above; null at the top.</summary>
    public BranchNode? Parent { get; }

    /// <summary>The branches right below, by code.</summary>
    public IReadOnlyList<BranchNode> Children => children;

    /// <summary>The class of size within which it is compared; null where the source has none.</summary>
    public string? SizeClass { get; }

    /// <summary>Whether it has been through the second transformation (二代转型网点).</summary>
    public bool IsSecondGeneration { get; }

    internal int Index { get; }

    internal int Id { get; }

    /// <summary>From the top of the tree down to the parent.</summary>
    public IEnumerable<BranchNode> Ancestors => Parent is null ? [] : Parent.Ancestors.Append(Parent);

    /// <summary>Whether this branch is the other or lies below it.</summary>
    public bool IsWithin(BranchNode top) => this == top || Parent?.IsWithin(top) == true;

    /// <summary>This branch and all below it, each parent right before its children.</summary>
    public IEnumerable<BranchNode> Subtree() => children.SelectMany(child => child.Subtree()).Prepend(this);
}

/// <summary>The branch tree as it stands today, or as it stood at an instant.</summary>
public sealed class BranchTree
{
    private readonly Dictionary<string, BranchNode> byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<int, BranchNode> byId = [];
    private readonly List<BranchNode> all = [];

    private BranchTree(IEnumerable<Branch> branches)
    {
        var byParent = branches.OrderBy(branch => branch.Code, StringComparer.Ordinal).ToLookup(branch => branch.ParentId);
        Add(byParent, null, null);
    }

    /// <summary>All branches, each parent before its children.</summary>
    public IReadOnlyList<BranchNode> All => all;

    /// <summary>The branches without a parent; a warehouse has one, the headquarters.</summary>
    public IEnumerable<BranchNode> Tops => all.Where(branch => branch.Parent is null);

    /// <summary>The branch of a code; null if there is none.</summary>
    public BranchNode? Find(string code) => byCode.GetValueOrDefault(code);

    internal BranchNode? Find(int id) => byId.GetValueOrDefault(id);

    /// <summary>The tree as it stands today (as-is).</summary>
    internal static async Task<BranchTree> LoadAsync(WarehouseContext db, CancellationToken cancellation) =>
        new(await db.Branches.ToListAsync(cancellation));

    /// <summary>
    /// The tree as it stood at an instant (as-was): for a published report, the month's end. A branch of which no version is known then
    /// stands as it does today. Names are always today's.
    /// </summary>
    internal static async Task<BranchTree> LoadAsync(WarehouseContext db, DateTime instant, CancellationToken cancellation)
    {
        var branches = await db.Branches.ToListAsync(cancellation);
        var versions = await db
            .BranchVersions.Where(version => version.ValidFrom <= instant && (version.ValidTo == null || version.ValidTo > instant))
            .ToDictionaryAsync(version => version.BranchId, cancellation);
        foreach (var branch in branches)
        {
            if (versions.TryGetValue(branch.Id, out var version))
            {
                (branch.ParentId, branch.Level) = (version.ParentId, version.Level);
                (branch.SizeClass, branch.IsSecondGeneration) = (version.SizeClass, version.IsSecondGeneration);
            }
        }

        return new(branches);
    }

    private void Add(ILookup<int?, Branch> byParent, int? parentId, BranchNode? parent)
    {
        foreach (var branch in byParent[parentId])
        {
            var info = new BranchInfo(branch.Code, new(branch.NameZh, branch.NameEn), branch.Level, parent?.Info.Code);
            var node = new BranchNode(info, all.Count, branch, parent);
            all.Add(node);
            byCode.Add(branch.Code, node);
            byId.Add(branch.Id, node);
            Add(byParent, branch.Id, node);
        }
    }
}
