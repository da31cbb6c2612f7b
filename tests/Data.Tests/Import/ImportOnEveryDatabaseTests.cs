using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Import;

/// <summary>Two runs, the second with rows that are new, changed, equal and wrong: the warehouse is the same afterwards on every database.</summary>
public sealed class ImportOnEveryDatabaseTests
{
    public static TheoryData<WarehouseProvider> Providers => WarehouseProviders.All;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Two_imports_and_a_refresh_leave_the_same_rows(WarehouseProvider provider)
    {
        var expected = await ImportTwiceAsync(WarehouseProvider.Sqlite);

        var outcome = await ImportTwiceAsync(provider);

        outcome.Second.Loaded.ShouldBeGreaterThan(0);
        outcome.Second.Unchanged.ShouldBeGreaterThan(0);
        outcome.Second.Rejected.ShouldBeGreaterThan(0);
        Told(outcome.First).ShouldBe(Told(expected.First));
        Told(outcome.Second).ShouldBe(Told(expected.Second));
        outcome.Rows.ShouldBe(expected.Rows);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Every_other_target_leaves_the_same_rows(WarehouseProvider provider) =>
        (await ImportOthersTwiceAsync(provider)).ShouldBe(await ImportOthersTwiceAsync(WarehouseProvider.Sqlite));

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Codes_that_differ_in_case_alone_are_two_customers(WarehouseProvider provider)
    {
        using var files = new ImportFixture();
        await using var warehouse = await TemporaryWarehouse.CreateAsync(provider);
        files.WriteOffices();
        files.WriteContracts("C1,o1,2024-01-05,,A,100,\n");

        var summary = await RunAsync(warehouse, files, ShopMapping.Mapping);

        summary.Rejected.ShouldBe(0, summary.ToString());
        await using var db = warehouse.Location.Open();
        (await db.Customers.Select(customer => customer.Code).ToListAsync(Token)).ShouldBe(["c1", "c2", "C1"], ignoreOrder: true);
    }

    private static async Task<(ImportSummary First, ImportSummary Second, IReadOnlyList<string> Rows)> ImportTwiceAsync(
        WarehouseProvider provider
    )
    {
        using var files = new ImportFixture();
        await using var warehouse = await TemporaryWarehouse.CreateAsync(provider);
        files.WriteOffices();
        files.WriteContracts();
        files.Write("moves.csv", "id,from,to,region\nc1,2023-01-01,2024-01-05,South\n");
        files.Write(
            "tickets.csv",
            "ticket,id,region,opened,settled,score\nt1,c1,North,2024-03-01,,\nt2,c1,North,2024-03-03,2024-03-05 09:30,4\n"
        );
        files.Write("saves.csv", "save,id,region,opened,closed,outcome\ns1,c1,North,2024-03-01,2024-03-02,saved\n");
        files.Write("calls.csv", "call,id,region,at,ok\nk1,c1,North,2024-03-01 23:59,yes\n");
        var first = await RunAsync(warehouse, files, ShopMapping.Mapping);

        // Changed, overlapping, repeated, unknown and new.
        files.WriteContracts("c3,o3,2024-04-01,,B,5,李*\n");
        files.Write("exits.csv", "exit,id,at,kind,back\nx1,c1,2024-05-01,voluntary,2024-05-09\nx2,c1,2024-05-03,voluntary,\n");
        files.Write(
            "tickets.csv",
            "ticket,id,region,opened,settled,score\nt1,c1,North,2024-03-01,2024-03-09,3\nt1,c1,North,2024-03-01,,\nt3,c9,North,2024-03-01,,\n"
        );
        var second = await RunAsync(warehouse, files, ShopMapping.Mapping);

        await warehouse.RefreshAsync(new Month(2024, 3), new Month(2024, 5));
        return (first, second, StoredRows.Of(warehouse.Location));
    }

    private static async Task<IReadOnlyList<string>> ImportOthersTwiceAsync(WarehouseProvider provider)
    {
        using var files = new ImportFixture();
        await using var warehouse = await TemporaryWarehouse.CreateAsync(provider);
        var mapping = Mapping.Parse(EveryTargetTests.Yaml, "all.yaml");
        files.Write("branches.csv", "code,level,parent\nHQ,hq,\nA,outlet,HQ\nB,outlet,HQ\n");
        files.Write("customers.csv", "id,joined\nc1,2020-01-01\n");
        files.Write("history.csv", "branch,from,to,parent\nA,2024-01-01,2024-06-01,HQ\n");
        files.Write("warnings.csv", "id,customer,branch,at,level,score,contacted\nw1,c1,A,2024-01-02,red,0.9,2024-01-03 08:15\n");
        files.Write("moments.csv", "id,customer,branch,day,kind\nm1,c1,A,2024-03-01,birthday\n");
        files.Write("contacts.csv", "id,customer,branch,at\nk1,c1,A,2024-02-28 10:00:00\n");
        files.Write("plan.csv", "id,manager,branch,customer,due,done\ni1,M,A,c1,2024-03-01,k1\ni2,M,A,c1,2024-03-31,k9\n");
        files.Write("policies.csv", "customer,kind,from,to\nc1,credit,2024-01-01,2024-02-01\n");
        files.Write("assignments.csv", "customer,manager,from,to,role\nc1,M,2024-01-01,,dedicated\nc1,m,2024-01-01,,part_time\n");
        files.Write("time.csv", "manager,day,branch,total,midhigh\nM,2024-01-02,A,480,400\n");
        files.Write("sales.csv", "branch,month,total,managers\nA,2024-01,100.5,40.25\n");
        files.Write("targets.csv", "kpi,year,branch,tier,zero,floor,target,stretch\nchurn_rate,2026,,gold,4,3,2,1\n");
        files.Write("schemes.csv", "scheme,version,from,rules\ncare,1,2024-01,'{\"fee\": 1}'\n");
        files.Write("scores.csv", "scheme,version,branch,month,points,grade\ncare,1,A,2024-02,88.91,B\ncare,1,B,2024-02,,\n");
        var first = await RunAsync(warehouse, files, mapping);
        files.Write("time.csv", "manager,day,branch,total,midhigh\nM,2024-01-02,A,480,401\nM,2024-01-03,A,480,0\n");
        files.Write("assignments.csv", "customer,manager,from,to,role\nc1,M,2024-01-01,2024-05-01,dedicated\nc1,M,2024-04-01,,dedicated\n");
        files.Write("schemes.csv", "scheme,version,from,rules\ncare,1,2024-02,\n");
        var second = await RunAsync(warehouse, files, mapping);
        await warehouse.RefreshAsync(new Month(2024, 3));
        return [Told(first), Told(second), .. StoredRows.Of(warehouse.Location)];
    }

    private static Task<ImportSummary> RunAsync(TemporaryWarehouse warehouse, ImportFixture files, Mapping mapping) =>
        FileImport.RunAsync(
            warehouse.Location,
            mapping,
            [files.Sources],
            TestClock.Business,
            files.Rejects,
            options: new() { Again = true },
            cancellation: Token
        );

    private static string Told(ImportSummary summary) =>
        $"{string.Join(", ", summary.Targets)}; {string.Join(", ", summary.DirtyMonths)}; {summary.RowsRead} rows";
}
