using Kpi.Data.ReadModel;
using Kpi.Kpis;

namespace Kpi.Data.Tests.Measures;

/// <summary>The golden scenario, loaded and measured once for all tests that only read it.</summary>
public sealed class GoldenWarehouse : IAsyncLifetime
{
    public TemporaryWarehouse Warehouse { get; private set; } = null!;

    public KpiReader Reader { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Warehouse = await TemporaryWarehouse.CreateAsync();
        await Warehouse.SaveAsync(GoldenScenario.Facts());
        // Silver coverage looks at the whole quarter, so the quarter's base must be there.
        Reader = await Warehouse.RefreshAsync(new Month(2025, 1).Through(new Month(2025, 3)));
    }

    public ValueTask DisposeAsync() => Warehouse.DisposeAsync();
}
