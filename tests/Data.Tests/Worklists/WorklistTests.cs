using Kpi.Data.Warehouse;
using Kpi.Data.Worklists;
using Kpi.Kpis;

namespace Kpi.Data.Tests.Worklists;

/// <summary>What is on a list, in which order, and when.</summary>
public sealed class WorklistTests : WorklistScenario
{
    [Fact]
    public async Task Those_without_a_contact_come_by_the_revenue_at_stake_and_then_by_value()
    {
        var items = await ItemsAsync(WorklistKind.Routine, Noon);

        items
            .Select(item => (item.Key, item.Risk, item.MonthlyValue, item.AtStake))
            .ShouldBe([
                (MonthOf(5), 0.5, 300, 150),
                (MonthOf(4), 0.9, 100, 90),
                (MonthOf(6), null, 250, null),
                (MonthOf(3), null, 30, null),
                // Warned of in February: three months ago.
                (MonthOf(2), null, 20, null),
            ]);
        items.ShouldAllBe(item => item.Standing == WorklistStanding.Open && item.Tier == Tier.Gold && item.OpensAt == null);
        items.ShouldAllBe(item => item.DueBy == On(2025, 6, 1).AddSeconds(-1));
        (await TotalsAsync(WorklistKind.Routine, Noon)).ShouldBe(new(Owed: 6, Met: 1, InTime: 5));
    }

    [Fact]
    public async Task Warnings_and_the_wish_not_to_be_called_are_told()
    {
        var items = await ItemsAsync(WorklistKind.Routine, Noon);

        items.Select(item => string.Join(' ', item.Reasons)).ShouldBe(["AtRisk", "AtRisk", "", "InWritingOnly", ""]);
        items[3].Customer.ShouldBe(new("王*", "**"), "of a short code nothing is shown");
    }

    [Theory]
    [InlineData(29, "DueSoon", 5)]
    [InlineData(32, "Overdue", 0)]
    public async Task Towards_its_end_the_month_s_contacts_are_due_soon_and_then_overdue(int day, string reason, int inTime)
    {
        var at = On(2025, 5, 1).AddDays(day - 1).AddHours(12);

        (await ItemsAsync(WorklistKind.Routine, at)).ShouldAllBe(item => $"{item.Reasons[0]}" == reason);
        (await TotalsAsync(WorklistKind.Routine, at)).ShouldBe(new(6, 1, inTime));
    }

    [Fact]
    public async Task A_moment_can_be_honoured_from_three_days_before_until_its_day_ends()
    {
        await Warehouse.SaveAsync(
            Moment("missed", 5, 19),
            Moment("today", 1, 20),
            Moment("cared", 1, 3),
            Moment("near", 2, 23),
            Moment("later", 5, 24)
        );

        var items = await ItemsAsync(WorklistKind.Moment, Noon);

        items
            .Select(item => (item.Key, item.Standing))
            .ShouldBe([
                ("near", WorklistStanding.Open),
                ("today", WorklistStanding.Open),
                ("later", WorklistStanding.NotYet),
                ("missed", WorklistStanding.Over),
            ]);
        (items[1].OpensAt, items[1].DueBy).ShouldBe((On(2025, 5, 17), On(2025, 5, 21).AddSeconds(-1)));
        items[1].Reasons.ShouldBe([WorklistReason.DueSoon]);
        (await TotalsAsync(WorklistKind.Moment, Noon)).ShouldBe(new(5, 1, 3));
    }

