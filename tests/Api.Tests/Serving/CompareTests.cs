using System.Text.Json;
using Kpi.Kpis.Catalogue;

namespace Kpi.Api.Tests.Serving;

public sealed class CompareTests(DemoServer demo) : IClassFixture<DemoServer>
{
    private readonly RunningServer server = demo.Server;

    [Fact]
    public async Task Peers_are_listed_with_their_values_and_fewer_than_five_are_not_ranked()
    {
        var data = await server.DataAsync(
            """
            { compare(where: { kpi: "routine_coverage", month: "2026-10", level: OUTLET }) {
                ranking pooled branches { branch { code level kpi(id: "routine_coverage", month: "2026-10") { value numerator } } value numerator rank { low } } }
              branch(code: "HQ") { kpi(id: "routine_coverage", month: "2026-10") { value } } }
            """
        );

        var comparison = data.GetProperty("compare");
        comparison.GetProperty("ranking").GetString().ShouldBe("TOO_FEW_PEERS");
        var branches = comparison.GetProperty("branches").EnumerateArray().ToList();
        branches.Count.ShouldBe(4);
        foreach (var compared in branches)
        {
            var own = compared.GetProperty("branch").GetProperty("kpi");
            compared.GetProperty("value").ToString().ShouldBe(own.GetProperty("value").ToString());
            compared.GetProperty("numerator").GetDouble().ShouldBe(own.GetProperty("numerator").GetDouble());
            compared.GetProperty("rank").ValueKind.ShouldBe(JsonValueKind.Null);
        }
    }

    public static TheoryData<string> Kpis => [.. KpiCatalogue.Default().All.Select(kpi => kpi.Id)];

    [Theory, MemberData(nameof(Kpis))]
    public async Task What_is_compared_are_the_values_that_the_branches_have(string kpi)
    {
        const string Shown = "value numerator denominator state flags interval { low high }";
        var data = await server.DataAsync(
            $$"""
            { month: compare(where: { kpi: "{{kpi}}", month: "2026-09", level: OUTLET }) {
                branches { {{Shown}} branch { kpi(id: "{{kpi}}", month: "2026-09") { {{Shown}} } } } }
              year: compare(where: { kpi: "{{kpi}}", month: "2026-09", level: PROVINCE, period: YEAR_TO_DATE }) {
                branches { {{Shown}} branch { kpi(id: "{{kpi}}", month: "2026-09") { yearToDate { {{Shown}} } } } } } }
            """
        );

        foreach (var compared in data.GetProperty("month").GetProperty("branches").EnumerateArray())
        {
            Same(compared, compared.GetProperty("branch").GetProperty("kpi"));
        }

        foreach (var compared in data.GetProperty("year").GetProperty("branches").EnumerateArray())
        {
            Same(compared, compared.GetProperty("branch").GetProperty("kpi").GetProperty("yearToDate"));
        }

        static void Same(JsonElement compared, JsonElement own)
        {
            foreach (var field in own.EnumerateObject())
            {
                compared.GetProperty(field.Name).ToString().ShouldBe(field.Value.ToString(), field.Name);
            }
        }
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
