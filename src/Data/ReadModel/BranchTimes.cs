using Kpi.Kpis;
using Kpi.Kpis.Statistics;

namespace Kpi.Data.ReadModel;

/// <summary>
/// One family of a month's durations of each branch's own, by tier, as counts. Few different durations occur many times, so they are kept
/// once, and a histogram of any branches is made by counting.
/// </summary>
internal sealed class BranchTimes
{
    private static readonly int Tiers = Enum.GetValues<Tier>().Length;

    // Durations with a count of 0, sorted.
    private readonly SurvivalBin[] durations;

    // Where the counts of a slot and tier begin; they end where the next ones begin.
    private readonly int[] starts;
    private readonly (int Duration, int Count)[] counts;

    private BranchTimes(SurvivalBin[] durations, int[] starts, (int Duration, int Count)[] counts)
    {
        this.durations = durations;
        this.starts = starts;
        this.counts = counts;
    }

    /// <summary>The bytes it takes.</summary>
    public long Bytes => (durations.Length * 24L) + (starts.Length * sizeof(int)) + (counts.Length * 2 * sizeof(int));

    /// <summary>The durations of a branch and tier as they were given.</summary>
    public IEnumerable<SurvivalBin> Of(int slot, Tier tier)
    {
        var cell = (slot * Tiers) + (int)tier;
        return counts[starts[cell]..starts[cell + 1]].Select(one => durations[one.Duration] with { Count = one.Count });
    }

    /// <summary>The histogram of some branches together; null if they have none.</summary>
    /// <param name="slots">The branches' slots; −1 for one without facts.</param>
    /// <param name="segment">The place of the segment: 0 for all customers, 1 + t for tier t.</param>
    public SurvivalHistogram? Of(ReadOnlySpan<int> slots, int segment)
    {
        var sums = new long[durations.Length];
        foreach (var slot in slots)
        {
            if (slot < 0)
            {
                continue;
            }

            var first = (slot * Tiers) + Math.Max(segment - 1, 0);
            var last = segment == 0 ? first + Tiers : first + 1;
            foreach (var (duration, count) in counts.AsSpan(starts[first]..starts[last]))
            {
                sums[duration] += count;
            }
        }

        var bins = new List<SurvivalBin>();
        for (var i = 0; i < sums.Length; i++)
        {
            if (sums[i] != 0)
            {
                bins.Add(durations[i] with { Count = sums[i] });
            }
        }

        return bins.Count == 0 ? null : new(bins);
    }

    /// <summary>Takes durations in any order.</summary>
    public sealed class Builder
    {
        private readonly Dictionary<SurvivalBin, int> known = [];
        private readonly List<(int Cell, int Duration, int Count)> cells = [];

        public void Add(int slot, Tier tier, SurvivalBin bin)
        {
            var duration = bin with { Count = 0 };
            if (!known.TryGetValue(duration, out var number))
            {
                known.Add(duration, number = known.Count);
            }

            cells.Add(((slot * Tiers) + (int)tier, number, checked((int)bin.Count)));
        }

        public BranchTimes Build(int slots)
        {
            var durations = known.Keys.OrderBy(bin => bin.Exit).ThenBy(bin => bin.Entry).ThenBy(bin => bin.IsEvent).ToArray();
            var places = new int[durations.Length];
            for (var i = 0; i < durations.Length; i++)
            {
                places[known[durations[i]]] = i;
            }

            cells.Sort((one, other) => one.Cell.CompareTo(other.Cell));
            var starts = new int[(slots * Tiers) + 1];
            var counts = new (int, int)[cells.Count];
            for (var (i, cell) = (0, 0); cell < starts.Length; cell++)
            {
                starts[cell] = i;
                for (; i < cells.Count && cells[i].Cell == cell; i++)
                {
                    counts[i] = (places[cells[i].Duration], cells[i].Count);
                }
            }

            return new(durations, starts, counts);
        }
    }
}
