using System.Collections.Concurrent;
using System.Globalization;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Data.Revisions;

/// <summary>A closed month, ready to be read: its own branch tree with its measures rolled up over it.</summary>
internal sealed class FrozenMonth : ICachedMonth
{
    private static readonly Dictionary<string, Tier> Tiers = ByName<Tier>();
    private static readonly Dictionary<string, Measure> Measures = ByName<Measure>();
    private static readonly Dictionary<string, BranchLevel> Levels = ByName<BranchLevel>();

    // About what a branch takes in a tree, with its texts.
    private const long NodeBytes = 400;

    // A branch's number is the same in every frozen month, so that one can be added up by the tree of another.
    private static readonly ConcurrentDictionary<string, int> Numbers = new(StringComparer.Ordinal);
    private static int lastNumber;

    private readonly MonthMeasures measures;
    private readonly TargetTable targets;

    private FrozenMonth(BranchTree tree, MonthRows rows, TargetTable targets)
    {
        this.targets = targets;
        Tree = tree;
        measures = new(rows);
    }

    /// <inheritdoc/>
    public long Bytes => measures.Bytes + (Tree.All.Count * NodeBytes);

    /// <summary>The branches as they stood at the month's end; a branch's name is its code, because names are not frozen.</summary>
    public BranchTree Tree { get; }

    /// <summary>A branch's measures; null if there was no such branch.</summary>
    public MeasureAmounts? AmountsOf(string branchCode, Segment segment) => AmountsOf(branchCode, segment, Tree);

    /// <summary>The same by the tree of another frozen month.</summary>
    public MeasureAmounts? AmountsOf(string branchCode, Segment segment, BranchTree tree) =>
        tree.Find(branchCode) is { } branch ? measures.Over(tree)[branch, segment] : null;

    /// <summary>A KPI with the targets that ruled for a branch of the tree; as it is if there was no such branch.</summary>
    public KpiDefinition WithTargets(KpiDefinition version, string branchCode, Month month) =>
        Tree.Find(branchCode) is { } branch ? targets.Apply(version, branch.Info, month.Year) : version;

    public static FrozenMonth Of(CanonicalMeasures measures)
    {
        var lines = measures.Lines().ToLookup(line => line[0], StringComparer.Ordinal);
        var ids = lines["branch"]
            .ToDictionary(line => line[1], line => Numbers.GetOrAdd(line[1], _ => Interlocked.Increment(ref lastNumber)));
        var branches = lines["branch"]
            .Select(line => new Branch
            {
                Id = ids[line[1]],
                Code = Uri.UnescapeDataString(line[1]),
                NameZh = Uri.UnescapeDataString(line[1]),
                NameEn = Uri.UnescapeDataString(line[1]),
                ParentId = line[2].Length == 0 ? null : ids[line[2]],
                Level = Levels[line[3]],
            });
        var rows = new MonthRows.Builder();
        foreach (var line in lines["measure"].Where(line => Measures.ContainsKey(line[3])))
        {
            rows.Add(ids[line[1]], Tiers[line[2]], Measures[line[3]], Amount(line[4]));
        }

        foreach (var line in lines["time"])
        {
            var family = line[3] == "settlement" ? SurvivalTimes.SettlementTimes : SurvivalTimes.FirstContactTimes;
            rows.Add(family, ids[line[1]], Tiers[line[2]], new(Whole(line[4]), Whole(line[5]), line[6] == "event", Whole(line[7])));
        }

        return new(BranchTree.Of(branches), rows.Build(), new(lines["target"].Select(Target)));
    }

    private static SetTarget Target(string[] line) =>
        new(
            Uri.UnescapeDataString(line[1]),
            Whole(line[2]),
            line[3].Length == 0 ? null : Uri.UnescapeDataString(line[3]),
            line[4].Length == 0 ? null : Levels[line[4]],
            line[5].Length == 0 ? null : Tiers[line[5]],
            Amount(line[6]),
            Uri.UnescapeDataString(line[7])
        );

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Amount(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static Dictionary<string, T> ByName<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(value => SnakeCase.Of($"{value}"), StringComparer.Ordinal);
}
