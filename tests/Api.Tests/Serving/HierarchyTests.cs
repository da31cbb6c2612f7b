using System.Text.Json;
using Kpi.Api.Reports;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Reporting.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Api.Tests.Serving;

public sealed class HierarchyTests(MovedDemo demo) : IClassFixture<MovedDemo>
{
    private readonly RunningServer server = demo.Server;

    [Fact]
    public async Task A_value_is_asked_for_by_the_tree_of_today_or_of_its_month_s_end()
    {
        var values = (
            await server.DataAsync(
                $$"""
                { now: branch(code: "{{demo.NewCity}}") { ...all }  then: branch(code: "{{demo.OldCity}}") { ...all } }
                fragment all on Branch {
                  asIs: kpi(id: "churn_rate", month: "2026-05") { denominator hierarchyAsOf }
                  asWas: kpi(id: "churn_rate", month: "2026-05", hierarchy: AS_WAS) { denominator hierarchyAsOf previous { hierarchyAsOf } }
                  several: kpis(ids: ["churn_rate"], month: "2026-05", hierarchy: AS_WAS) { denominator hierarchyAsOf } }
                """
            )
        );

        var (now, then) = (values.GetProperty("now"), values.GetProperty("then"));
        var gone = Customers(now, "asIs") - Customers(now, "asWas");
        gone.ShouldBeGreaterThan(0);
        (Customers(then, "asWas") - Customers(then, "asIs")).ShouldBe(gone, "what one city lacks the other has");
        now.GetProperty("asIs").GetProperty("hierarchyAsOf").ValueKind.ShouldBe(JsonValueKind.Null);
        now.GetProperty("asWas").GetProperty("hierarchyAsOf").GetString().ShouldBe("2026-05-31");
        now.GetProperty("asWas").GetProperty("previous").GetProperty("hierarchyAsOf").GetString().ShouldBe("2026-04-30");
        now.GetProperty("several")[0].GetProperty("denominator").GetDouble().ShouldBe(Customers(now, "asWas"));
    }

    [Fact]
    public async Task A_comparison_follows_the_choice()
    {
        const string Where = """kpi: "churn_rate", month: "2026-05", level: CITY""";
        const string Asked = "branches { denominator branch { code ";
        var data = await server.DataAsync(
            $$"""
            { asIs: compare(where: { {{Where}} }) { {{Asked}} kpi(id: "churn_rate", month: "2026-05") { denominator } } } }
              asWas: compare(where: { {{Where}}, hierarchy: AS_WAS }) {
                {{Asked}} kpi(id: "churn_rate", month: "2026-05", hierarchy: AS_WAS) { denominator } } } } }
            """
        );

        foreach (var choice in new[] { "asIs", "asWas" })
        {
            foreach (var compared in data.GetProperty(choice).GetProperty("branches").EnumerateArray())
            {
                Customers(compared.GetProperty("branch"), "kpi").ShouldBe(compared.GetProperty("denominator").GetDouble(), choice);
            }
        }

        data.GetProperty("asIs").ToString().ShouldNotBe(data.GetProperty("asWas").ToString());
    }

    [Fact]
    public async Task A_trend_and_a_table_follow_the_choice()
    {
        var range = """from: "2026-05", to: "2026-06" """;
        var data = await server.DataAsync(
            $$"""
            { branch(code: "{{demo.NewCity}}") {
                asIs: trend(kpi: "churn_rate", {{range}}) { points { denominator } }
                asWas: trend(kpi: "churn_rate", {{range}}, hierarchy: AS_WAS) { points { denominator } } }
              kpiTable(where: { kpis: ["churn_rate"], {{range}}, branches: ["{{demo.NewCity}}"], hierarchy: AS_WAS }) { values { denominator } } }
            """
        );

        var trend = data.GetProperty("branch");
        var (asIs, asWas) = (Points(trend.GetProperty("asIs"), "points"), Points(trend.GetProperty("asWas"), "points"));
        asWas[0].ShouldBeLessThan(asIs[0], "in May the outlet stood elsewhere");
        asWas[1].ShouldBe(asIs[1], "in June it had come");
        Points(data.GetProperty("kpiTable"), "values").ShouldBe(asWas);
    }

    [Fact]
    public async Task A_report_is_as_was_with_the_branches_that_stood_below_then()
    {
        var may = new Month(2026, 5);
        var snapshot = await new KpiWarehouse(server.Warehouse).CurrentAsync(TestContext.Current.CancellationToken);
        var reader = new KpiReader(snapshot, snapshot.Tree.Tops.Single(), KpiCatalogue.Default(), new(TestClock.Business));
        using var renderer = new PdfRenderer();
        var press = new ReportPress(renderer, TestClock.Time());

        var report = press.Compose(new(demo.OldCity, may, ReportFormat.Xlsx, Lang.En), reader);

        report.Children.Select(child => child.Branch.Code).ShouldContain(demo.Outlet);
        var churn = report.Rows.Single(row => row.Current.Kpi.Id == "churn_rate").Current;
        churn.HierarchyAsOf.ShouldBe(new DateOnly(2026, 5, 31));
        churn.Denominator.ShouldBe(report.Children.Sum(child => child.Values.Single(value => value.Kpi.Id == "churn_rate").Denominator));
        report.Trends.SelectMany(trend => trend.Points).ShouldAllBe(point => point.HierarchyAsOf == point.Month.LastDay);
        press
            .Compose(new(demo.Outlet, may, ReportFormat.Xlsx, Lang.En), reader)
            .Ancestors.Select(branch => branch.Code)
            .ShouldContain(demo.OldCity);
    }

    private static double Customers(JsonElement branch, string name) => branch.GetProperty(name).GetProperty("denominator").GetDouble();

    private static List<double> Points(JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(point => point.GetProperty("denominator").GetDouble())];
}

/// <summary>The sample of the demo data in which an outlet of one city belonged to the other until June 2026.</summary>
public sealed class MovedDemo : IAsyncLifetime
{
    private static readonly DateTime Moved = TestClock.Business.StartOf(new Month(2026, 6));

    public RunningServer Server { get; private set; } = null!;

    public string Outlet { get; private set; } = "";

    public string OldCity { get; private set; } = "";

    public string NewCity { get; private set; } = "";

    public async ValueTask InitializeAsync() =>
        Server = await RunningServer.StartOnDemoAsync(async warehouse =>
        {
            // Where an outlet stands is nowhere in its measures: nothing is measured anew.
            await using var db = warehouse.Open();
            var cities = db.Branches.Where(branch => branch.Level == BranchLevel.City).OrderBy(branch => branch.Id).ToList();
            var outlet = db.Branches.OrderBy(branch => branch.Id).First(branch => branch.ParentId == cities[0].Id);
            (Outlet, NewCity, OldCity) = (outlet.Code, cities[0].Code, cities[1].Code);
            await db.BranchVersions.Where(version => version.BranchId == outlet.Id).ExecuteDeleteAsync();
            db.Add(
                new BranchVersion
                {
                    BranchId = outlet.Id,
                    ValidFrom = Moved.AddYears(-9),
                    ValidTo = Moved,
                    ParentId = cities[1].Id,
                    Level = BranchLevel.Outlet,
                }
            );
            await db.SaveChangesAsync();
        });

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
