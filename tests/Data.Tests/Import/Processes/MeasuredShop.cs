using Kpi.Data.Measures;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Tests.Import.Processes;

/// <summary>A shop whose facts reach over some months: little to measure, but more than once.</summary>
internal sealed class MeasuredShop : IDisposable
{
    private readonly ImportFixture import = new();

    /// <summary>Its warehouse before the first refresh.</summary>
    public async Task<WarehouseLocation> UnmeasuredAsync()
    {
        import.WriteOffices();
        import.WriteContracts();
        import.Write("calls.csv", "call,id,region,at,ok\nk1,c1,North,2024-01-20,yes\nk2,c1,North,2024-09-02,yes\n");
        await import.RunAsync(ShopMapping.Mapping, cancellation: TestContext.Current.CancellationToken);
        return import.Warehouse;
    }

    /// <summary>Measures what lacks measures.</summary>
    public static async Task MeasureAsync(WarehouseLocation warehouse)
    {
        var cancellation = TestContext.Current.CancellationToken;
        foreach (var month in (await RefreshPlan.OfAsync(warehouse, TestClock.Business, cancellation)).OutOfDate)
        {
            await new Refresh(warehouse, TestClock.Business).MonthAsync(month, cancellation);
        }
    }

    public void Dispose() => import.Dispose();
}
