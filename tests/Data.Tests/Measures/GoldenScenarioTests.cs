using System.Text.Json;
using Kpi.Data.ReadModel;
using Kpi.Data.Warehouse;
using Kpi.Kpis;
using Kpi.Kpis.Values;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Measures;

public sealed class GoldenScenarioTests : IAsyncLifetime
{
    private static readonly Month March = new(2025, 3);
    private static readonly JsonElement Expected = GoldenScenario.Vector.GetProperty("expected");

    private TemporaryWarehouse warehouse = null!;
    private KpiReader reader = null!;

    public async ValueTask InitializeAsync()
    {
        warehouse = await TemporaryWarehouse.CreateAsync();
        await warehouse.SaveAsync(GoldenScenario.Facts());
        // Silver coverage looks at the whole quarter, so the quarter's base must be there.
        reader = await warehouse.RefreshAsync(new Month(2025, 1).Through(March));
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

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
    public async Task The_base_opens_and_closes_as_the_flow_says(string branch)
    {
        var flow = Expected.GetProperty("base_flow").GetProperty(branch);
        var snapshot = await new KpiWarehouse(warehouse.Location).CurrentAsync(TestContext.Current.CancellationToken);

        var amounts = snapshot.AmountsOf(reader.Branch(branch)!, March, Segment.All)!.Value;

        amounts[Measure.OpeningBase].ShouldBe(flow.GetProperty("open").GetDouble());
        amounts[Measure.ClosingBase].ShouldBe(flow.GetProperty("close").GetDouble());
    }

    private KpiValue Read(string kpi, string branch, Segment segment = default) =>
        reader.Read(reader.Catalogue.Find(kpi)!, reader.Branch(branch)!, March, segment);

    private static void ShouldBe(KpiValue value, JsonElement ratio)
    {
        value.Numerator.ShouldBe(ratio[0].GetDouble());
        value.Denominator.ShouldBe(ratio[1].GetDouble());
    }
}
