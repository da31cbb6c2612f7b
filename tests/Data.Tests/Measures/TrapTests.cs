using System.Text.Json;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Data.Tests.Measures;

/// <summary>
/// The traps of spec section 6 that are about facts and not in the golden scenario (4–11, 14, 15 are): from rows to the amounts that the right
/// value is made of.
/// </summary>
public sealed class TrapTests : IAsyncLifetime
{
    private static readonly Month March = new(2025, 3);
    private static readonly DateTime Start = BusinessClock.Default.StartOf(March);
    private static readonly JsonElement Traps = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "vectors.json")))
        .RootElement.GetProperty("traps");

    private TemporaryWarehouse warehouse = null!;

    public async ValueTask InitializeAsync()
    {
        warehouse = await TemporaryWarehouse.CreateAsync();
        await warehouse.SaveAsync(Branch(1, null, BranchLevel.Hq), Branch(2, 1, BranchLevel.Outlet), Branch(3, 1, BranchLevel.Outlet));
        await warehouse.SaveAsync(
            Enumerable
                .Range(1, 60)
                .SelectMany(id =>
                    new object[]
                    {
                        new Customer
                        {
                            Id = id,
                            Code = $"c{id}",
                            JoinedAt = Start.AddYears(-1),
                        },
                        new CustomerVersion
                        {
                            CustomerId = id,
                            ValidFrom = Start.AddYears(-1),
                            BranchId = 2,
                            Tier = Tier.Gold,
                        },
                    }
                )
        );
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

    [Fact]
    public async Task Trap_2_an_outlet_without_customers_has_no_amount_and_so_no_rate()
    {
        var reader = await warehouse.RefreshAsync(March);

        var value = reader.Read(reader.Catalogue.Find("churn_rate")!, reader.Branch("b3")!, March);

        value.Value.ShouldBeNull();
        value.State.ShouldBe(KpiState.NoData);
    }

    [Fact]
    public async Task Trap_12_pending_cases_are_neither_saved_nor_lost()
    {
        await warehouse.SaveAsync(Enumerable.Range(1, 24).Select(id => Case(id, CaseOutcome.Saved)));
        await warehouse.SaveAsync(Enumerable.Range(25, 23).Select(id => Case(id, CaseOutcome.Lost)));
        await warehouse.SaveAsync(Enumerable.Range(48, 13).Select(id => Case(id, CaseOutcome.Pending)));

        var march = await MeasureAsync();

        (march[Measure.CasesSaved] / (march[Measure.CasesSaved] + march[Measure.CasesLost])).ShouldBe(
            Traps.GetProperty("pending_as_lost").GetProperty("right").GetDouble(),
            1e-9
        );
    }

    [Fact]
    public async Task Trap_13_a_saved_customer_who_leaves_within_90_days_was_not_kept()
    {
        await warehouse.SaveAsync(Enumerable.Range(1, 24).Select(id => Case(id, CaseOutcome.Saved)));
        await warehouse.SaveAsync(Enumerable.Range(1, 6).Select(id => Leaving(id, Start.AddDays(60))));
        await warehouse.SaveAsync(Enumerable.Range(7, 3).Select(id => Leaving(id, Start.AddDays(120))));

        var march = await MeasureAsync();

        march[Measure.CasesSavedActive90].ShouldBe(18);
        march[Measure.CasesSavedActive30].ShouldBe(24);
    }

    [Fact]
    public async Task Trap_16_recommendations_are_summed_and_not_averaged_over_branches()
    {
        // 60 promoters and 13 detractors of 100 are 47; 10 and 5 of 25 are 20.
        await warehouse.SaveAsync(
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
        await warehouse.SaveAsync(
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

    [Fact]
    public async Task Trap_19_settled_complaints_are_set_against_the_backlog_too()
    {
        var flow = Traps.GetProperty("settle_flow");
        var (settled, opened, backlog) = (Count("settled"), Count("opened"), Count("backlog"));
        await warehouse.SaveAsync(Enumerable.Range(0, backlog).Select(i => Complaint($"o{i}", -9, 4)));
        await warehouse.SaveAsync(Enumerable.Range(0, opened).Select(i => Complaint($"n{i}", 2, i < settled - backlog ? 6 : 40)));

        var march = await MeasureAsync();

        (march[Measure.ComplaintsSettled] / (march[Measure.ComplaintsBacklog] + march[Measure.ComplaintsOpened])).ShouldBe(
            flow.GetProperty("right").GetDouble(),
            1e-9
        );

        int Count(string name) => flow.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task Trap_20_open_complaints_are_in_the_settlement_times_as_censored()
    {
        // Days 1, 2, 2, 4, 9 settled, three still open: the median of the closed ones alone is 2, the right one is 4.
        int[] settledAfter = [0, 1, 1, 3, 8];
        await warehouse.SaveAsync(settledAfter.Select((days, i) => Complaint($"s{i}", 2, 2 + days)));
        await warehouse.SaveAsync(Enumerable.Range(0, 3).Select(i => Complaint($"p{i}", 2, 60)));

        var march = await MeasureAsync();

        march.SettlementTimes!.Subjects.ShouldBe(8);
        march.SettlementTimes.Events.ShouldBe(5);
        Kpis.Statistics.KaplanMeier.Median(march.SettlementTimes).ShouldBe(4);
    }

    private async Task<MeasureAmounts> MeasureAsync()
    {
        await warehouse.RefreshAsync(March);
        var snapshot = await new Data.ReadModel.KpiWarehouse(warehouse.Location).CurrentAsync(TestContext.Current.CancellationToken);
        return snapshot.AmountsOf(snapshot.Tree.Tops.Single(), March, Segment.All)!.Value;
    }

    private static Branch Branch(int id, int? parent, BranchLevel level) =>
        new()
        {
            Id = id,
            Code = $"b{id}",
            ParentId = parent,
            Level = level,
            NameZh = $"b{id}",
            NameEn = $"b{id}",
        };

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
            OpenedOn = BusinessClock.Default.DayOf(Start.AddDays(openedOn).AddHours(1)),
            SettledAt = Start.AddDays(settledOn).AddHours(2),
            SettledOn = BusinessClock.Default.DayOf(Start.AddDays(settledOn).AddHours(2)),
        };
}
