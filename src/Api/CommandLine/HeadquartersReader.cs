using Kpi.Api.Catalogue;
using Kpi.Data;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Api.CommandLine;

/// <summary>What whoever runs a command reads: every branch, as the warehouse is now.</summary>
internal static class HeadquartersReader
{
    /// <exception cref="DataException"><c>WAREHOUSE_EMPTY</c>, and what the catalogue and the tables may be refused for.</exception>
    public static async Task<KpiReader> OfAsync(WarehouseLocation location, CancellationToken cancellation)
    {
        var catalogue = OwnCatalogue.Load();
        await WarehouseTables.BringUpToDateAsync(location, Console.Error.WriteLine, cancellation);
        var snapshot = await new KpiWarehouse(location).CurrentAsync(cancellation);
        var top =
            snapshot.Tree.Tops.FirstOrDefault()
            ?? throw new DataException("WAREHOUSE_EMPTY", "The warehouse holds no branches. Import facts or run ./kpi demo first.");
        return new(snapshot, top, catalogue, new KpiArithmetic(BusinessClock.Default));
    }
}
