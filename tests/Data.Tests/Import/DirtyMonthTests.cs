using Kpi.Data.Import;
using Kpi.Data.Measures;
using Kpi.Kpis;

namespace Kpi.Data.Tests.Import;

/// <summary>A change of facts makes the measures of the months that it touches out of date, and no others.</summary>
public sealed class DirtyMonthTests : IDisposable
{
    private const string Calls = "call,id,region,at,ok\n";
    private readonly ImportFixture import = new();

    [Fact]
    public async Task A_first_import_makes_every_month_of_its_facts_dirty_and_a_refresh_cleans_them()
    {
        Write();

        var summary = await RunAsync();

        summary.DirtyMonths.ShouldBe(["2024-01", "2024-02", "2024-03", "2024-04", "2024-05"]);
        summary.ToString().ShouldEndWith(" Measures of 5 months, 2024-01 to 2024-05, are out of date: refresh.");
        (await OutOfDateAsync()).ShouldBe(summary.DirtyMonths);
        await RefreshAsync();
        (await OutOfDateAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_that_change_nothing_make_nothing_dirty()
    {
        Write();
        await RunAsync();
        await RefreshAsync();

        (await RunAsync()).DirtyMonths.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("k1,c1,North,2024-01-20,no", "2024-01", "2024-02", "2024-03")]
    [InlineData("k1,c1,North,2024-01-20,yes\nk3,c1,North,2024-04-01 00:00,yes", "2024-04", "2024-05")]
    [InlineData("k1,c1,North,2024-01-20,yes\nk3,c1,North,2024-03-31 23:59,yes", "2024-03", "2024-04")]
    public async Task A_contact_touches_its_quarter_and_the_month_of_what_it_was_for(string calls, params string[] months)
    {
        Write();
        await RunAsync();
        await RefreshAsync();
        import.Write("calls.csv", $"{Calls}{calls}\n");

        (await RunAsync()).DirtyMonths.ShouldBe(months);
    }

    [Fact]
    public async Task A_version_touches_all_months_from_its_earlier_beginning_on()
    {
        Write();
        await RunAsync();
        await RefreshAsync();
        import.WriteContracts("c3,o3,2024-04-02,,B,50.5,\n");

        (await RunAsync()).DirtyMonths.ShouldBe(["2024-04", "2024-05"]);
    }

    [Fact]
    public async Task A_loss_touches_the_quarter_before_it_and_all_months_after()
    {
        Write();
        await RunAsync();
        await RefreshAsync();
        import.Write("exits.csv", "exit,id,at,kind,back\nx1,c1,2024-05-20,voluntary,\n");

        (await RunAsync()).DirtyMonths.ShouldBe(["2024-02", "2024-03", "2024-04", "2024-05"]);
    }

    public void Dispose() => import.Dispose();

    private void Write()
    {
        import.WriteOffices();
        import.WriteContracts();
        import.Write("calls.csv", $"{Calls}k1,c1,North,2024-01-20,yes\nk2,c1,North,2024-05-02,yes\n");
    }

    private Task<ImportSummary> RunAsync() => import.RunAsync(ShopMapping.Mapping, cancellation: TestContext.Current.CancellationToken);

    private async Task<IEnumerable<string>> OutOfDateAsync() =>
        ((await RefreshPlan.OfAsync(import.Warehouse, TestClock.Business, TestContext.Current.CancellationToken)).OutOfDate).Select(month =>
            month.ToString()
        );

    private async Task RefreshAsync()
    {
        var refresh = new Refresh(import.Warehouse, TestClock.Business);
        foreach (var month in await OutOfDateAsync())
        {
            await refresh.MonthAsync(Month.Parse(month), TestContext.Current.CancellationToken);
        }
    }
}
