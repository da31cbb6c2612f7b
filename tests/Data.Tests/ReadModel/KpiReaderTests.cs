using Kpi.Data.Tests.Measures;
using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Data.Tests.ReadModel;

public sealed class KpiReaderTests : IAsyncLifetime
{
    private static readonly Month March = new(2025, 3);
    private TemporaryWarehouse warehouse = null!;

    public async ValueTask InitializeAsync()
    {
        warehouse = await TemporaryWarehouse.CreateAsync();
        await warehouse.SaveAsync(GoldenScenario.Facts());
        await warehouse.RefreshAsync(March);
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

    [Fact]
    public async Task A_viewer_sees_the_own_branch_and_what_is_below()
    {
        var reader = await warehouse.ReadAsync("C1");

        reader.Branches.Select(branch => branch.Info.Code).ShouldBe(["C1", "O1", "O2"]);
        reader.Branch("O1").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_viewer_sees_nothing_beside_or_above()
    {
        var reader = await warehouse.ReadAsync("O1");

        reader.Branch("O2").ShouldBeNull();
        reader.Branch("HQ").ShouldBeNull();
        reader.ParentOf(reader.Top).ShouldBeNull();
        reader.AncestorsOf(reader.Top).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_value_outside_the_scope_is_not_read()
    {
        var all = await warehouse.ReadAsync();
        var reader = await warehouse.ReadAsync("O1");

        Should.Throw<ArgumentException>(() => reader.Read(reader.Catalogue.All[0], all.Branch("O2")!, March));
    }

    [Fact]
    public async Task A_branch_is_the_sum_of_its_children()
    {
        var reader = await warehouse.ReadAsync();

        foreach (var kpi in reader.Catalogue.All.Where(kpi => kpi.Formula is Kpis.Catalogue.RatioFormula))
        {
            var parts = reader.Branch("C1")!.Children.Select(child => reader.Read(kpi, child, March)).ToList();
            var whole = reader.Read(kpi, reader.Branch("HQ")!, March);

            whole.Numerator.ShouldBe(parts.Sum(part => part.Numerator));
            whole.Denominator.ShouldBe(parts.Sum(part => part.Denominator));
        }
    }

    [Fact]
    public async Task A_filter_lets_through_the_customers_of_its_tiers()
    {
        var reader = await warehouse.ReadAsync();
        var (churn, gold) = (reader.Catalogue.Find("churn_rate")!, reader.Catalogue.Find("churn_rate_gold")!);
        var asked = reader.Read(churn, reader.Top, March, new(Tier.Gold));

        var filtered = reader.Read(gold, reader.Top, March);

        asked.Denominator.ShouldBeGreaterThan(0);
        (filtered.Numerator, filtered.Denominator).ShouldBe((asked.Numerator, asked.Denominator));
        reader.Read(gold, reader.Top, March, new(Tier.Silver)).State.ShouldBe(KpiState.NoData);
    }

    [Fact]
    public async Task The_year_so_far_counts_the_months_that_the_warehouse_has()
    {
        var reader = await warehouse.ReadAsync();
        var value = reader.Read(reader.Catalogue.Find("churn_rate")!, reader.Top, March);

        var soFar = reader.YearToDate(value)!;

        soFar.Period.ShouldBe(KpiPeriod.YearToDate);
        soFar.Numerator.ShouldBe(value.Numerator);
        reader.Previous(soFar).ShouldBeNull();
        reader.YearAgo(value).ShouldBeNull();
    }

    [Fact]
    public async Task A_refresh_makes_a_new_data_version_with_the_same_values()
    {
        var before = await warehouse.ReadAsync();
        var values = Values(before);

        var after = await warehouse.RefreshAsync(March);

        after.DataVersion.ShouldBe(before.DataVersion + 1);
        Values(after).ShouldBe(values);
    }

    [Fact]
    public async Task A_running_reader_asks_for_a_refresh_once_a_second()
    {
        var time = TestClock.Time();
        var running = new Data.ReadModel.KpiWarehouse(warehouse.Location, time: time);
        var before = (await running.CurrentAsync(TestContext.Current.CancellationToken)).DataVersion;

        await warehouse.RefreshAsync(March);

        time.Advance(TimeSpan.FromSeconds(0.9));
        (await running.CurrentAsync(TestContext.Current.CancellationToken)).DataVersion.ShouldBe(before);
        time.Advance(TimeSpan.FromSeconds(0.1));
        (await running.CurrentAsync(TestContext.Current.CancellationToken)).DataVersion.ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_month_without_measures_has_no_data()
    {
        var reader = await warehouse.ReadAsync();

        reader.Read(reader.Catalogue.All[0], reader.Top, new Month(1999, 1)).State.ShouldBe(KpiState.NoData);
    }

    private static List<(string, string, double?)> Values(Kpi.Data.ReadModel.KpiReader reader) =>
        [
            .. reader.Branches.SelectMany(branch =>
                reader.Catalogue.All.Select(kpi => (branch.Info.Code, kpi.Id, reader.Read(kpi, branch, March).Value))
            ),
        ];
}
