namespace Kpi.Kpis.Catalogue;

/// <summary>A target that the operator set for a year (dim_target), for all branches or for one, a level or a tier.</summary>
/// <param name="Kpi">The KPI's id.</param>
/// <param name="Year">The year.</param>
/// <param name="BranchCode">The branch that it is for; null for all.</param>
/// <param name="Level">The level that it is for; null for all.</param>
/// <param name="Tier">The tier that it is for; null for all customers.</param>
/// <param name="Value">The target in the KPI's unit: a percentage is a fraction.</param>
/// <param name="Source">Who set it.</param>
public sealed record SetTarget(string Kpi, int Year, string? BranchCode, BranchLevel? Level, Tier? Tier, double Value, string Source)
{
    internal bool IsFor(BranchInfo branch) => (BranchCode is null || BranchCode == branch.Code) && (Level is null || Level == branch.Level);
}

/// <summary>
/// The targets that an operator set. The narrower rules: one for the branch before one for its level before one for all; among these, one for the tier
/// before one for all customers; and what is set before what the catalogue ships with.
/// </summary>
public sealed class TargetTable(IEnumerable<SetTarget> targets)
{
    private readonly ILookup<(string, int), SetTarget> byKpi = targets.ToLookup(target => (target.Kpi, target.Year));

    /// <summary>Nothing is set.</summary>
    public static TargetTable Empty { get; } = new([]);

    /// <summary>The KPI with the targets that rule for a branch in a year.</summary>
    /// <param name="version">The KPI in the version that counts the month.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="year">The year.</param>
    /// <remarks>A set number means what the catalogue's means: for the whole year where that is, or with its whole interval beyond it.</remarks>
    public KpiDefinition Apply(KpiDefinition version, BranchInfo branch, int year)
    {
        var set = byKpi[(version.Id, year)].Where(target => target.IsFor(branch)).ToList();
        if (set.Count == 0)
        {
            return version;
        }

        var ruling = set.Select(target =>
                (Target: Of(version, target), HasBranch: target.BranchCode is not null, HasLevel: target.Level is not null)
            )
            .Concat(version.Targets.Select(target => (Target: target, HasBranch: false, HasLevel: false)))
            .OrderByDescending(one => one.HasBranch)
            .ThenByDescending(one => one.HasLevel)
            .ThenByDescending(one => one.Target.Tiers.Count > 0)
            .Select(one => one.Target)
            .ToList();
        // What stands behind a target for all customers never rules.
        var reachable = ruling.FindIndex(target => target.Tiers.Count == 0) is var last and >= 0 ? ruling[..(last + 1)] : ruling;
        return version with { Targets = reachable };
    }

    private static KpiTarget Of(KpiDefinition version, SetTarget target) =>
        new(
            target.Value,
            version.Targets.Any(shipped => shipped.IsFullYear),
            target.Tier is { } tier ? [tier] : [],
            new(target.Source, target.Source)
        )
        {
            IsByInterval = version.Targets.Any(shipped => shipped.IsByInterval),
        };
}
