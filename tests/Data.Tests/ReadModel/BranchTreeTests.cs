using Kpi.Data.ReadModel;
using Kpi.Data.Tests.Measures;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Data.Tests.ReadModel;

public sealed class BranchTreeTests : IAsyncLifetime
{
    private static readonly DateTime Moved = TestClock.Business.StartOf(new Month(2025, 3));
    private TemporaryWarehouse warehouse = null!;

    public async ValueTask InitializeAsync()
    {
        warehouse = await TemporaryWarehouse.CreateAsync();
        await warehouse.SaveAsync(GoldenScenario.Facts());
        // Until March the outlet O1 stood right below the province.
        await warehouse.SaveAsync(
            new BranchVersion
            {
                BranchId = 4,
                ValidFrom = Moved.AddYears(-1),
                ValidTo = Moved,
                ParentId = 2,
                Level = BranchLevel.Outlet,
                SizeClass = "small",
            },
            new BranchVersion
            {
                BranchId = 4,
                ValidFrom = Moved,
                ParentId = 3,
                Level = BranchLevel.Outlet,
            }
        );
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

    [Fact]
    public async Task As_was_a_branch_stands_where_it_stood_then()
    {
        var before = await TreeAt(Moved.AddSeconds(-1));
        var after = await TreeAt(Moved);

        before.Find("O1")!.Parent!.Info.Code.ShouldBe("P1");
        before.Find("O1")!.SizeClass.ShouldBe("small");
        after.Find("O1")!.Parent!.Info.Code.ShouldBe("C1");
    }

    [Fact]
    public async Task A_branch_without_a_version_stands_as_it_does_today()
    {
        var before = await TreeAt(Moved.AddYears(-2));

        before.Find("O1")!.Parent!.Info.Code.ShouldBe("C1");
        before.All.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Who_moves_on_the_first_of_a_month_has_not_moved_in_the_month_before()
    {
        await using var db = warehouse.Location.Open();
        var history = await BranchHistory.LoadAsync(db, TestContext.Current.CancellationToken);

        history.AtEndOf(new Month(2025, 2), TestClock.Business).Find("O1")!.Parent!.Info.Code.ShouldBe("P1");
        history.AtEndOf(new Month(2025, 3), TestClock.Business).Find("O1")!.Parent!.Info.Code.ShouldBe("C1");
    }

    private async Task<BranchTree> TreeAt(DateTime instant)
    {
        await using var db = warehouse.Location.Open();
        return (await BranchHistory.LoadAsync(db, TestContext.Current.CancellationToken)).At(instant);
    }
}
