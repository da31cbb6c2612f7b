using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Values;

namespace Kpi.Data.ReadModel;

/// <summary>
/// A month's measures of each branch's own, by tier, as the mart has them: what every tree is rolled up from. A branch and tier without
/// facts takes no room.
/// </summary>
internal sealed class MonthRows
{
    /// <summary>All customers, then every tier.</summary>
    public static readonly int Segments = 1 + Enum.GetValues<Tier>().Length;

    private readonly Dictionary<int, int> slots;
    private readonly double[]?[] amounts;
    private readonly BranchTimes[] times;

    private MonthRows(Dictionary<int, int> slots, double[]?[] amounts, BranchTimes[] times)
    {
        this.slots = slots;
        this.amounts = amounts;
        this.times = times;
        const int slotBytes = 32;
        Bytes =
            (amounts.Count(row => row is not null) * RowBytes)
            + (amounts.Length * sizeof(long))
            + (slots.Count * slotBytes)
            + times.Sum(family => family.Bytes);
    }

    /// <summary>The bytes it takes.</summary>
    public long Bytes { get; }

    /// <summary>The bytes that one row of measures takes, with what .NET adds to an array.</summary>
    public static long RowBytes => (MeasureAmounts.Count * sizeof(double)) + 24;

    /// <summary>The place of a segment among a branch's: 0 is all customers, 1 + t is tier t.</summary>
    public static int Place(Segment segment) => segment.Tier is { } tier ? 1 + (int)tier : 0;

    /// <summary>The branches with facts, by their number in the warehouse, each with its slot.</summary>
    public IReadOnlyDictionary<int, int> Slots => slots;

    /// <summary>A branch's own amounts, one for each measure; null if there are none.</summary>
    public double[]? Of(int slot, int segment) => amounts[(slot * Segments) + segment];

    /// <summary>The durations of one family.</summary>
    public BranchTimes Times(SurvivalTimes family) => times[(int)family];

    /// <summary>Every amount that is not 0, by branch and tier.</summary>
    public IEnumerable<(int Branch, Tier Tier, Measure Measure, double Amount)> Amounts() =>
        from slot in slots
        from tier in Enum.GetValues<Tier>()
        let row = Of(slot.Value, Place(new(tier)))
        where row is not null
        from measure in Enum.GetValues<Measure>()
        where row[(int)measure] != 0
        select (slot.Key, tier, measure, row[(int)measure]);

    /// <summary>Every duration of one family, by branch and tier.</summary>
    public IEnumerable<(int Branch, Tier Tier, SurvivalBin Bin)> Durations(SurvivalTimes family) =>
        from slot in slots
        from tier in Enum.GetValues<Tier>()
        from bin in Times(family).Of(slot.Value, tier)
        select (slot.Key, tier, bin);

    /// <summary>Takes a month's amounts and durations in any order.</summary>
    public sealed class Builder
    {
        private readonly Dictionary<int, int> slots = [];
        private readonly List<double[]?> amounts = [];
        private readonly BranchTimes.Builder[] times = [.. Enum.GetValues<SurvivalTimes>().Select(_ => new BranchTimes.Builder())];
        private (int Branch, int Slot) last = (-1, -1);

        /// <summary>The amounts of a branch and tier, and those of all its customers, to be added to.</summary>
        public (double[] Tier, double[] All) Row(int branch, Tier tier)
        {
            var first = SlotOf(branch) * Segments;
            return (
                amounts[first + Place(new(tier))] ??= new double[MeasureAmounts.Count],
                amounts[first] ??= new double[MeasureAmounts.Count]
            );
        }

        public void Add(int branch, Tier tier, Measure measure, double amount)
        {
            var (one, all) = Row(branch, tier);
            one[(int)measure] += amount;
            all[(int)measure] += amount;
        }

        public void Add(SurvivalTimes family, int branch, Tier tier, SurvivalBin bin) => times[(int)family].Add(SlotOf(branch), tier, bin);

        public MonthRows Build() => new(slots, [.. amounts], [.. times.Select(family => family.Build(slots.Count))]);

        private int SlotOf(int branch)
        {
            // Rows of a branch mostly follow each other.
            if (last.Branch == branch)
            {
                return last.Slot;
            }

            if (!slots.TryGetValue(branch, out var slot))
            {
                slots.Add(branch, slot = slots.Count);
                amounts.AddRange(new double[Segments][]);
            }

            last = (branch, slot);
            return slot;
        }
    }
}
