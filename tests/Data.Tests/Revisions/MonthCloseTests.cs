using Kpi.Data.ReadModel;
using Kpi.Data.Revisions;
using Kpi.Data.Tests.Measures;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Revisions;

/// <summary>The golden month, closed and corrected.</summary>
public sealed class MonthCloseTests : IAsyncLifetime
{
    private static readonly Month March = new(2025, 3);
    private static readonly BusinessClock Clock = TestClock.Business;
    private static readonly KpiDefinition Churn = KpiCatalogue.Default().Find("churn_rate")!;
    private TemporaryWarehouse warehouse = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        warehouse = await TemporaryWarehouse.CreateAsync();
        await warehouse.SaveAsync(GoldenScenario.Facts());
        await warehouse.RefreshAsync(March);
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

    [Fact]
    public async Task Closing_makes_the_first_revision_and_its_values_final()
    {
        var closed = await CloseAsync();

        closed.Number.ShouldBe(1);
        closed.IsNew.ShouldBeTrue();
        closed.Fingerprint.ShouldMatch("^[0-9a-f]{64}$");
        var reader = await warehouse.ReadAsync();
        reader.ClosingOf(March).ShouldBe(new MonthRevision(MonthClosing.Closed, 1));
        ValueAt(reader, "HQ").Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Closing_again_changes_nothing()
    {
        var first = await CloseAsync();
        await warehouse.RefreshAsync(March);
        var second = await CloseAsync();

        second.ShouldBe(first with { IsNew = false });
    }

    [Fact]
    public async Task A_correction_makes_a_further_revision_and_leaves_the_first_as_it_was()
    {
        await CloseAsync();
        var before = ValueAt(await warehouse.ReadAsync(), "O1", asOf: 1);
        await CorrectAsync();
        var second = await CloseAsync();

        second.Number.ShouldBe(2);
        var reader = await warehouse.ReadAsync();
        ValueAt(reader, "O1", asOf: 1).ShouldBe(before);
        ValueAt(reader, "O1", asOf: 2).Numerator.ShouldBe(before.Numerator + 1);
        ValueAt(reader, "O1").Numerator.ShouldBe(before.Numerator + 1);
    }

    [Fact]
    public async Task A_closed_month_measured_anew_is_provisional_until_it_is_closed_again()
    {
        await CloseAsync();
        await CorrectAsync();

        (await warehouse.ReadAsync()).ClosingOf(March).ShouldBe(new MonthRevision(MonthClosing.Provisional, 1));
    }

    [Fact]
    public async Task Measuring_a_closed_month_from_its_facts_again_gives_the_same_fingerprint()
    {
        var closed = await CloseAsync();
        await warehouse.RefreshAsync(March);

        var check = (await RevisionCheck.OfAsync(warehouse.Location, March, Clock, null, Token))!;

        check.IsUnchanged.ShouldBeTrue();
        check.Facts.ShouldBe(closed.Fingerprint);
    }

    [Fact]
    public async Task A_correction_that_no_refresh_has_measured_is_found_by_checking()
    {
        var closed = await CloseAsync();
        await warehouse.SaveAsync(
            new Kpi.Data.Warehouse.Churn
            {
                Id = "late",
                CustomerId = 1,
                ChurnedAt = Clock.StartOf(March).AddDays(3),
            }
        );
        var before = await warehouse.ReadAsync();

        var check = (await RevisionCheck.OfAsync(warehouse.Location, March, Clock, null, Token))!;

        check.IsUnchanged.ShouldBeFalse();
        (check.Kept, check.Mart).ShouldBe((closed.Fingerprint, closed.Fingerprint));
        check.Facts.ShouldNotBe(closed.Fingerprint);
        (await warehouse.ReadAsync()).DataVersion.ShouldBe(before.DataVersion, "checking changes nothing");
    }

    [Fact]
    public async Task A_revision_that_was_tampered_with_is_told_and_not_read()
    {
        await CloseAsync();
        await using (var db = warehouse.Location.Open())
        {
            await db.Revisions.ExecuteUpdateAsync(set => set.SetProperty(row => row.Fingerprint, new string('0', 64)), Token);
        }

        (await RevisionCheck.OfAsync(warehouse.Location, March, Clock, null, Token))!.IsUnchanged.ShouldBeFalse();
        var reader = await warehouse.ReadAsync();
        Should.Throw<DataException>(() => ValueAt(reader, "HQ", asOf: 1)).Code.ShouldBe("REVISION_DAMAGED");
        (
            await Should.ThrowAsync<DataException>(() =>
                RevisionDiff.OfAsync(warehouse.Location, March, 1, null, KpiCatalogue.Default(), Clock, Token)
            )
        ).Code.ShouldBe("REVISION_DAMAGED");
    }

    [Fact]
    public async Task A_difference_names_branch_KPI_and_the_measures_behind_it()
    {
        await CloseAsync();
        await CorrectAsync();

        var diff = await RevisionDiff.OfAsync(warehouse.Location, March, 1, null, KpiCatalogue.Default(), Clock, Token);

        diff.Changes.Select(change => change.BranchCode).Distinct().ShouldBe(["HQ", "P1", "C1", "O1"], "O2 has no part in it");
        var churn = diff.Changes.Single(change => change is { BranchCode: "O1", KpiId: "churn_rate" });
        churn.Causes.ShouldContain(cause => cause.Measure == Measure.Churned && cause.After == cause.Before + 1);
    }

    [Fact]
    public async Task A_revision_that_does_not_exist_is_refused()
    {
        var reader = await warehouse.ReadAsync();
        Should.Throw<DataException>(() => ValueAt(reader, "HQ", asOf: 7)).Code.ShouldBe("REVISION_UNKNOWN");
    }

    [Fact]
    public async Task A_month_without_measures_is_not_closed() => (await RefusedAsync(March.Next)).ShouldBe("MONTH_NOT_MEASURED");

    [Fact]
    public async Task A_running_month_is_not_closed() => (await RefusedAsync(Clock.CurrentMonth)).ShouldBe("MONTH_RUNNING");

    [Fact]
    public async Task A_month_whose_facts_changed_is_not_closed()
    {
        await warehouse.SaveAsync(new Kpi.Data.Warehouse.DirtyMonth { Month = March.ToNumber() });
        (await RefusedAsync(March)).ShouldBe("MONTH_OUT_OF_DATE");
    }

    [Fact]
    public async Task A_month_after_an_open_one_is_not_closed()
    {
        await warehouse.RefreshAsync(March.Next);
        (await RefusedAsync(March.Next)).ShouldBe("MONTH_BEFORE_OPEN");
        (await new MonthClose(warehouse.Location, Clock).OpenBeforeAsync(March.Next, Token)).ShouldBe([March]);
    }

    [Fact]
    public async Task A_month_that_does_not_add_up_is_not_closed_and_the_customers_are_named()
    {
        await using (var db = warehouse.Location.Open())
        {
            await db.Database.ExecuteSqlRawAsync(
                "UPDATE dim_customer_version SET valid_to = {0} WHERE customer_id = 9",
                [Clock.StartOf(March).AddDays(-9)],
                Token
            );
        }

        await warehouse.RefreshAsync(March);

        var refused = await Should.ThrowAsync<DataException>(CloseAsync);
        refused.Code.ShouldBe("RECONCILIATION_FAILED");
        refused.Message.ShouldContain("c09");
    }

    private static KpiValue ValueAt(KpiReader reader, string branch, int? asOf = null) =>
        reader.Read(Churn, reader.Branch(branch)!, March, asOf: asOf is { } number ? new RevisionId(March, number) : null);

    private Task<ClosedMonth> CloseAsync() => new MonthClose(warehouse.Location, Clock).CloseAsync(March, "assessor", Token);

    private async Task<string> RefusedAsync(Month month) =>
        (await Should.ThrowAsync<DataException>(() => new MonthClose(warehouse.Location, Clock).CloseAsync(month, "assessor", Token))).Code;

    /// <summary>A customer of O1 turns out to have left in March.</summary>
    private async Task CorrectAsync()
    {
        await using (var db = warehouse.Location.Open())
        {
            await db.Database.ExecuteSqlRawAsync(
                "INSERT INTO fact_churn (id, customer_id, churned_at, kind, reason, reason_source) VALUES ('late', 1, {0}, 0, 0, 0)",
                [Clock.StartOf(March).AddDays(3)],
                Token
            );
        }

        await warehouse.RefreshAsync(March);
    }
}
