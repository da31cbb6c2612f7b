using Kpi.Data.Import.Rows;
using Kpi.Data.Import.Sources;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Import.Targets;

/// <summary>dim_branch. A parent may come later in the files than its children, so all are read before any is placed. Branches are few: they need no staging table.</summary>
internal sealed class BranchTarget()
    : ImportTarget(
        "branch",
        new TextField("code", Required: true),
        new TextField("parent_code", Required: false),
        new ChoiceField<BranchLevel>("level", Required: true),
        new TextField("name_zh", Required: true, MaxNameLength),
        new TextField("name_en", Required: true, MaxNameLength),
        new FlagField("is_second_generation"),
        new TextField("size_class", Required: false)
    )
{
    private const int MaxNameLength = 200;

    public override void Judge(MappedRow row) => Read(row);

    public override async Task StageAsync(ImportRun run)
    {
        var rows = AcceptedRows(run).OrderBy(row => row.Branch.Level).ToList();
        var stored = await run.Context.Branches.ToDictionaryAsync(branch => branch.Code, StringComparer.Ordinal, run.Cancellation);
        var levels = stored.ToDictionary(branch => branch.Key, branch => branch.Value.Level, StringComparer.Ordinal);
        var parents = stored.Values.Where(branch => branch.ParentId is not null).ToLookup(branch => branch.ParentId!.Value);
        foreach (var row in rows)
        {
            // Rows come top level first, so a parent above is placed already.
            var branch = row.Branch;
            var children = stored.TryGetValue(branch.Code, out var old) ? parents[old.Id] : [];
            if (Misplaced(row, levels, children) is { } fault)
            {
                run.Reject(this, row.Table, row.Source, fault);
                continue;
            }

            branch.Id = run.Known.Branches.GetValueOrDefault(branch.Code, run.Known.Branches.Values.DefaultIfEmpty().Max() + 1);
            branch.ParentId = row.Parent is { } parent ? run.Known.Branches[parent] : null;
            run.Known.Branches[branch.Code] = branch.Id;
            levels[branch.Code] = branch.Level;
            run.Placed.Add(branch);
        }
    }

    public override async Task MergeAsync(ImportRun run)
    {
        var (context, cancellation) = (run.Context, run.Cancellation);
        var stored = await context.Branches.ToDictionaryAsync(branch => branch.Id, cancellation);
        var changed = run.Placed.Where(branch => stored.TryGetValue(branch.Id, out var old) && !Same(context, branch, old)).ToList();
        var added = run.Placed.Where(branch => !stored.ContainsKey(branch.Id)).ToList();
        context.UpdateRange(changed);
        context.AddRange(added);
        await context.SaveChangesAsync(cancellation);
        context.ChangeTracker.Clear();
        if (changed.Count + added.Count > 0)
        {
            await run.TellReadersAsync();
        }

        run.Count(Name, changed.Count + added.Count, run.Placed.Count - changed.Count - added.Count);
    }

    private static bool Same(WarehouseContext context, Branch left, Branch right) =>
        context
            .Model.FindEntityType(typeof(Branch))!
            .GetProperties()
            .All(property => Equals(property.GetGetter().GetClrValue(left), property.GetGetter().GetClrValue(right)));

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

    private static Placed Read(MappedRow row)
    {
        var branch = new Branch
        {
            Code = row.Text("code"),
            Level = row.Choice<BranchLevel>("level"),
            NameZh = row.Text("name_zh", MaxNameLength),
            NameEn = row.Text("name_en", MaxNameLength),
            IsSecondGeneration = row.Flag("is_second_generation"),
            SizeClass = row.OptionalText("size_class"),
        };
        var parent = row.OptionalText("parent_code");
        return new(
            branch,
            parent,
            row.Table,
            row.Source,
            row.FaultOf("parent_code", FaultCode.UnknownBranch, $"There is no branch '{parent}' to be above '{branch.Code}'."),
            row.FaultOf(
                "level",
                FaultCode.BadValue,
                $"The branch '{branch.Code}' must be below its parent's level and above its children's."
            )
        );
    }

    /// <summary>The rows that are right by themselves and have a code of their own.</summary>
    private IEnumerable<Placed> AcceptedRows(ImportRun run)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (row, _, load) in run.Rows(this))
        {
            var placed = row.Fault is null ? Read(row) : null;
            if (row.Fault is null && !seen.Add(placed!.Branch.Code))
            {
                if (load.Distinct)
                {
                    continue;
                }

                row.Blame("code", FaultCode.DuplicateKey, "An earlier row of this import is a branch with the same key; that one is used.");
            }

            if (row.Fault is { } fault)
            {
                run.Reject(this, row, fault);
            }
            else
            {
                yield return placed!;
            }
        }
    }

    /// <summary>A branch as read, with its parent's code, its source, and the faults it has if it finds no place.</summary>
    private sealed record Placed(
        Branch Branch,
        string? Parent,
        SourceTable? Table,
        SourceRow Source,
        Fault UnknownParent,
        Fault WrongLevel
    );
}
