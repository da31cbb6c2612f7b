using System.Text.Json;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Statistics.Ranking;
using Kpi.Kpis.Values;

namespace Kpi.Data.Tests.Measures;

/// <summary>
/// The traps of spec section 6 that are about facts and not in the golden scenario (4–11, 14, 15 are): from rows to the amounts that the right
/// value is made of. On every database that is there.
/// </summary>
public sealed class TrapTests : IAsyncDisposable
{
    private static readonly Month March = new(2025, 3);
    private static readonly DateTime Start = TestClock.Business.StartOf(March);
    private static readonly JsonElement Traps = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "vectors.json")))
        .RootElement.GetProperty("traps");

    private TemporaryWarehouse? made;

    public static TheoryData<WarehouseProvider> Providers => WarehouseProviders.All;

    private TemporaryWarehouse Warehouse => made ?? throw new InvalidOperationException("The test has planted no warehouse.");

    public async ValueTask DisposeAsync()
    {
        if (made is not null)
        {
            await made.DisposeAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_1_ratios_of_branches_are_not_averaged(WarehouseProvider provider)
    {
        // 2 of 20 and 20 of 1,000 are 2.16%, not 6%.
        await PlantAsync(provider, customers: 20, others: 1000);
        await Warehouse.SaveAsync(Enumerable.Range(1, 2).Concat(Enumerable.Range(21, 20)).Select(id => Leaving(id, Start.AddDays(9))));

        (await ReadAsync("churn_rate")).Value!.Value.ShouldBe(Traps.GetProperty("avg_of_ratios").GetProperty("right").GetDouble(), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_2_an_outlet_without_customers_has_no_amount_and_so_no_rate(WarehouseProvider provider)
    {
        await PlantAsync(provider);
        var reader = await Warehouse.RefreshAsync(March);

        var value = reader.Read(reader.Catalogue.Find("churn_rate")!, reader.Branch("b3")!, March);

        value.Value.ShouldBeNull();
        value.State.ShouldBe(KpiState.NoData);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_3_a_monthly_rate_is_not_multiplied_by_twelve(WarehouseProvider provider)
    {
        // One of fifty is 2% a month and 1 − 0.98¹² = 21.53% a year, not 24%.
        await PlantAsync(provider, customers: 50);
        await Warehouse.SaveAsync(Leaving(1, Start.AddDays(9)));

        (await ReadAsync("churn_rate_annualised")).Value!.Value.ShouldBe(0.2153, 5e-5);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_12_pending_cases_are_neither_saved_nor_lost(WarehouseProvider provider)
    {
        await PlantAsync(provider);
        await Warehouse.SaveAsync(Enumerable.Range(1, 24).Select(id => Case(id, CaseOutcome.Saved)));
        await Warehouse.SaveAsync(Enumerable.Range(25, 23).Select(id => Case(id, CaseOutcome.Lost)));
        await Warehouse.SaveAsync(Enumerable.Range(48, 13).Select(id => Case(id, CaseOutcome.Pending)));

        var march = await MeasureAsync();

        (march[Measure.CasesSaved] / (march[Measure.CasesSaved] + march[Measure.CasesLost])).ShouldBe(
            Traps.GetProperty("pending_as_lost").GetProperty("right").GetDouble(),
            1e-9
        );
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_13_a_saved_customer_who_leaves_within_90_days_was_not_kept(WarehouseProvider provider)
    {
        await PlantAsync(provider);
        await Warehouse.SaveAsync(Enumerable.Range(1, 24).Select(id => Case(id, CaseOutcome.Saved)));
        await Warehouse.SaveAsync(Enumerable.Range(1, 6).Select(id => Leaving(id, Start.AddDays(60))));
        await Warehouse.SaveAsync(Enumerable.Range(7, 3).Select(id => Leaving(id, Start.AddDays(120))));

        var march = await MeasureAsync();

        march[Measure.CasesSavedActive90].ShouldBe(18);
        march[Measure.CasesSavedActive30].ShouldBe(24);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_16_recommendations_are_summed_and_not_averaged_over_branches(WarehouseProvider provider)
    {
        await PlantAsync(provider);
        // 60 promoters and 13 detractors of 100 are 47; 10 and 5 of 25 are 20.
        await Warehouse.SaveAsync(
            Enumerable
                .Range(0, 100)
                .Select(i =>
                    Answer(
                        $"a{i}",
                        2,
                        i < 60 ? 10
                            : i < 73 ? 0
                            : 8
                    )
                )
        );
        await Warehouse.SaveAsync(
            Enumerable
                .Range(0, 25)
                .Select(i =>
                    Answer(
                        $"b{i}",
                        3,
                        i < 10 ? 9
                            : i < 15 ? 6
                            : 7
                    )
                )
        );

        var march = await MeasureAsync();

        (100 * (march[Measure.NpsPromoters] - march[Measure.NpsDetractors]) / march[Measure.NpsResponses]).ShouldBe(
            Traps.GetProperty("nps_average").GetProperty("right").GetDouble(),
            1e-9
        );
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_17_none_of_25_may_still_be_one_in_eight(WarehouseProvider provider)
    {
        // Wald's interval is [0, 0], Wilson's [0, 13.32%].
        await PlantAsync(provider);
        await Warehouse.SaveAsync(Enumerable.Range(1, 25).Select(id => Case(id, CaseOutcome.Lost)));

        var interval = (await ReadAsync("retention_success_rate")).Interval!.Value;

        interval.Low.ShouldBe(0);
        interval.High.ShouldBe(0.13319225, 1e-8);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_18_none_of_60_is_not_the_best_of_eight(WarehouseProvider provider)
    {
        // By raw rates 0 of 60 is first; expected is 2.97, within 1 to 7.
        int[] all = [1200, 850, 640, 420, 310, 150, 60, 25];
        int[] some = [30, 34, 15, 21, 8, 9, 0, 2];
        await PlantAsync(provider, customers: 1, outlets: 8);
        await Warehouse.SaveAsync(all.SelectMany((count, i) => Enumerable.Range(0, count).Select(n => Warning(10 + i, n, n < some[i]))));
        var reader = await Warehouse.RefreshAsync(March);
        var kpi = reader.Catalogue.Find("warning_follow_up")!;

        var ranking = PeerRanking.Of(
            [.. all.Select((_, i) => reader.Read(kpi, reader.Branch($"b{10 + i}")!, March)).Select(Count)],
            KpiDirection.Lower
        );

        var none = ranking.Branches.Single(branch => branch.Index == 6);
        none.ExpectedRank.ShouldBe(2.967738, 1e-6);
        none.RankInterval.ShouldBe((1, 7));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_19_settled_complaints_are_set_against_the_backlog_too(WarehouseProvider provider)
    {
        await PlantAsync(provider);
        var flow = Traps.GetProperty("settle_flow");
        var (settled, opened, backlog) = (Count("settled"), Count("opened"), Count("backlog"));
        await Warehouse.SaveAsync(Enumerable.Range(0, backlog).Select(i => Complaint($"o{i}", -9, 4)));
        await Warehouse.SaveAsync(Enumerable.Range(0, opened).Select(i => Complaint($"n{i}", 2, i < settled - backlog ? 6 : 40)));

        var march = await MeasureAsync();

        (march[Measure.ComplaintsSettled] / (march[Measure.ComplaintsBacklog] + march[Measure.ComplaintsOpened])).ShouldBe(
            flow.GetProperty("right").GetDouble(),
            1e-9
        );

        int Count(string name) => flow.GetProperty(name).GetInt32();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_20_open_complaints_are_in_the_settlement_times_as_censored(WarehouseProvider provider)
    {
        await PlantAsync(provider);
        // Days 1, 2, 2, 4, 9 settled, three still open: the median of the closed ones alone is 2, the right one is 4.
        int[] settledAfter = [0, 1, 1, 3, 8];
        await Warehouse.SaveAsync(settledAfter.Select((days, i) => Complaint($"s{i}", 2, 2 + days)));
        await Warehouse.SaveAsync(Enumerable.Range(0, 3).Select(i => Complaint($"p{i}", 2, 60)));

        var march = await MeasureAsync();

        march.SettlementTimes!.Subjects.ShouldBe(8);
        march.SettlementTimes.Events.ShouldBe(5);
        Kpis.Statistics.KaplanMeier.Median(march.SettlementTimes).ShouldBe(4);
    }

    private async Task PlantAsync(WarehouseProvider provider, int customers = 60, int others = 0, int outlets = 0) =>
        made = await TrapWarehouse.PlantAsync(provider, Start.AddYears(-1), customers, others, outlets);

    private async Task<KpiValue> ReadAsync(string kpi)
    {
        var reader = await Warehouse.RefreshAsync(March);
        return reader.Read(reader.Catalogue.Find(kpi)!, reader.Top, March);
    }

    private static BranchCount Count(KpiValue value) => new(value.Numerator!.Value, value.Denominator);

    private async Task<MeasureAmounts> MeasureAsync()
    {
        await Warehouse.RefreshAsync(March);
        var snapshot = await new Data.ReadModel.KpiWarehouse(Warehouse.Location).CurrentAsync(TestContext.Current.CancellationToken);
        return snapshot.AmountsOf(snapshot.Tree.Tops.Single(), March, Segment.All)!.Value;
    }

    private static RetentionCase Case(int customer, CaseOutcome outcome) =>
        new()
        {
            Id = $"k{customer}",
            CustomerId = customer,
            BranchId = 2,
            Trigger = CaseTrigger.Request,
            OpenedAt = Start.AddDays(10),
            ClosedAt = outcome == CaseOutcome.Pending ? null : Start.AddDays(12),
            Outcome = outcome,
        };

    private static Churn Leaving(int customer, DateTime at) =>
        new()
        {
            Id = $"l{customer}",
            CustomerId = customer,
            ChurnedAt = at,
        };

    private static Warning Warning(int branch, int number, bool isFollowedUp) =>
        new()
        {
            Id = $"w{branch}-{number}",
            CustomerId = 1,
            BranchId = branch,
            RaisedAt = Start.AddDays(3),
            FirstContactAt = isFollowedUp ? Start.AddDays(4) : null,
        };

    private static Survey Answer(string id, int branch, int nps) =>
        new()
        {
            Id = id,
            BranchId = branch,
            Wave = "w",
            SentAt = Start.AddDays(3),
            RespondedAt = Start.AddDays(5),
            CsatMax = 5,
            Nps = nps,
        };

    private static Complaint Complaint(string id, int openedOn, int settledOn) =>
        new()
        {
            Id = id,
            BranchId = 2,
            OpenedAt = Start.AddDays(openedOn).AddHours(1),
            OpenedOn = TestClock.Business.DayOf(Start.AddDays(openedOn).AddHours(1)),
            SettledAt = Start.AddDays(settledOn).AddHours(2),
            SettledOn = TestClock.Business.DayOf(Start.AddDays(settledOn).AddHours(2)),
        };
}
