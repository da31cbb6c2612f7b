using Kpi.Data.ReadModel;
using Kpi.Data.Tests.Measures;
using Kpi.Kpis;

namespace Kpi.Data.Tests.ReadModel;

public sealed class SnapshotTests : IAsyncLifetime
{
    private static readonly Month March = new(2025, 3);
    private TemporaryWarehouse warehouse = null!;

    public async ValueTask InitializeAsync()
    {
        warehouse = await TemporaryWarehouse.CreateAsync();
        await warehouse.SaveAsync(GoldenScenario.Facts());
        await warehouse.RefreshAsync(March.Previous, March);
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

    [Fact]
    public async Task A_month_measured_anew_before_it_was_read_is_refused()
    {
        var snapshot = await new KpiWarehouse(warehouse.Location).CurrentAsync(TestContext.Current.CancellationToken);
        await warehouse.RefreshAsync(March);

        var refusal = Should.Throw<DataException>(() => snapshot.AmountsOf(snapshot.Tree.Tops.Single(), March, Segment.All));

        refusal.Code.ShouldBe("DATA_CHANGED");
        snapshot.AmountsOf(snapshot.Tree.Tops.Single(), March.Previous, Segment.All).ShouldNotBeNull("that month has not changed");
    }

    [Fact]
    public async Task A_month_that_was_read_stays_as_it_was()
    {
        var snapshot = await new KpiWarehouse(warehouse.Location).CurrentAsync(TestContext.Current.CancellationToken);
        var top = snapshot.Tree.Tops.Single();
        var before = snapshot.AmountsOf(top, March, Segment.All);

        await warehouse.RefreshAsync(March);

        snapshot.AmountsOf(top, March, Segment.All).ShouldBe(before);
    }

    [Fact]
    public async Task After_a_refusal_there_is_a_new_snapshot_at_once()
    {
        var running = new KpiWarehouse(warehouse.Location);
        var old = await running.CurrentAsync(TestContext.Current.CancellationToken);
        await warehouse.RefreshAsync(March);
        Should.Throw<DataException>(() => old.AmountsOf(old.Tree.Tops.Single(), March, Segment.All));

        var now = await running.CurrentAsync(TestContext.Current.CancellationToken);

        now.AmountsOf(now.Tree.Tops.Single(), March, Segment.All).ShouldNotBeNull();
    }
}
