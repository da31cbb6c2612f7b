using System.Text.Json;
using Kpi.Data.ReadModel;
using Kpi.Data.Reconciliation;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Values;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Measures;

public sealed class GoldenScenarioTests(GoldenWarehouse golden) : IClassFixture<GoldenWarehouse>
{
    private static readonly Month March = new(2025, 3);
    private static readonly JsonElement Expected = GoldenScenario.Vector.GetProperty("expected");

    private readonly TemporaryWarehouse warehouse = golden.Warehouse;
    private readonly KpiReader reader = golden.Reader;

    [Theory]
    [InlineData("O1")]
    [InlineData("O2")]
    [InlineData("C1")]
    [InlineData("HQ")]
    public void Churn_has_the_expected_numerator_and_denominator(string branch) =>
        ShouldBe(Read("churn_rate", branch), Expected.GetProperty("C01").GetProperty(branch));

    [Theory]
    [InlineData(Tier.Diamond)]
    [InlineData(Tier.Gold)]
    [InlineData(Tier.Silver)]
    [InlineData(Tier.Ordinary)]
    public void Churn_by_tier_goes_by_the_tier_at_opening(Tier tier) =>
        ShouldBe(Read("churn_rate", "C1", new(tier)), Expected.GetProperty("C04_by_tier").GetProperty(SnakeCase.Of(tier)));

    [Fact]
    public async Task Churn_by_kind_and_reason_counts_one_primary_reason_each()
    {
        await using var db = warehouse.Location.Open();
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

    [Fact]
    public void Revenue_churn_weighs_the_churned_by_their_value() =>
        ShouldBe(Read("revenue_churn", "HQ"), Expected.GetProperty("C06_revenue"));

    [Theory]
    [InlineData("O1")]
    [InlineData("O2")]
    [InlineData("C1")]
    public void Routine_coverage_has_the_expected_numerator_and_denominator(string branch) =>
        ShouldBe(Read("routine_coverage", branch), Expected.GetProperty("V01").GetProperty(branch));

    [Theory]
    [InlineData(Tier.Diamond)]
    [InlineData(Tier.Gold)]
    [InlineData(Tier.Silver)]
    public void Routine_coverage_by_tier_owes_silver_a_contact_a_quarter(Tier tier) =>
        ShouldBe(
            Read("routine_coverage", "C1", new(tier)),
            Expected.GetProperty("V01").GetProperty("by_tier").GetProperty(SnakeCase.Of(tier))
        );

    [Theory]
    [InlineData("O1")]
    [InlineData("O2")]
    [InlineData("HQ")]
    public async Task The_base_flows_from_opening_to_closing(string branch)
    {
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

    [Fact]
    public async Task Every_branch_reconciles()
    {
        await using var db = warehouse.Location.Open();

        (await BaseReconciliation.CheckAsync(db, March, BusinessClock.Default, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    private KpiValue Read(string kpi, string branch, Segment segment = default) =>
        reader.Read(reader.Catalogue.Find(kpi)!, reader.Branch(branch)!, March, segment);

    private static void ShouldBe(KpiValue value, JsonElement ratio)
    {
        value.Numerator.ShouldBe(ratio[0].GetDouble());
        value.Denominator.ShouldBe(ratio[1].GetDouble());
    }
}
