using Kpi.Data.Warehouse;

namespace Kpi.Data.Tests.Warehouse;

public sealed class WarehouseLockTests : IAsyncLifetime
{
    private TemporaryWarehouse warehouse = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => warehouse = await TemporaryWarehouse.CreateAsync();

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

    [Fact]
    public async Task Who_waits_gives_up_when_patience_ends_and_not_before()
    {
        var time = TestClock.Time();
        await using var held = await WarehouseLock.TakeAsync(warehouse.Location, null, TimeSpan.Zero, time, Token);
        var told = 0;

        var waiting = WarehouseLock.TakeAsync(warehouse.Location, _ => told++, TimeSpan.FromMinutes(10), time, Token);
        await Eventually.Holds(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return waiting.IsCompleted;
        });

        (await Should.ThrowAsync<DataException>(waiting)).Code.ShouldBe("WAREHOUSE_BUSY");
        (time.GetUtcNow() - TestClock.Now).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(10));
        told.ShouldBe(1);
    }

    [Fact]
    public async Task Who_waits_gets_the_right_once_it_is_given_back()
    {
        var time = TestClock.Time();
        var held = await WarehouseLock.TakeAsync(warehouse.Location, null, TimeSpan.Zero, time, Token);
        var waiting = WarehouseLock.TakeAsync(warehouse.Location, null, TimeSpan.FromMinutes(10), time, Token);
        waiting.IsCompleted.ShouldBeFalse();

        await held.DisposeAsync();
        await Eventually.Holds(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return waiting.IsCompleted;
        });

        await (await waiting).DisposeAsync();
    }
}
