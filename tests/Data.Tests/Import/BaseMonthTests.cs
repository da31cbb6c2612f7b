using Kpi.Data.Import;
using Kpi.Data.Import.Mappings;
using Kpi.Data.Measures;
using Kpi.Data.Reconciliation;
using Kpi.Kpis;

namespace Kpi.Data.Tests.Import;

/// <summary>A base that the source delivers as monthly snapshots is taken as it is, and checked against the histories.</summary>
public sealed class BaseMonthTests : IDisposable
{
    private const string Header = "month,customer,open,close,tier,from,to,value,tenure\n";
    private const string January = "2024-01,c1,0,1,gold,,North,100,0\n";
    private const string February = "2024-02,c1,1,1,gold,North,North,100,1\n2024-02,c2,0,1,silver,,South,50.5,0\n";
    private static readonly Mapping Mapping = Mapping.Parse(BaseMonthMapping.Yaml, "base.yaml");
    private readonly ImportFixture import = new();

    public BaseMonthTests()
    {
        import.Write("branches.csv", "code,level,parent\nHQ,hq,\nNorth,outlet,HQ\nSouth,outlet,HQ\n");
        import.Write("customers.csv", "id,joined\nc1,2024-01-05\nc2,2024-02-01 00:00:01\n");
        import.Write("versions.csv", "id,from,to,tier,branch,value\nc1,2024-01-05,,gold,North,100\nc2,2024-02-01,,silver,South,50.5\n");
    }

    [Theory]
    [InlineData("2024-13,c1,1,1,gold,North,North,100,0", "BAD_DATE")]
    [InlineData("0024-01,c1,1,1,gold,North,North,100,0", "OUT_OF_RANGE")]
    [InlineData("2999-01,c1,1,1,gold,North,North,100,0", "FUTURE_DATE")]
    [InlineData("2024-02,c9,1,1,gold,North,North,100,0", "UNKNOWN_CUSTOMER")]
    [InlineData("2024-02,c1,0,0,gold,North,North,100,0", "BAD_VALUE")]
    [InlineData("2024-02,c1,,1,gold,North,North,100,0", "MISSING_VALUE")]
    [InlineData("2024-02,c1,1,1,gold,North,West,100,0", "UNKNOWN_BRANCH")]
    [InlineData("2024-02,c1,1,1,gold,,,100,0", "MISSING_VALUE")]
    [InlineData("2024-02,c1,1,1,gold,North,North,NaN,0", "BAD_NUMBER")]
    [InlineData("2024-02,c1,1,1,gold,North,North,-1,0", "NEGATIVE_AMOUNT")]
    [InlineData("2024-02,c1,1,1,gold,North,North,100,601", "OUT_OF_RANGE")]
    [InlineData("2024-01-31,c1,1,1,gold,North,North,100,0", "DUPLICATE_KEY")]
    public async Task A_spoiled_row_is_rejected_and_a_sound_one_loads(string row, string code)
    {
        Deliver(January + row + "\n");

        var summary = await RunAsync();

        summary.Rejected.ShouldBe(1, summary.ToString());
        import.Read(context => context.ImportRejects.Single()).Code.ShouldBe(code);
        import.Read(context => context.BaseMonths.Single()).Month.ShouldBe(202401);
    }

    [Fact]
    public async Task Who_joined_or_left_has_one_branch_at_both_ends()
    {
        Deliver("2024-01,c1,0,1,gold,,North,100,0\n2024-02,c1,1,0,gold,South,,100,1\n");

        await RunAsync();

        import
            .Read(context => context.BaseMonths.OrderBy(row => row.Month).ToList())
            .Select(row => (row.BranchOpen, row.BranchClose))
            .ShouldBe([(2, 2), (3, 3)]);
    }

    [Fact]
    public async Task The_same_snapshot_again_changes_nothing()
    {
        Deliver(January + February);
        await RunAsync();
        var before = import.Contents();

        var again = await RunAsync();

        (again.Loaded, again.DirtyMonths.Count).ShouldBe((0, 0));
        import.Contents().ShouldBe(before);
    }

