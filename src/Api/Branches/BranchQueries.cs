using Kpi.Data.ReadModel;
using Kpi.Kpis;

namespace Kpi.Api.Branches;

/// <summary>The branch tree.</summary>
[QueryType]
public static class BranchQueries
{
    /// <summary>One branch; null if there is none of that code or the viewer may not see it.</summary>
    /// <param name="code">The branch's code.</param>
    /// <param name="reader">What the viewer sees.</param>
    public static BranchNode? GetBranch([ID] string code, KpiReader reader) => reader.Branch(code);

    /// <summary>Branches in tree order, each parent before its children.</summary>
    /// <param name="reader">What the viewer sees.</param>
    /// <param name="parent">Only branches right below this one.</param>
    /// <param name="level">Only branches of this level.</param>
    /// <param name="search">Only branches with this text in their code or name.</param>
    [UsePaging(ConnectionName = "Branch", IncludeTotalCount = true, DefaultPageSize = 100, MaxPageSize = 1000)]
    public static IEnumerable<BranchNode> GetBranches(KpiReader reader, [ID] string? parent, BranchLevel? level, string? search)
    {
        var among = parent is null ? reader.Branches : (reader.Branch(parent) ?? throw KpiErrors.UnknownBranch(parent)).Children;
        return among.Where(branch => level is null || branch.Info.Level == level).Where(branch => Matches(branch.Info, search));
    }

    private static bool Matches(BranchInfo branch, string? search) =>
        string.IsNullOrWhiteSpace(search)
        || branch.Code.Contains(search, StringComparison.OrdinalIgnoreCase)
        || branch.Name.Zh.Contains(search, StringComparison.OrdinalIgnoreCase)
        || branch.Name.En.Contains(search, StringComparison.OrdinalIgnoreCase);
}
