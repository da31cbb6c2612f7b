using System.Runtime.InteropServices;
using System.Security.Cryptography;
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

    /// <summary>The index after the last branch below this one: a subtree stands together.</summary>
    internal int End { get; set; }

    internal int Id { get; }

    /// <summary>From the top of the tree down to the parent.</summary>
    public IEnumerable<BranchNode> Ancestors => Parent is null ? [] : Parent.Ancestors.Append(Parent);

    /// <summary>Whether this branch is the other or lies below it.</summary>
    public bool IsWithin(BranchNode top) => this == top || Parent?.IsWithin(top) == true;

    /// <summary>This branch and all below it, each parent right before its children.</summary>
    public IEnumerable<BranchNode> Subtree() => children.SelectMany(child => child.Subtree()).Prepend(this);
}

/// <summary>A branch tree.</summary>
public sealed class BranchTree
{
    private readonly Dictionary<string, BranchNode> byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<int, BranchNode> byId = [];
    private readonly List<BranchNode> all = [];

    private BranchTree(IEnumerable<Branch> branches)
    {
        var byParent = branches.OrderBy(branch => branch.Code, StringComparer.Ordinal).ToLookup(branch => branch.ParentId);
        Add(byParent, null, null);
        Shape = Convert.ToHexString(
            SHA256.HashData(MemoryMarshal.AsBytes<int>(all.SelectMany(node => new[] { node.Id, node.Parent?.Id ?? 0 }).ToArray()))
        );
    }

    /// <summary>All branches, each parent before its children.</summary>
    public IReadOnlyList<BranchNode> All => all;

    /// <summary>The branches without a parent; a warehouse has one, the headquarters.</summary>
    public IEnumerable<BranchNode> Tops => all.Where(branch => branch.Parent is null);

    /// <summary>The branch of a code; null if there is none.</summary>
    public BranchNode? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The same for trees in which every branch stands at the same place, whatever the names.</summary>
    internal string Shape { get; }

    internal BranchNode? Find(int id) => byId.GetValueOrDefault(id);

    /// <summary>The tree of some branches.</summary>
    internal static BranchTree Of(IEnumerable<Branch> branches) => new(branches);

    /// <summary>The tree as it stands today (as-is).</summary>
    internal static async Task<BranchTree> LoadAsync(WarehouseContext db, CancellationToken cancellation) =>
        new(await db.Branches.ToListAsync(cancellation));

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
            node.End = all.Count;
        }
    }
}