    [Fact]
    public async Task What_was_derived_for_a_month_gives_way_and_a_refresh_keeps_what_was_delivered()
    {
        Deliver("");
        await RunAsync();
        await RefreshAsync();
        import.Read(context => context.BaseMonths.Count(row => row.Month == 202402)).ShouldBe(2);
        Deliver("2024-02,c2,0,1,silver,,South,7,0\n");

        var summary = await RunAsync();
        await RefreshAsync();

        summary.DirtyMonths.ShouldBe(["2024-02"]);
        import.Read(context => context.BaseMonths.Single(row => row.Month == 202402)).Value3m.ShouldBe(7);
        import.Read(context => context.BaseMonths.Single(row => row.Month == 202401)).Value3m.ShouldBe(100, "derived as before");
        import.Read(context => context.BaseMart.Single(row => row.Month == 202402)).ClosingBase.ShouldBe(1);
    }

    [Fact]
    public async Task A_correction_makes_its_month_out_of_date_and_the_end_of_its_quarter()
    {
        Deliver(January + February + "2024-03,c1,1,1,gold,North,North,100,2\n2024-04,c1,1,1,gold,North,North,100,3\n");
        await RunAsync();
        await RefreshAsync();
        Deliver(January.Replace("gold", "silver", StringComparison.Ordinal));

        var summary = await RunAsync();

        (summary.Loaded, summary.Unchanged).ShouldBe((1, 7));
        summary.DirtyMonths.ShouldBe(["2024-01", "2024-02", "2024-03"]);
    }

    [Fact]
    public async Task Months_that_only_a_snapshot_has_are_measured()
    {
        Deliver(January + "2024-06,c1,1,1,gold,North,North,100,5\n");

        (await RunAsync()).DirtyMonths.ShouldBe(["2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06"]);
    }

    [Fact]
    public async Task A_closing_that_is_not_the_next_opening_is_named()
    {
        Deliver(January + "2024-02,c2,0,1,silver,,South,50.5,0\n");
        await RunAsync();
        await RefreshAsync();

        var failures = await CheckAsync(new(2024, 2));

        failures.ShouldContain(failure => failure.Rule == ReconciliationRule.Carry && failure.Branch.Code == "North");
        failures.ShouldAllBe(failure => failure.Customers.Single() == "c1");
    }

    [Fact]
    public async Task A_customer_who_vanishes_without_leaving_is_named()
    {
        Deliver(January + February.Replace("c1,1,1", "c1,1,0", StringComparison.Ordinal));
        await RunAsync();
        await RefreshAsync();

        var failures = await CheckAsync(new(2024, 2));

        failures.Select(failure => failure.Branch.Code).ShouldBe(["HQ", "North"]);
        failures.ShouldAllBe(failure => failure.Rule == ReconciliationRule.Flow && failure.Customers.Single() == "c1");
    }

    [Fact]
    public async Task A_snapshot_that_is_what_happened_reconciles()
    {
        Deliver(January + February);
        await RunAsync();
        await RefreshAsync();

        (await CheckAsync(new(2024, 1))).ShouldBeEmpty();
        (await CheckAsync(new(2024, 2))).ShouldBeEmpty();
    }

    public void Dispose() => import.Dispose();

    private void Deliver(string rows) => import.Write("base.csv", Header + rows);

    private Task<ImportSummary> RunAsync() => import.RunAsync(Mapping, cancellation: TestContext.Current.CancellationToken);

    private async Task RefreshAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        foreach (var month in (await RefreshPlan.OfAsync(import.Warehouse, TestClock.Business, cancellation)).OutOfDate)
        {
            await new Refresh(import.Warehouse, TestClock.Business).MonthAsync(month, cancellation);
        }
    }

    private async Task<IReadOnlyList<ReconciliationFailure>> CheckAsync(Month month)
    {
        await using var db = import.Warehouse.Open();
        return await BaseReconciliation.CheckAsync(db, month, TestClock.Business, TestContext.Current.CancellationToken);
    }
}
