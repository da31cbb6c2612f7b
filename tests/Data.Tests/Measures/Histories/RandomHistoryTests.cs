using Kpi.Data.ReadModel;
using Kpi.Data.Reconciliation;
using Kpi.Kpis;
using Kpi.Kpis.Statistics;
using Kpi.Kpis.Values;

namespace Kpi.Data.Tests.Measures.Histories;

/// <summary>The product against a naive reading of the specification, row by row, on histories to which anything may happen.</summary>
public sealed class RandomHistoryTests
{
    private const double RoundingOfSums = 1e-9;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("KPI_LONG_TESTS") == "1";

    /// <summary>A server is asked about fewer histories: what differs there is the database and not the rules.</summary>
    public static TheoryData<WarehouseProvider, int, int> Histories
    {
        get
        {
            var cases = new TheoryData<WarehouseProvider, int, int>();
            cases.AddRange([.. Enumerable.Range(1, IsLong ? 20 : 1).Select(seed => (WarehouseProvider.Sqlite, seed, 500))]);
            cases.AddRange([.. WarehouseProviders.Present.Except([WarehouseProvider.Sqlite]).Select(server => (server, 1, 100))]);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Histories))]
    public async Task Random_histories_give_what_a_row_by_row_reading_gives(WarehouseProvider provider, int seed, int customers)
    {
        var facts = RandomHistories.Make(seed, customers);
        await using var warehouse = await TemporaryWarehouse.CreateAsync(provider);
        await warehouse.SaveAsync(facts.All);
        await warehouse.RefreshAsync(RandomHistories.First.Through(RandomHistories.Last));
        var snapshot = await new KpiWarehouse(warehouse.Location).CurrentAsync(TestContext.Current.CancellationToken);
        await using var db = warehouse.Location.Open();

        var disagreements = new List<string>();
        foreach (var month in RandomHistories.First.Through(RandomHistories.Last))
        {
            var oracle = new Oracle(facts, month);
            var flows = await BaseFlow.OfAsync(db, snapshot.Tree, month, TestContext.Current.CancellationToken);
            foreach (var branch in snapshot.Tree.All)
            {
                if (flows[branch] != oracle.FlowOf(branch.Id))
                {
                    disagreements.Add($"flow {branch.Info.Code} {month}: {flows[branch]}, not {oracle.FlowOf(branch.Id)}");
                }

                foreach (var segment in Segment.ByTier.Append(Segment.All))
                {
                    var place = $"{branch.Info.Code} {month} {segment}";
                    var amounts = snapshot.AmountsOf(branch, month, segment)!.Value;
                    disagreements.AddRange(Disagreements(amounts, oracle, branch.Id, segment.Tier).Select(text => $"{text} at {place}"));
                }
            }
        }

        disagreements.ShouldBeEmpty();
    }

    private static IEnumerable<string> Disagreements(MeasureAmounts amounts, Oracle oracle, int branch, Tier? tier)
    {
        foreach (var measure in Enum.GetValues<Measure>())
        {
            var expected = oracle.AmountOf(branch, tier, measure);
            if (Math.Abs(amounts[measure] - expected) > RoundingOfSums)
            {
                yield return $"{measure} {amounts[measure]}, not {expected},";
            }
        }

        if (!Same(Bins(amounts.SettlementTimes), oracle.SettlementsOf(branch, tier)))
        {
            yield return "settlement times";
        }

        if (!Same(Bins(amounts.FirstContactTimes), oracle.FirstContactsOf(branch, tier)))
        {
            yield return "first contact times";
        }
    }

    private static bool Same(Dictionary<SurvivalBin, long> one, Dictionary<SurvivalBin, long> other) =>
        one.Count == other.Count && one.All(bin => other.GetValueOrDefault(bin.Key) == bin.Value);

    private static Dictionary<SurvivalBin, long> Bins(SurvivalHistogram? histogram) =>
        histogram?.Bins.GroupBy(bin => bin with { Count = 0 }).ToDictionary(same => same.Key, same => same.Sum(bin => bin.Count)) ?? [];
}
