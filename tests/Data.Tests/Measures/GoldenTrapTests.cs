using Kpi.Kpis;

namespace Kpi.Data.Tests.Measures;

/// <summary>The traps of spec section 6 that lie in the golden scenario: 4–11, 14 and 15. Each test's comment has the wrong result.</summary>
public sealed class GoldenTrapTests(GoldenWarehouses golden) : IClassFixture<GoldenWarehouses>
{
    private static readonly Month March = new(2025, 3);

    public static TheoryData<WarehouseProvider> Providers => WarehouseProviders.All;

    // 5/7, over the customers active at the end.
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_4_churn_is_over_the_opening_base_and_not_the_closing_one(WarehouseProvider provider) =>
        await ShouldBeAsync(provider, "churn_rate", "C1", 5, 11);

    // 6/8, with c03 who moved to O2.
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_5_a_mover_is_not_lost_by_the_branch_that_was_left(WarehouseProvider provider) =>
        await ShouldBeAsync(provider, "churn_rate", "O1", 5, 8);

    // O2 1/3, with c04 who left after moving there.
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_6_a_loss_is_the_opening_branchs_and_not_the_closing_ones(WarehouseProvider provider) =>
        await ShouldBeAsync(provider, "churn_rate", "O2", 0, 3);

    // Gold 1/3, without c05 who was downgraded first.
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_7_a_loss_has_the_tier_of_opening_and_not_of_the_event(WarehouseProvider provider) =>
        await ShouldBeAsync(provider, "churn_rate", "C1", 2, 3, new(Tier.Gold));

    // Silver 3/5 and 6/11 in all, with c06 who came back within the month.
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_8_who_comes_back_in_the_same_month_was_not_lost(WarehouseProvider provider) =>
        await ShouldBeAsync(provider, "churn_rate", "C1", 2, 5, new(Tier.Silver));

    // 6/12, with c11 on both sides.
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_9_a_merged_duplicate_is_in_neither_side(WarehouseProvider provider) =>
        await ShouldBeAsync(provider, "churn_rate", "C1", 0, 1, new(Tier.Ordinary));

    // 6/11, with c12 who left at half past midnight on 1 April, 16:30 UTC on 31 March.
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_10_months_are_cut_in_the_business_zone(WarehouseProvider provider)
    {
        var reader = (await golden.OnAsync(provider)).Reader;

        var amounts = reader.Read(reader.Catalogue.Find("churn_rate")!, reader.Branch("O2")!, March, new(Tier.Ordinary));

        (amounts.Numerator, amounts.Denominator).ShouldBe((0, 1), "c12 is the one ordinary customer, and there all March");
    }

    // 6/11, with c13 who is not among the eleven.
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_11_who_joins_and_leaves_in_one_month_is_only_an_early_loss(WarehouseProvider provider)
    {
        await ShouldBeAsync(provider, "churn_rate", "HQ", 5, 11);
        await ShouldBeAsync(provider, "early_churn_rate", "O2", 1, 2);
    }

    // 5/5, with the broadcast to c10.
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_14_a_broadcast_is_no_contact(WarehouseProvider provider) =>
        await ShouldBeAsync(provider, "routine_coverage", "C1", 4, 5);

    // 1/3 of silver and 2/5 in all, if only March's contacts counted.
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Trap_15_silver_is_owed_a_contact_a_quarter_and_not_a_month(WarehouseProvider provider) =>
        await ShouldBeAsync(provider, "routine_coverage", "C1", 2, 3, new(Tier.Silver));

    private async Task ShouldBeAsync(
        WarehouseProvider provider,
        string kpi,
        string branch,
        double numerator,
        double denominator,
        Segment segment = default
    )
    {
        var reader = (await golden.OnAsync(provider)).Reader;

        var value = reader.Read(reader.Catalogue.Find(kpi)!, reader.Branch(branch)!, March, segment);

        (value.Numerator, value.Denominator).ShouldBe((numerator, denominator));
    }
}
