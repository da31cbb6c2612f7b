using System.Globalization;
using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Import;

/// <summary>Rows in order of their keys go straight into an empty table, others through a staging table: what comes of it is the same.</summary>
public sealed class FillTests : IDisposable
{
    private const string Yaml = """
        files:
          sales: { pattern: sales.csv }
        loads:
          - target: branch
            fields: { code: { constant: A }, level: { constant: hq }, name_zh: { constant: A }, name_en: { constant: A } }
          - { target: sales, from: sales, fields: { branch: { constant: A }, month: month, amount_total: total, amount_by_manager: managers } }
        """;

    private readonly ImportFixture straight = new();
    private readonly ImportFixture staged = new();

    [Fact]
    public async Task The_order_of_the_file_changes_neither_rows_nor_sums()
    {
        var rows = Rows().ToList();

        var one = await RunAsync(straight, rows);
        var other = await RunAsync(staged, rows.AsEnumerable().Reverse());

        (one.Loaded, other.Loaded).ShouldBe((1501, 1501), "1,500 months and the branch");
        staged.Contents().ShouldBe(straight.Contents());
        staged
            .Read(context => context.ImportControls.Select(row => row.Total).Order().ToList())
            .ShouldBe(straight.Read(context => context.ImportControls.Select(row => row.Total).Order().ToList()));
        straight.Read(context => context.ImportControls.Single(row => row.Field == "amount_total")).Filled.ShouldBe(1500);
    }

    [Fact]
    public async Task A_key_that_comes_again_is_rejected_wherever_it_stands_and_the_first_row_stays()
    {
        var rows = Rows().ToList();
        rows.Insert(1000, Row(100, total: 9999));
        rows.Add(Row(1500, total: 9999));

        var summary = await RunAsync(straight, rows);

        (summary.Loaded, summary.Rejected).ShouldBe((1501, 2));
        straight
            .Read(context => context.ImportRejects.OrderBy(row => row.Line).ToList())
            .Select(row => (row.Line, row.Code))
            .ShouldBe([(1002, "DUPLICATE_KEY"), (1503, "DUPLICATE_KEY")]);
        straight.Read(context => context.Sales.Count(row => row.AmountTotal == 9999)).ShouldBe(0);
    }

    [Fact]
    public async Task A_row_that_names_nothing_is_refused_again_when_the_import_has_ended()
    {
        await RunAsync(straight, Rows().Take(10));
        await using var db = straight.Warehouse.Open();

        var refusal = await Should.ThrowAsync<SqliteException>(() =>
            db.Database.ExecuteSqlAsync(
                $"INSERT INTO fact_sales (branch_id, month, amount_total, amount_by_manager) VALUES (99, 202401, 1, 1)",
                TestContext.Current.CancellationToken
            )
        );

        refusal.Message.ShouldContain("FOREIGN KEY");
    }

    public void Dispose()
    {
        straight.Dispose();
        staged.Dispose();
    }

    private static IEnumerable<string> Rows() => Enumerable.Range(1, 1500).Select(i => Row(i, i));

    private static string Row(int month, int total)
    {
        var first = new DateTime(1900, 1, 1).AddMonths(month);
        return string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM},{total},1");
    }

    private static Task<ImportSummary> RunAsync(ImportFixture import, IEnumerable<string> rows)
    {
        import.Write("sales.csv", "month,total,managers\n" + string.Join('\n', rows) + "\n");
        return import.RunAsync(Mapping.Parse(Yaml, "sales.yaml"), cancellation: TestContext.Current.CancellationToken);
    }
}
