using System.Globalization;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Values;

namespace Kpi.Data.Revisions;

/// <summary>A closed month, ready to be read: its own branch tree with its measures rolled up over it.</summary>
internal sealed class FrozenMonth
{
    private static readonly Dictionary<string, Tier> Tiers = ByName<Tier>();
    private static readonly Dictionary<string, Measure> Measures = ByName<Measure>();
    private static readonly Dictionary<string, BranchLevel> Levels = ByName<BranchLevel>();

    private readonly MonthBlock block;

    private FrozenMonth(BranchTree tree, MonthRows rows)
    {
        Tree = tree;
        block = new MonthBlock(tree, rows);
    }

    /// <summary>The branches as they stood at the month's end; a branch's name is its code, because names are not frozen.</summary>
    public BranchTree Tree { get; }

    /// <summary>A branch's measures; null if there was no such branch.</summary>
    public MeasureAmounts? AmountsOf(string branchCode, Segment segment) =>
        Tree.Find(branchCode) is { } branch ? block[branch, segment] : null;

    public static FrozenMonth Of(CanonicalMeasures measures)
    {
        var lines = measures.Lines().ToLookup(line => line[0], StringComparer.Ordinal);
        var ids = lines["branch"].Select((line, index) => (Code: line[1], Id: index + 1)).ToDictionary(pair => pair.Code, pair => pair.Id);
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
        var cells = lines["measure"]
            .Where(line => Measures.ContainsKey(line[3]))
            .Select(line => new MonthBlock.Cell(ids[line[1]], Tiers[line[2]], Measures[line[3]], Amount(line[4])));
        var times = lines["time"].ToLookup(line => line[3], line => Time(ids[line[1]], line), StringComparer.Ordinal);
        return new(BranchTree.Of(branches), new([.. cells], [.. times["settlement"]], [.. times["first_contact"]]));
    }

    private static RolledUpTimes.Cell Time(int branch, string[] line) =>
        new(branch, Tiers[line[2]], new SurvivalBin((int)Amount(line[4]), (int)Amount(line[5]), line[6] == "event", (long)Amount(line[7])));

    private static double Amount(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static Dictionary<string, T> ByName<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(value => SnakeCase.Of($"{value}"), StringComparer.Ordinal);
}
