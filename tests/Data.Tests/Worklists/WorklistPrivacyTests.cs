using Kpi.Data.Tests.Evidence;
using Kpi.Data.Warehouse;
using Kpi.Data.Worklists;
using Kpi.Kpis;

namespace Kpi.Data.Tests.Worklists;

/// <summary>Who is told what (spec section 5, Privacy).</summary>
public sealed class WorklistPrivacyTests : WorklistScenario
{
    [Fact]
    public async Task Of_a_customer_who_is_another_outlet_s_by_now_nothing_is_told()
    {
        await Warehouse.SaveAsync(Planned("moved", 5, 25));
        await using (var db = Warehouse.Location.Open())
        {
            var version = db.CustomerVersions.Single(version => version.CustomerId == 5);
            version.ValidTo = On(2025, 5, 10);
            db.Update(version);
            db.Add(
                new CustomerVersion
                {
                    CustomerId = 5,
                    ValidFrom = On(2025, 5, 10),
                    BranchId = 3,
                    Tier = Tier.Gold,
                }
            );
            await db.SaveChangesAsync(Cancellation);
        }

        var item = (await ItemsAsync(WorklistKind.Plan, Noon)).Single();

        (item.Customer, item.Risk, item.MonthlyValue).ShouldBe((null, null, null));
        item.Reasons.ShouldBe([WorklistReason.Moved]);
    }

    [Fact]
    public async Task Who_must_not_know_the_customers_is_told_what_is_owed_and_until_when_in_that_order()
    {
        await Warehouse.SaveAsync(Moment("m5", 5, 29), Moment("m4", 4, 21), Moment("m3", 3, 22));

        var moments = await List(WorklistKind.Moment, Noon).ReadAsync(9, null, namesCustomers: false, Cancellation);
        var routine = await List(WorklistKind.Routine, Noon).ReadAsync(9, null, namesCustomers: false, Cancellation);

        moments.Items.Select(item => item.Key).ShouldBe(["m4", "m3", "m5"]);
        routine.Items.Select(item => item.Key).ShouldBe([MonthOf(2), MonthOf(3), MonthOf(4), MonthOf(5), MonthOf(6)]);
        foreach (var item in moments.Items.Concat(routine.Items))
        {
            (item.Customer, item.Risk, item.MonthlyValue, item.AtStake).ShouldBe((null, null, null, null));
            item.Reasons.ShouldBeSubsetOf([WorklistReason.DueSoon]);
        }
    }

    [Fact]
    public async Task A_list_is_of_an_outlet_that_the_viewer_sees()
    {
        var lists = new WorklistReader(Reader, AllRows.Pseudonyms, TestClock.Business);
        var neighbours = new WorklistReader(await Warehouse.ReadAsync("b3"), AllRows.Pseudonyms, TestClock.Business);

        Should.Throw<ArgumentException>(() => lists.Of(Reader.Top, May, WorklistKind.Routine));
        Should.Throw<ArgumentException>(() => neighbours.Of(Reader.Branch("b2")!, May, WorklistKind.Routine));
    }
}
