using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Tests.Import;

/// <summary>One import writes at a time; another waits, or gives up with a code.</summary>
public sealed class BusyWarehouseTests : IDisposable
{
    private readonly ImportFixture import = new();

    [Fact]
    public async Task Who_will_not_wait_is_told_that_the_warehouse_is_busy()
    {
        import.WriteOffices();
        import.WriteContracts();
        await using var held = await WarehouseLock.TakeAsync(
            import.Warehouse,
            null,
            TimeSpan.Zero,
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );

        var refusal = await Should.ThrowAsync<DataException>(() =>
            import.RunAsync(
                ShopMapping.Mapping,
                options: new() { Patience = TimeSpan.Zero },
                cancellation: TestContext.Current.CancellationToken
            )
        );

        refusal.Code.ShouldBe("WAREHOUSE_BUSY");
        import.Read(context => context.ImportBatches.Any()).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_imports_at_once_load_everything_once()
    {
        import.WriteOffices();
        import.WriteContracts();
        Task<ImportSummary> Run() =>
            FileImport.RunAsync(
                import.Warehouse,
                Mapping.Parse(ShopMapping.Yaml, "shop.yaml"),
                [import.Sources],
                TestClock.Business,
                import.Rejects,
                options: new() { Again = true },
                cancellation: TestContext.Current.CancellationToken
            );

        var both = await Task.WhenAll(Task.Run(Run), Task.Run(Run));

        both.Select(summary => summary.Loaded).Order().ShouldBe([0, both.Max(summary => summary.Loaded)]);
        both.Select(summary => summary.BatchId).Order().ShouldBe([1, 2]);
        import.Read(context => context.Customers.Count()).ShouldBe(2);
    }

    public void Dispose() => import.Dispose();
}
