using Kpi.Data.Reconciliation;
using Kpi.Data.Tests.Measures;
using Kpi.Kpis;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Reconciliation;

public sealed class BaseReconciliationTests : IAsyncLifetime
{
    private static readonly Month March = new(2025, 3);
    private static readonly DateTime Start = TestClock.Business.StartOf(March);
    private TemporaryWarehouse warehouse = null!;

    public async ValueTask InitializeAsync()
    {
        warehouse = await TemporaryWarehouse.CreateAsync();
        await warehouse.SaveAsync(GoldenScenario.Facts());
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

    [Fact]
    public async Task A_customer_whose_versions_leave_a_gap_is_named()
    {
        // c09 stays active, but its version ends before March and none follows.
        await ChangeAsync("UPDATE dim_customer_version SET valid_to = {0} WHERE customer_id = 9", Start.AddDays(-9));
        await warehouse.RefreshAsync(March);

        var failures = await CheckAsync();

        var failure = failures.Single(failure => failure.Branch.Code == "O2");
        failure.Rule.ShouldBe(ReconciliationRule.Unplaced);
        failure.Customers.ShouldBe(["c09"]);
        failure.Message.ShouldContain("c09");
        failures.Select(failure => failure.Branch.Code).ShouldBe(["HQ", "P1", "C1", "O2"], "every branch above lacks the customer, too");
    }

    [Fact]
    public async Task A_customer_who_moves_across_a_gap_breaks_both_branches_and_none_above()
    {
        // c03 leaves O1 on 2 March and appears at O2 on 5 March: no transfer says how.
        await ChangeAsync("UPDATE dim_customer_version SET valid_to = {0} WHERE customer_id = 3 AND branch_id = 4", Start.AddDays(1));
        await warehouse.RefreshAsync(March);

        var failures = await CheckAsync();

        failures.Select(failure => (failure.Branch.Code, failure.Difference)).ShouldBe([("O1", 1), ("O2", -1)]);
        failures.ShouldAllBe(failure => failure.Rule == ReconciliationRule.Flow && failure.Customers.Single() == "c03");
    }

    [Fact]
    public async Task A_departure_loaded_after_the_month_was_measured_is_named()
    {
        await warehouse.RefreshAsync(March);
        await ChangeAsync(
            "INSERT INTO fact_churn (id, customer_id, churned_at, kind, reason, reason_source) VALUES ('late', 1, {0}, 0, 0, 0)",
            Start.AddDays(3)
        );

        var failures = await CheckAsync();

        failures.ShouldAllBe(failure => failure.Rule == ReconciliationRule.Flow && failure.Customers.Single() == "c01");
    }

    [Fact]
    public async Task An_opening_that_is_not_the_closing_before_is_named()
    {
        await warehouse.RefreshAsync(March.Previous, March);
        await ChangeAsync("DELETE FROM fact_base_month WHERE month = 202502 AND customer_id = {0}", 2);

        var failures = await CheckAsync();

        failures.Select(failure => failure.Branch.Code).ShouldBe(["HQ", "P1", "C1", "O1"]);
        failures.ShouldAllBe(failure => failure.Rule == ReconciliationRule.Carry && failure.Customers.Single() == "c02");
    }

    [Fact]
    public async Task A_mart_that_somebody_changed_is_told_to_be_refreshed()
    {
        await warehouse.RefreshAsync(March);
        await ChangeAsync("UPDATE mart_base SET closing_base = closing_base + {0} WHERE branch_id = 5 AND tier = 2", 1);

        var failures = await CheckAsync();

        failures.Count.ShouldBe(4);
        failures.ShouldAllBe(failure => failure.Difference == -1 && failure.Customers.Count == 0);
        failures[0].Message.ShouldContain("refresh the month");
    }

    private async Task ChangeAsync(string sql, object value)
    {
        await using var db = warehouse.Location.Open();
        await db.Database.ExecuteSqlRawAsync(sql, [value], TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<ReconciliationFailure>> CheckAsync()
    {
        await using var db = warehouse.Location.Open();
        return await BaseReconciliation.CheckAsync(db, March, TestClock.Business, TestContext.Current.CancellationToken);
    }
}
