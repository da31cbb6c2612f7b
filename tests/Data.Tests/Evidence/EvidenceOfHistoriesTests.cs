using Kpi.Data.ReadModel;
using Kpi.Data.Tests.Measures.Histories;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Data.Tests.Evidence;

/// <summary>What the read model measured against what the rows sum to, on histories to which anything may happen.</summary>
public sealed class EvidenceOfHistoriesTests(EvidenceOfHistoriesTests.Warehouse warehouse)
    : IClassFixture<EvidenceOfHistoriesTests.Warehouse>
{
    // A branch of each level: headquarters, a province, a city, an outlet.
    private static readonly string[] Branches = ["b1", "b2", "b3", "b5"];

    public static TheoryData<string> Kpis => [.. KpiCatalogue.Default().All.Select(kpi => kpi.Id).Except(NotKept)];

    /// <summary>Medians, a change, and what the mart keeps of obligations and managers.</summary>
    private static string[] NotKept { get; } =
    [
        "settlement_days_median",
        "first_contact_hours_median",
        "csat_change",
        "vip_policy_coverage",
        "manager_coverage",
        "contact_plan_breadth",
        "vip_time_share_dedicated",
        "vip_time_share_part_time",
        "manager_sales_share",
    ];

    public static TheoryData<string> KpisNotKept => [.. NotKept];

    [Theory]
    [MemberData(nameof(Kpis))]
    public async Task Rows_sum_to_the_value_of_every_level_and_month(string kpi)
    {
        var rows = 0;
        foreach (var month in RandomHistories.First.Through(RandomHistories.Last))
        {
            foreach (var branch in Branches)
            {
                rows += await RowsShouldSumTo(Read(kpi, branch, month, Segment.All, KpiPeriod.Month));
            }
        }

        rows.ShouldBeGreaterThan(0, "nothing sums to nothing");
    }

    [Theory]
    [MemberData(nameof(Kpis))]
    public async Task Rows_sum_to_the_value_of_a_tier_and_of_the_year_so_far(string kpi)
    {
        await RowsShouldSumTo(Read(kpi, "b3", RandomHistories.Last, new(Tier.Gold), KpiPeriod.Month));
        await RowsShouldSumTo(Read(kpi, "b3", RandomHistories.Last, Segment.All, KpiPeriod.YearToDate));
    }

    [Theory]
    [MemberData(nameof(KpisNotKept))]
    public void A_value_without_rows_has_no_token(string kpi) =>
        AllRows.ReaderOf(warehouse.Reader).CellOf(Read(kpi, "b1", RandomHistories.Last, Segment.All, KpiPeriod.Month)).ShouldBeNull();

    private KpiValue Read(string kpi, string branch, Month month, Segment segment, KpiPeriod period) =>
        warehouse.Reader.Read(warehouse.Reader.Catalogue.Find(kpi)!, warehouse.Reader.Branch(branch)!, month, segment, period);

    /// <returns>How many rows there were.</returns>
    private async Task<int> RowsShouldSumTo(KpiValue value)
    {
        var place = $"{value.Kpi.Id} {value.BranchCode} {value.Month} {value.Segment} {value.Period}";
        var reader = AllRows.ReaderOf(warehouse.Reader);
        if (value.Value is null)
        {
            reader.CellOf(value).ShouldBeNull(place);
            return 0;
        }

        var evidence = reader.Find(reader.CellOf(value).ShouldNotBeNull(place));
        var rows = await evidence.AllRowsAsync(pageSize: 100);
        var totals = await evidence.CountAsync(TestContext.Current.CancellationToken);

        rows.Sum(row => row.Numerator).ShouldBe(value.Numerator ?? value.Value.Value, 1e-6, place);
        rows.Sum(row => row.Denominator).ShouldBe(value.Denominator, 1e-6, place);
        rows.ShouldAllBe(row => row.Numerator != 0 || row.Denominator != 0, place);
        totals.Match(evidence.Cell).ShouldBeTrue(place);
        totals.Rows.ShouldBe(rows.Count, place);
        totals.Withheld.ShouldBe(0, place);
        return rows.Count;
    }

    public sealed class Warehouse : IAsyncLifetime
    {
        private TemporaryWarehouse made = null!;

        public KpiReader Reader { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            made = await TemporaryWarehouse.CreateAsync();
            await made.SaveAsync(RandomHistories.Make(seed: 7, customers: 300).All);
            Reader = await made.RefreshAsync(RandomHistories.First.Through(RandomHistories.Last));
        }

        public ValueTask DisposeAsync() => made.DisposeAsync();
    }
}
