using System.Text.Json;

namespace Kpi.Api.Tests.Serving;

public sealed class CompareTests(DemoServer demo) : IClassFixture<DemoServer>
{
    private readonly RunningServer server = demo.Server;

    [Fact]
    public async Task Peers_are_ranked_by_their_expected_rank_and_those_that_cannot_be_judged_come_last()
    {
        var data = await server.DataAsync(
            """
            { compare(where: { kpi: "routine_coverage", month: "2026-10", level: OUTLET, period: YEAR_TO_DATE }) {
                ranking branches { branch { code level } value state rank { expected low high } funnel { zone limits { lookLow lookHigh } } } } }
            """
        );

        var comparison = data.GetProperty("compare");
        comparison.GetProperty("ranking").GetString().ShouldBe("RANKED");
        var branches = comparison.GetProperty("branches").EnumerateArray().ToList();
        branches.ShouldAllBe(branch => branch.GetProperty("branch").GetProperty("level").GetString() == "OUTLET");
        var ranks = branches
            .Select(branch => branch.GetProperty("rank"))
            .TakeWhile(rank => rank.ValueKind == JsonValueKind.Object)
            .Select(rank => rank.GetProperty("expected").GetDouble())
            .ToList();
        ranks.ShouldBe(ranks.Order());
        ranks.Sum().ShouldBe(ranks.Count * (ranks.Count + 1) / 2.0, 0.5);
        branches.Skip(ranks.Count).ShouldAllBe(branch => branch.GetProperty("rank").ValueKind == JsonValueKind.Null);
    }

    [Theory]
    [InlineData("BRANCH")]
    [InlineData("TIER")]
    [InlineData("BRANCH_AND_TIER")]
    public async Task Effects_sum_to_the_change(string by)
    {
        var explained = (
            await server.DataAsync(
                $$"""
                { explain(where: { kpi: "churn_rate", branch: "HQ", from: "2026-09", to: "2026-10", by: {{by}} }) {
                    before after change parts { key rate mix total parts { total } } } }
                """
            )
        ).GetProperty("explain");

        var change = explained.GetProperty("after").GetDouble() - explained.GetProperty("before").GetDouble();
        explained.GetProperty("change").GetDouble().ShouldBe(change, 1e-12);
        explained.GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("total").GetDouble()).ShouldBe(change, 1e-12);
        var values = await server.DataAsync("""{ branch(code: "HQ") { kpi(id: "churn_rate", month: "2026-10") { value } } }""");
        explained
            .GetProperty("after")
            .GetDouble()
            .ShouldBe(values.GetProperty("branch").GetProperty("kpi").GetProperty("value").GetDouble(), 1e-12);
    }

    [Fact]
    public async Task A_KPI_without_parts_that_sum_is_refused()
    {
        var answer = await server.AskAsync(
            """{ explain(where: { kpi: "settlement_days_median", branch: "HQ", from: "2026-09", to: "2026-10" }) { change } }"""
        );
        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("KPI_NOT_EXPLAINABLE");
    }
}
