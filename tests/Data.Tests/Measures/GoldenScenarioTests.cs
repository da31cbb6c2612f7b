using System.Text.Json;
using Kpi.Data.ReadModel;
using Kpi.Data.Reconciliation;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Values;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Measures;

public sealed class GoldenScenarioTests(GoldenWarehouses golden) : IClassFixture<GoldenWarehouses>
{
    private static readonly Month March = new(2025, 3);
    private static readonly JsonElement Expected = GoldenScenario.Vector.GetProperty("expected");

    public static TheoryData<WarehouseProvider> Providers => WarehouseProviders.All;

    public static MatrixTheoryData<WarehouseProvider, string> Branches => WarehouseProviders.With("O1", "O2", "C1", "HQ");

    public static MatrixTheoryData<WarehouseProvider, string> CoveredBranches => WarehouseProviders.With("O1", "O2", "C1");

    public static MatrixTheoryData<WarehouseProvider, string> FlowBranches => WarehouseProviders.With("O1", "O2", "HQ");

    public static MatrixTheoryData<WarehouseProvider, Tier> Tiers =>
        WarehouseProviders.With(Tier.Diamond, Tier.Gold, Tier.Silver, Tier.Ordinary);

    public static MatrixTheoryData<WarehouseProvider, Tier> VipTiers => WarehouseProviders.With(Tier.Diamond, Tier.Gold, Tier.Silver);

    [Theory]
    [MemberData(nameof(Branches))]
    public async Task Churn_has_the_expected_numerator_and_denominator(WarehouseProvider provider, string branch) =>
        ShouldBe(await ReadAsync(provider, "churn_rate", branch), Expected.GetProperty("C01").GetProperty(branch));

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task Churn_by_tier_goes_by_the_tier_at_opening(WarehouseProvider provider, Tier tier) =>
        ShouldBe(
            await ReadAsync(provider, "churn_rate", "C1", new(tier)),
            Expected.GetProperty("C04_by_tier").GetProperty(SnakeCase.Of(tier))
        );

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Churn_by_kind_and_reason_counts_one_primary_reason_each(WarehouseProvider provider)
    {
        await using var db = (await golden.OnAsync(provider)).Warehouse.Location.Open();
        var march = await db.ChurnMart.Where(row => row.Month == 202503).ToListAsync(TestContext.Current.CancellationToken);

        march
            .Where(row => row.Kind == ChurnKind.Voluntary)
            .Sum(row => row.Churned)
            .ShouldBe(Expected.GetProperty("C01_voluntary_C1")[0].GetInt64());
        march
            .ToLookup(row => SnakeCase.Of(row.Reason))
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Churned))
            .ShouldBe(
                Expected
                    .GetProperty("C05_by_reason")
                    .EnumerateObject()
                    .ToDictionary(reason => reason.Name, reason => reason.Value.GetInt64()),
                ignoreOrder: true
            );
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Revenue_churn_weighs_the_churned_by_their_value(WarehouseProvider provider) =>
        ShouldBe(await ReadAsync(provider, "revenue_churn", "HQ"), Expected.GetProperty("C06_revenue"));

    [Theory]
    [MemberData(nameof(CoveredBranches))]
    public async Task Routine_coverage_has_the_expected_numerator_and_denominator(WarehouseProvider provider, string branch) =>
        ShouldBe(await ReadAsync(provider, "routine_coverage", branch), Expected.GetProperty("V01").GetProperty(branch));

    [Theory]
    [MemberData(nameof(VipTiers))]
    public async Task Routine_coverage_by_tier_owes_silver_a_contact_a_quarter(WarehouseProvider provider, Tier tier) =>
        ShouldBe(
            await ReadAsync(provider, "routine_coverage", "C1", new(tier)),
            Expected.GetProperty("V01").GetProperty("by_tier").GetProperty(SnakeCase.Of(tier))
        );

    [Theory]
    [MemberData(nameof(FlowBranches))]
    public async Task The_base_flows_from_opening_to_closing(WarehouseProvider provider, string branch)
    {
        var warehouse = (await golden.OnAsync(provider)).Warehouse;
        var expected = Expected.GetProperty("base_flow").GetProperty(branch);
        await using var db = warehouse.Location.Open();

        var flows = await BaseFlow.OfAsync(
            db,
            (await new KpiWarehouse(warehouse.Location).CurrentAsync(TestContext.Current.CancellationToken)).Tree,
            March,
            TestContext.Current.CancellationToken
        );

        flows
            .Single(flow => flow.Key.Info.Code == branch)
            .Value.ShouldBe(
                new(
                    expected.GetProperty("open").GetInt64(),
                    expected.GetProperty("joins").GetInt64(),
                    expected.GetProperty("reactivations").GetInt64(),
                    expected.GetProperty("in").GetInt64(),
                    expected.GetProperty("out").GetInt64(),
                    expected.GetProperty("exits").GetInt64(),
                    expected.GetProperty("close").GetInt64()
                )
            );
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Every_branch_reconciles(WarehouseProvider provider)
    {
        await using var db = (await golden.OnAsync(provider)).Warehouse.Location.Open();

        (await BaseReconciliation.CheckAsync(db, March, TestClock.Business, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    private async Task<KpiValue> ReadAsync(WarehouseProvider provider, string kpi, string branch, Segment segment = default)
    {
        var reader = (await golden.OnAsync(provider)).Reader;
        return reader.Read(reader.Catalogue.Find(kpi)!, reader.Branch(branch)!, March, segment);
    }

    private static void ShouldBe(KpiValue value, JsonElement ratio)
    {
        value.Numerator.ShouldBe(ratio[0].GetDouble());
        value.Denominator.ShouldBe(ratio[1].GetDouble());
    }
}
