using Kpi.Data.Import.Rows;
using Kpi.Data.Import.Staging;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Import.Targets;

/// <summary>dim_branch_version: how a branch stood in the tree. Measures are counted at outlets, so none depends on it.</summary>
internal sealed class BranchVersionTarget()
    : HistoryTarget<BranchVersion>(
        "branch_version",
        "branch",
        new(
            [nameof(BranchVersion.BranchId)],
            nameof(BranchVersion.ValidFrom),
            nameof(BranchVersion.ValidTo),
            "valid_from",
            "The version overlaps an earlier one of the same branch."
        ),
        Touches.Within(),
        new TextField("branch", Required: true),
        new TimeField("valid_from", Required: true),
        new TimeField("valid_to", Required: false),
        new TextField("parent_code", Required: false),
        new ChoiceField<BranchLevel>("level", Required: true),
        new FlagField("is_second_generation"),
        new TextField("size_class", Required: false)
    )
{
    public override async Task MergeAsync(ImportRun run)
    {
        await base.MergeAsync(run);
        await run.TellReadersAsync();
    }

    protected override BranchVersion Read(MappedRow row)
    {
        var version = new BranchVersion
        {
            BranchId = row.Known.Branch(row, "branch"),
            ValidFrom = row.Time("valid_from"),
            ValidTo = row.OptionalTime("valid_to"),
            ParentId = row.Known.OptionalBranch(row, "parent_code"),
            Level = row.Choice<BranchLevel>("level"),
            IsSecondGeneration = row.Flag("is_second_generation"),
            SizeClass = row.OptionalText("size_class"),
        };
        row.BlameSpan("valid_to", version.ValidFrom, version.ValidTo);
        if (version.ParentId == version.BranchId)
        {
            row.Blame("parent_code", FaultCode.BadValue, "A branch is not above itself.");
        }

        return version;
    }
}
