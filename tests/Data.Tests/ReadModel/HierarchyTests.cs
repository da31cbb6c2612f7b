using Kpi.Data.ReadModel;
using Kpi.Data.Revisions;
using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;

namespace Kpi.Data.Tests.ReadModel;

public sealed class HierarchyTests(MovedOutlet moved) : IClassFixture<MovedOutlet>
{
    private static readonly Month March = new(2025, 3);
    private static readonly Month February = March.Previous;
    private readonly TemporaryWarehouse warehouse = moved.Warehouse;
    private readonly KpiReader reader = moved.Reader;

    private KpiDefinition Churn => reader.Catalogue.Find("churn_rate")!;

    [Fact]
    public void As_is_a_city_has_the_outlets_that_it_has_today()
    {
        Customers("C1", February, Hierarchy.AsIs).ShouldBe(Customers("O1", February, Hierarchy.AsIs));
        Customers("C2", February, Hierarchy.AsIs).ShouldBe(Customers("O2", February, Hierarchy.AsIs));
    }

    [Fact]
    public void As_was_a_city_has_the_outlets_that_it_had_when_the_month_ended()
    {
        var both = Customers("O1", February, Hierarchy.AsWas) + Customers("O2", February, Hierarchy.AsWas);

        Customers("C1", February, Hierarchy.AsWas).ShouldBe(both);
        Customers("P1", February, Hierarchy.AsWas).ShouldBe(both);
        Customers("C2", February, Hierarchy.AsWas).ShouldBe(0);
        Customers("C2", March, Hierarchy.AsWas).ShouldBe(Customers("O2", March, Hierarchy.AsWas), "by the end of March it had moved");
    }

    [Theory]
    [InlineData(Hierarchy.AsIs)]
    [InlineData(Hierarchy.AsWas)]
    public void By_either_tree_the_cities_sum_to_headquarters(Hierarchy hierarchy)
    {
        foreach (var kpi in reader.Catalogue.All.Where(kpi => kpi.Formula is RatioFormula))
        {
            var parts = new[] { "C1", "C2" }.Select(code => Read(kpi, code, February, hierarchy)).ToList();
            var whole = Read(kpi, "HQ", February, hierarchy);

            whole.Numerator.ShouldBe(parts.Sum(part => part.Numerator));
            whole.Denominator.ShouldBe(parts.Sum(part => part.Denominator));
            whole.ShouldBe(Read(kpi, "HQ", February, Hierarchy.AsIs) with { HierarchyAsOf = whole.HierarchyAsOf });
        }

        Customers("HQ", February, hierarchy).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_value_says_by_which_day_s_tree_it_was_added_up()
    {
        Read(Churn, "C1", February, Hierarchy.AsIs).HierarchyAsOf.ShouldBeNull();
        Read(Churn, "C1", February, Hierarchy.AsWas).HierarchyAsOf.ShouldBe(new DateOnly(2025, 2, 28));
    }

    [Fact]
    public void What_a_value_is_compared_with_follows_its_choice()
    {
        var asWas = Read(Churn, "C1", March, Hierarchy.AsWas);
        var asIs = Read(Churn, "C1", March, Hierarchy.AsIs);

        reader.Previous(asWas).ShouldBe(Read(Churn, "C1", February, Hierarchy.AsWas));
        reader.Previous(asIs).ShouldBe(Read(Churn, "C1", February, Hierarchy.AsIs));
        reader.YearAgo(asWas).ShouldBe(Read(Churn, "C1", March.YearAgo, Hierarchy.AsWas));
        reader.YearAgo(asWas)!.Denominator.ShouldBeGreaterThan(reader.YearAgo(asIs)!.Denominator, "O2 stood below C1 then");
    }

    [Fact]
    public void The_year_so_far_is_added_up_by_one_tree_that_of_its_end()
    {
        var march = reader.YearToDate(Read(Churn, "C1", March, Hierarchy.AsWas))!;
        var february = reader.YearToDate(Read(Churn, "C1", February, Hierarchy.AsWas))!;

        march.HierarchyAsOf.ShouldBe(new DateOnly(2025, 3, 31));
        march.Numerator.ShouldBe(Read(Churn, "O1", February).Numerator + Read(Churn, "O1", March).Numerator);
        february.Numerator.ShouldBe(Read(Churn, "O1", February).Numerator + Read(Churn, "O2", February).Numerator);
        february.Denominator.ShouldBe(Customers("C1", February, Hierarchy.AsWas));
    }

    [Fact]
    public async Task Where_nothing_has_moved_since_the_block_is_the_very_same()
    {
        var snapshot = await new KpiWarehouse(warehouse.Location).CurrentAsync(TestContext.Current.CancellationToken);
        var february = snapshot.MeasuresOf(February)!;

        snapshot.TreeAtEndOf(March).ShouldBeSameAs(snapshot.Tree);
        snapshot.TreeAtEndOf(March.YearAgo).ShouldBeSameAs(snapshot.TreeAtEndOf(February));
        february.Over(snapshot.TreeAtEndOf(February)).ShouldNotBeSameAs(february.Over(snapshot.Tree));
        february.Over(snapshot.TreeAtEndOf(February)).ShouldBeSameAs(february.Over(snapshot.TreeAtEndOf(March.YearAgo)));
    }

    [Fact]
    public async Task A_manager_of_today_reads_what_belonged_to_the_branch_then_but_not_the_outlet_that_left()
    {
        var manager = await warehouse.ReadAsync("C1");

        var then = manager.Read(Churn, manager.Top, February, hierarchy: Hierarchy.AsWas);

        then.ShouldBe(Read(Churn, "C1", February, Hierarchy.AsWas));
        manager.Branch("O2").ShouldBeNull();
        manager.ChildrenAtEndOf(February, manager.Top).Select(branch => branch.Info.Code).ShouldBe(["O1"]);
        reader.ChildrenAtEndOf(February, reader.Branch("C1")!).Select(branch => branch.Info.Code).ShouldBe(["O1", "O2"]);
        reader.AncestorsAtEndOf(February, reader.Branch("O2")!).Select(branch => branch.Info.Code).ShouldBe(["HQ", "P1", "C1"]);
        reader.AncestorsOf(reader.Branch("O2")!).Select(branch => branch.Info.Code).ShouldBe(["HQ", "P2", "C2"]);
    }

    [Fact]
    public async Task A_closed_month_answers_as_the_live_one_does_as_was()
    {
        await using var own = await MovedOutlet.MakeAsync();
        foreach (var month in MovedOutlet.Months)
        {
            await new MonthClose(own.Location, TestClock.Business).CloseAsync(month, "assessor", TestContext.Current.CancellationToken);
        }

        var closed = await own.ReadAsync();
        foreach (var branch in closed.Branches)
        {
            foreach (var period in new[] { KpiPeriod.Month, KpiPeriod.YearToDate })
            {
                var then = closed.Read(Churn, branch, March, period: period, asOf: new RevisionId(March, 1));
                var live = closed.Read(Churn, branch, March, period: period, hierarchy: Hierarchy.AsWas);
                then.ShouldBe(live with { AsOf = then.AsOf });
            }
        }
    }

    private double Customers(string branch, Month month, Hierarchy hierarchy) => Read(Churn, branch, month, hierarchy).Denominator;

    private KpiValue Read(KpiDefinition kpi, string branch, Month month, Hierarchy hierarchy = Hierarchy.AsIs) =>
        reader.Read(kpi, reader.Branch(branch)!, month, hierarchy: hierarchy);
}
