using System.Globalization;
using System.Text;
using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;
using Kpi.Data.Tests.Measures.Histories;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Import;

/// <summary>A delivered base measures as a derived one does.</summary>
public sealed class DeliveredBaseTests : IDisposable
{
    private const string Yaml = """
        files:
          base: { pattern: base.csv }
        loads:
          - target: base_month
            from: base
            fields:
              month: month
              customer_id: customer
              active_open: open
              active_close: close
              tier_open: tier
              branch_open: from
              branch_close: to
              value_3m: value
              tenure_months: tenure
              is_silent: silent
              lifecycle: lifecycle
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("kpi-delivered-").FullName;

    [Fact]
    public async Task A_snapshot_that_equals_the_derived_base_gives_the_same_measures()
    {
        var months = RandomHistories.First.Through(RandomHistories.Last).ToList();
        await using var derived = await HistoriesAsync();
        await using var delivered = await HistoriesAsync();
        await derived.RefreshAsync(months);

        var summary = await FileImport.RunAsync(
            delivered.Location,
            Mapping.Parse(Yaml, "base.yaml"),
            [await ExportAsync(derived.Location)],
            TestClock.Business,
            folder,
            cancellation: TestContext.Current.CancellationToken
        );
        await delivered.RefreshAsync(months);

        summary.Rejected.ShouldBe(0, summary.ToString());
        summary.Loaded.ShouldBeGreaterThan(500);
        Fingerprint.Of(delivered.Location).ShouldBe(Fingerprint.Of(derived.Location));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<TemporaryWarehouse> HistoriesAsync()
    {
        var warehouse = await TemporaryWarehouse.CreateAsync();
        await warehouse.SaveAsync(RandomHistories.Make(seed: 7, customers: 200).All);
        return warehouse;
    }

    /// <summary>The base as a source would deliver it: codes instead of numbers, words instead of enumerations.</summary>
    private async Task<string> ExportAsync(WarehouseLocation warehouse)
    {
        await using var db = warehouse.Open();
        var rows =
            from row in db.BaseMonths
            join customer in db.Customers on row.CustomerId equals customer.Id
            join open in db.Branches on row.BranchOpen equals open.Id
            join close in db.Branches on row.BranchClose equals close.Id
            select new
            {
                row,
                customer.Code,
                From = open.Code,
                To = close.Code,
            };
        var text = new StringBuilder("month,customer,open,close,tier,from,to,value,tenure,silent,lifecycle\n");
        foreach (var (row, code, from, to) in (await rows.ToListAsync()).Select(row => (row.row, row.Code, row.From, row.To)))
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{Month.FromNumber(row.Month)},{code},{row.ActiveOpen},{row.ActiveClose},{SnakeCase.Of(row.TierOpen)},{from},{to},{row.Value3m:R},{row.TenureMonths},{row.IsSilent},{SnakeCase.Of(row.Lifecycle)}"
            );
        }

        var path = Path.Combine(folder, "base.csv");
        await File.WriteAllTextAsync(path, text.ToString(), TestContext.Current.CancellationToken);
        return path;
    }
}
