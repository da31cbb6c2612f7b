using Kpi.Data.Import.Rows;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Import.Targets;

/// <summary>dim_branch. A parent may come later in the files than its children, so all are read before any is placed.</summary>
internal sealed class BranchTarget()
    : ImportTarget<BranchTarget.Placed, string>(
        "branch",
        "code",
        new TextField("code", Required: true),
        new TextField("parent_code", Required: false),
        new ChoiceField<BranchLevel>("level", Required: true),
        new TextField("name_zh", Required: true, MaxNameLength),
        new TextField("name_en", Required: true, MaxNameLength)
    )
{
    private const int MaxNameLength = 200;

    public override async Task LoadAsync(ImportRun run)
    {
        var rows = AcceptedRows(run).OrderBy(row => row.Entity.Branch.Level).ToList();
        var stored = await run.Context.Branches.ToDictionaryAsync(branch => branch.Code, StringComparer.Ordinal, run.Cancellation);
        var levels = stored.ToDictionary(branch => branch.Key, branch => branch.Value.Level, StringComparer.Ordinal);
        var parents = stored.Values.Where(branch => branch.ParentId is not null).ToLookup(branch => branch.ParentId!.Value);
        foreach (var row in rows)
        {
            // Rows come top level first, so a parent above is placed already.
            var branch = row.Entity.Branch;
            var children = stored.TryGetValue(branch.Code, out var old) ? parents[old.Id] : [];
            if (Misplaced(row.Entity, levels, children) is { } fault)
            {
                run.Reject(Name, row.Place, fault);
                continue;
            }

            branch.Id = run.Known.Branches.GetValueOrDefault(branch.Code, run.Known.Branches.Values.DefaultIfEmpty().Max() + 1);
            branch.ParentId = row.Entity.Parent is { } parent ? run.Known.Branches[parent] : null;
            run.Known.Branches[branch.Code] = branch.Id;
            levels[branch.Code] = branch.Level;
        }

        var placed = rows.Select(row => row.Entity.Branch).Where(branch => branch.Id > 0).ToList();
        var upsert = new Upsert<Branch, int>(run.Context, branch => branch.Id, _ => _ => true) { UpdatesInPlace = true };
        var loaded = await upsert.WriteAsync(placed, run.Cancellation);
        run.Count(Name, loaded, placed.Count - loaded);
    }

    protected override Placed Read(MappedRow row)
    {
        var branch = new Branch
        {
            Code = row.Text("code"),
            Level = row.Choice<BranchLevel>("level"),
            NameZh = row.Text("name_zh", MaxNameLength),
            NameEn = row.Text("name_en", MaxNameLength),
        };
        var parent = row.OptionalText("parent_code");
        return new(
            branch,
            parent,
            row.FaultOf("parent_code", FaultCode.UnknownBranch, $"There is no branch '{parent}' to be above '{branch.Code}'."),
            row.FaultOf(
                "level",
                FaultCode.BadValue,
                $"The branch '{branch.Code}' must be below its parent's level and above its children's."
            )
        );
    }

    protected override string KeyOf(Placed entity) => entity.Branch.Code;

    /// <summary>Levels that fall from parent to child keep the tree free of circles.</summary>
    private static Fault? Misplaced(Placed row, Dictionary<string, BranchLevel> levels, IEnumerable<Branch> storedChildren)
    {
        if (row.Parent is { } parent)
        {
            if (!levels.TryGetValue(parent, out var above))
            {
                return row.UnknownParent;
            }

            if (above >= row.Branch.Level)
            {
                return row.WrongLevel;
            }
        }

        return storedChildren.Any(child => child.Level <= row.Branch.Level) ? row.WrongLevel : null;
    }

    /// <summary>A branch as read, with its parent's code and the faults it has if it finds no place.</summary>
    internal sealed record Placed(Branch Branch, string? Parent, Fault UnknownParent, Fault WrongLevel);
}
