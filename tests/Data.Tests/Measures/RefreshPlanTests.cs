using Kpi.Data.Measures;
using Kpi.Data.Revisions;
using Kpi.Kpis;

namespace Kpi.Data.Tests.Measures;

public sealed class RefreshPlanTests : IAsyncLifetime
{
    private static readonly Month March = new(2025, 3);
    private static readonly BusinessClock Clock = TestClock.Business;
    private TemporaryWarehouse warehouse = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        warehouse = await TemporaryWarehouse.CreateAsync();
        await warehouse.SaveAsync(GoldenScenario.Facts());
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

    [Fact]
    public async Task A_fact_that_is_still_ahead_touches_no_month_beyond_the_running_one()
    {
        await ComplainAsync(Clock.StartOf(new DateOnly(2206, 1, 9)));

        (await PlanAsync()).Touched[^1].ShouldBe(Clock.CurrentMonth);
    }

    [Fact]
    public async Task What_was_measured_before_a_wrong_date_was_corrected_is_stray_and_can_be_removed()
    {
        var first = (await PlanAsync()).Touched[0];
        await warehouse.RefreshAsync(March, first.AddMonths(-12));

        (await PlanAsync()).Stray.ShouldBe([first.AddMonths(-12)]);
        await new Refresh(warehouse.Location, Clock).RemoveAsync(first.AddMonths(-12), Token);

        (await PlanAsync()).Stray.ShouldBeEmpty();
        (await warehouse.ReadAsync()).Months.ShouldBe([March]);
    }

    [Fact]
    public async Task A_closed_month_is_never_stray()
    {
        var early = (await PlanAsync()).Touched[0].AddMonths(-12);
        await warehouse.RefreshAsync(early);
        await new MonthClose(warehouse.Location, Clock).CloseAsync(early, "assessor", Token);

        (await PlanAsync()).Stray.ShouldBeEmpty();
    }

    private Task<RefreshPlan> PlanAsync() => RefreshPlan.OfAsync(warehouse.Location, Clock, Token);

    private async Task ComplainAsync(DateTime at)
    {
        await using var db = warehouse.Location.Open();
        db.Complaints.Add(
            new()
            {
                Id = "ahead",
                BranchId = db.Branches.First().Id,
                OpenedAt = at,
                OpenedOn = Clock.DayOf(at),
            }
        );
        await db.SaveChangesAsync(Token);
    }
}
