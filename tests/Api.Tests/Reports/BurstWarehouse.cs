using Kpi.Data.Demo;
using Kpi.Data.Measures;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Api.Tests.Reports;

/// <summary>The sample of the demo data and two outlets with codes that file systems dislike.</summary>
public sealed class BurstWarehouse : IAsyncLifetime
{
    /// <summary>The branches of the sample, each parent before its children, and the two.</summary>
    public static readonly IReadOnlyList<string> Codes =
    [
        "HQ",
        "JS",
        "JS01",
        "JS0101",
        "JS0102",
        "JS02",
        "JS0201",
        "JS0202",
        "js0201",
        "营/业:1",
    ];

    public static readonly Month Month = new(2026, 10);

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("kpi-burst-").FullName;

    internal WarehouseLocation Location => WarehouseLocation.InDirectory(Directory);

    public async ValueTask InitializeAsync()
    {
        await CopiedDemo.InAsync(Directory, DemoScale.Sample);
        await using (var db = Location.Open())
        {
            var city = db.Branches.Single(branch => branch.Code == "JS02");
            db.Branches.AddRange(Outlet(9001, "js0201", city), Outlet(9002, "营/业:1", city));
            await db.SaveChangesAsync();
        }

        await new Refresh(Location, TestClock.Business).MonthAsync(Month, CancellationToken.None);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    /// <summary>What a viewer at the top of a part of the tree reads.</summary>
    internal async Task<KpiReader> ReaderAsync(string top)
    {
        var snapshot = await new KpiWarehouse(Location).CurrentAsync(CancellationToken.None);
        return new(snapshot, snapshot.Tree.Find(top)!, KpiCatalogue.Default(), new KpiArithmetic(TestClock.Business));
    }

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(Directory, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static Branch Outlet(int id, string code, Branch city) =>
        new()
        {
            Id = id,
            Code = code,
            NameZh = $"{code}营业厅",
            NameEn = $"{code} outlet",
            Level = BranchLevel.Outlet,
            ParentId = city.Id,
        };
}
