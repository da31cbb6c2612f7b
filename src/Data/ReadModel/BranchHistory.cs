using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.ReadModel;

/// <summary>How the branch tree stands today, and how it stood at any instant.</summary>
internal sealed class BranchHistory
{
    private readonly IReadOnlyList<Branch> branches;
    private readonly ILookup<int, BranchVersion> versions;

    private BranchHistory(IReadOnlyList<Branch> branches, IEnumerable<BranchVersion> versions)
    {
        this.branches = branches;
        this.versions = versions.ToLookup(version => version.BranchId);
        Today = BranchTree.Of(branches);
    }

    /// <summary>The tree as it stands today (as-is).</summary>
    public BranchTree Today { get; }

    public static async Task<BranchHistory> LoadAsync(WarehouseContext db, CancellationToken cancellation) =>
        new(await db.Branches.ToListAsync(cancellation), await db.BranchVersions.ToListAsync(cancellation));

    /// <summary>The tree as it stood on a month's last day (as-was). Who moves on the first of the next month has not moved yet.</summary>
    public BranchTree AtEndOf(Month month, BusinessClock clock) => At(clock.StartOf(month.Next).AddTicks(-1));

    /// <summary>
    /// The tree as it stood at an instant. A branch of which no version is known then
    /// stands as it does today. Names are always today's.
    /// </summary>
    public BranchTree At(DateTime instant) => versions.Count == 0 ? Today : BranchTree.Of(branches.Select(branch => At(branch, instant)));

    private Branch At(Branch branch, DateTime instant) =>
        versions[branch.Id].FirstOrDefault(version => version.ValidFrom <= instant && !(version.ValidTo <= instant)) is { } then
            ? new()
            {
                Id = branch.Id,
                Code = branch.Code,
                NameZh = branch.NameZh,
                NameEn = branch.NameEn,
                ParentId = then.ParentId,
                Level = then.Level,
                SizeClass = then.SizeClass,
                IsSecondGeneration = then.IsSecondGeneration,
            }
            : branch;
}