    [Fact]
    public async Task Planned_contacts_and_warnings_have_their_own_times()
    {
        await Warehouse.SaveAsync(
            Planned("p1", 2, 25),
            Warned("w6", 6, Noon.AddHours(-71), null),
            Warned("w7", 6, Noon.AddHours(-73), null)
        );

        var planned = await ItemsAsync(WorklistKind.Plan, Noon);
        var warned = await ItemsAsync(WorklistKind.Warning, Noon);

        planned.Select(item => (item.Key, item.DueBy)).ShouldBe([("p1", On(2025, 5, 26).AddSeconds(-1))]);
        warned
            .Select(item => (item.Key, item.Standing))
            .ShouldBe([("w6", WorklistStanding.Open), ("w4", WorklistStanding.Over), ("w7", WorklistStanding.Over)]);
        warned[0].DueBy.ShouldBe(Noon.AddHours(1));
        warned[0].Risk.ShouldBeNull("the source gives no score");
        warned[0].Reasons.ShouldBe([WorklistReason.DueSoon, WorklistReason.AtRisk]);
    }

    [Fact]
    public async Task What_nobody_is_to_do_any_more_stays_in_the_counts_and_comes_last_with_the_reason()
    {
        var (cancelled, closed) = (Planned("cancelled", 2, 25), Warned("closed", 5, Noon.AddHours(-1), 0.8));
        (cancelled.CancelledAt, closed.ClosedAt) = (On(2025, 5, 24), Noon);
        await Warehouse.SaveAsync(
            cancelled,
            closed,
            Planned("left", 6, 25),
            Planned("open", 3, 25),
            new Churn
            {
                Id = "l6",
                CustomerId = 6,
                ChurnedAt = On(2025, 5, 10),
            }
        );

        var planned = await ItemsAsync(WorklistKind.Plan, Noon);
        var warned = await ItemsAsync(WorklistKind.Warning, Noon);

        planned
            .Select(item => (item.Key, item.Standing))
            .ShouldBe([("open", WorklistStanding.Open), ("left", WorklistStanding.Over), ("cancelled", WorklistStanding.Over)]);
        planned[1].Reasons.ShouldBe([WorklistReason.Left]);
        planned[2].Reasons.ShouldBe([WorklistReason.Withdrawn]);
        warned.Single(item => item.Key == "closed").Reasons.ShouldContain(WorklistReason.Withdrawn);
        (await TotalsAsync(WorklistKind.Plan, Noon)).Owed.ShouldBe(3);
    }

    [Fact]
    public async Task Pages_are_of_the_list_as_it_was_begun_whatever_falls_due_meanwhile()
    {
        await Warehouse.SaveAsync(Moment("m5", 5, 20), Moment("m6", 6, 21), Moment("m2", 2, 20), Moment("m3", 3, 29), Moment("m4", 4, 12));
        var whole = await ItemsAsync(WorklistKind.Moment, Noon);
        var paged = new List<WorklistItem>();
        var (page, after, now) = ((WorklistPage?)null, (string?)null, Noon);
        do
        {
            page = await List(WorklistKind.Moment, now).ReadAsync(2, after, namesCustomers: true, Cancellation);
            paged.AddRange(page.Items);
            after = page.CursorOf(page.Items.Count - 1);
            now = now.AddDays(1);
        } while (page.HasNext);

        whole.Count.ShouldBe(5);
        paged.Select(item => (item.Key, item.Standing)).ShouldBe(whole.Select(item => (item.Key, item.Standing)));
        (await List(WorklistKind.Moment, now).ReadAsync(2, after, namesCustomers: true, Cancellation)).Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("LTEvNjM4ODMxMzYwMDAwMDAwMDAw")] // -1/638831360000000000
    [InlineData("MjE0NzQ4MzY0Ny82Mzg4MzEzNjAwMDAwMDAwMDA=")] // the greatest number: nothing can follow it
    [InlineData("MS8w")] // 1/0: the beginning of time
    public async Task A_cursor_of_something_else_is_refused(string cursor) =>
        (
            await Should.ThrowAsync<DataException>(() =>
                List(WorklistKind.Routine, Noon).ReadAsync(2, cursor, namesCustomers: false, Cancellation)
            )
        ).Code.ShouldBe("WORKLIST_CURSOR_INVALID");
}
