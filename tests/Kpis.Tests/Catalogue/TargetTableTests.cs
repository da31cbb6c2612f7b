using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Tests.Catalogue;

public sealed class TargetTableTests
{
    private const int Year = 2026;
    private static readonly KpiDefinition Csat = KpiCatalogue.Default().Find("csat_top2")!;
    private static readonly KpiDefinition Churn = KpiCatalogue.Default().Find("churn_rate")!;
    private static readonly BranchInfo Outlet = new("JS0101", new("网点", "Outlet"), BranchLevel.Outlet, "JS01");

    [Fact]
    public void Where_nothing_is_set_the_catalogue_rules() => TargetTable.Empty.Apply(Csat, Outlet, Year).ShouldBeSameAs(Csat);

    [Fact]
    public void What_is_set_for_all_takes_the_place_of_the_catalogues()
    {
        var kpi = Apply(Csat, Set(0.9));

        kpi.Targets.ShouldHaveSingleItem().Value.ShouldBe(0.9);
        kpi.TargetFor(Segment.All)!.Source.En.ShouldBe("HQ 2026/1");
    }

    [Fact]
    public void A_target_for_the_branch_goes_before_one_for_its_level_and_that_before_one_for_all()
    {
        var (all, level, branch) = (Set(0.7), Set(0.8) with { Level = BranchLevel.Outlet }, Set(0.9) with { BranchCode = Outlet.Code });

        Wanted(all, level, branch).ShouldBe(0.9);
        Wanted(branch, all, level).ShouldBe(0.9);
        Wanted(all, level).ShouldBe(0.8);
        Wanted(all).ShouldBe(0.7);
    }

    [Fact]
    public void A_target_for_another_branch_level_year_or_KPI_says_nothing() =>
        Apply(
                Csat,
                Set(0.1) with
                {
                    BranchCode = "JS0102",
                },
                Set(0.2) with
                {
                    Level = BranchLevel.City,
                },
                Set(0.3) with
                {
                    Year = Year - 1,
                },
                Set(0.4) with
                {
                    Kpi = "nps",
                }
            )
            .ShouldBeSameAs(Csat);

    [Fact]
    public void A_target_for_a_tier_says_nothing_about_others()
    {
        var kpi = Apply(Csat, Set(0.95) with { Tier = Tier.Gold });

        kpi.TargetFor(new(Tier.Gold))!.Value.ShouldBe(0.95);
        kpi.TargetFor(new(Tier.Silver))!.Value.ShouldBe(0.85, "the catalogue's");
        kpi.TargetFor(Segment.All)!.Value.ShouldBe(0.85, "the catalogue's");
    }

    [Fact]
    public void A_tiers_target_of_the_catalogue_stands_beside_one_set_for_all_customers()
    {
        var vip = Churn.Targets.First(target => target.Tiers.Contains(Tier.Gold));

        var kpi = Apply(Churn, Set(0.05) with { Kpi = Churn.Id });

        kpi.TargetFor(new(Tier.Gold)).ShouldBe(vip);
        kpi.TargetFor(new(Tier.Ordinary))!.Value.ShouldBe(0.05);
    }

    [Fact]
    public void A_number_that_is_set_is_spread_over_the_year_where_the_catalogues_is() =>
        Apply(Churn, Set(0.05) with { Kpi = Churn.Id }).TargetFor(Segment.All)!.IsFullYear.ShouldBeTrue();

    private static SetTarget Set(double value) => new(Csat.Id, Year, null, null, null, value, "HQ 2026/1");

    private static KpiDefinition Apply(KpiDefinition kpi, params SetTarget[] targets) => new TargetTable(targets).Apply(kpi, Outlet, Year);

    private static double Wanted(params SetTarget[] targets) => Apply(Csat, targets).TargetFor(Segment.All)!.Value;
}
