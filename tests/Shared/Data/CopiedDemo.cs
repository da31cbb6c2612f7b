using System.Collections.Concurrent;
using Kpi.Data.Demo;
using Kpi.Data.Measures;
using Kpi.Data.Warehouse;

namespace Kpi.Tests;

/// <summary>Demo warehouses on SQLite: each scale is made and measured once, by the first test that asks, and copied for every test.</summary>
internal static class CopiedDemo
{
    /// <summary>More months than any demo has.</summary>
    public const int AllMonths = int.MaxValue;

    private static readonly ConcurrentDictionary<(DemoScale Scale, int Months), Lazy<Task<byte[]>>> Made = new();

    /// <summary>Puts one into a folder, which is made where it is missing; nothing else is in the folder then.</summary>
    /// <param name="folder">The folder, without a warehouse.</param>
    /// <param name="scale">How much.</param>
    /// <param name="measured">How many of its months have measures, from the first on.</param>
    public static async Task<WarehouseLocation> InAsync(string folder, DemoScale scale, int measured = AllMonths)
    {
        var made = Made.GetOrAdd((scale, measured), key => new(() => MakeAsync(key.Scale, key.Months)));
        return WarehouseFile.Write(await made.Value, folder);
    }

    private static async Task<byte[]> MakeAsync(DemoScale scale, int measured)
    {
        var scratch = Directory.CreateTempSubdirectory("kpi-copied-demo-").FullName;
        try
        {
            var warehouse = EmptyWarehouse.In(scratch);
            await DemoWarehouse.GenerateAsync(warehouse, scale, TestClock.Business, null, CancellationToken.None);
            foreach (var month in (await FactMonths.OfAsync(warehouse, TestClock.Business, CancellationToken.None)).Take(measured))
            {
                await new Refresh(warehouse, TestClock.Business).MonthAsync(month, CancellationToken.None);
            }

            return WarehouseFile.Read(warehouse);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }
}
