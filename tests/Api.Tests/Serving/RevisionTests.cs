using System.Net;
using System.Text.Json;
using Kpi.Data.Revisions;
using Kpi.Kpis;

namespace Kpi.Api.Tests.Serving;

public sealed class RevisionTests(DemoServer demo) : IClassFixture<DemoServer>
{
    private readonly RunningServer server = demo.Server;

    [Fact]
    public async Task A_closed_month_says_so_and_is_answered_as_of_its_closing()
    {
        var months = await MonthsAsync();
        var first = Month.Parse(months[0].GetProperty("month").GetString()!);
        var closed = await new MonthClose(server.Warehouse, TestClock.Business).CloseAsync(
            first,
            "assessor",
            TestContext.Current.CancellationToken
        );

        server.LooksForNewData();
        var seen = (await MonthsAsync())[0];
        seen.GetProperty("closing").GetString().ShouldBe("CLOSED");
        seen.GetProperty("fingerprint").GetString().ShouldBe(closed.Fingerprint);
        seen.GetProperty("revisions")[0].GetProperty("closedBy").GetString().ShouldBe("assessor");

        var values = (
            await server.DataAsync(
                $$"""
                { branch(code: "HQ") {
                    then: kpi(id: "manager_coverage", month: "{{first}}", asOf: 1) { value numerator denominator revision state }
                    now: kpi(id: "manager_coverage", month: "{{first}}") { value numerator denominator revision state } } }
                """
            )
        ).GetProperty("branch");
        values.GetProperty("then").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Number);
        values.GetProperty("then").GetProperty("state").GetString().ShouldBe("FINAL");
        values.GetProperty("then").ToString().ShouldBe(values.GetProperty("now").ToString());
        await EveryReadIsAnsweredAsOfAsync(first, values.GetProperty("then").GetProperty("value").GetDouble());
    }

    private async Task EveryReadIsAnsweredAsOfAsync(Month first, double value)
    {
        var data = await server.DataAsync(
            $$"""
            { branch(code: "HQ") { trend(kpi: "manager_coverage", from: "{{first}}", to: "{{first}}", asOf: 1) { points { value revision } } }
              kpiTable(where: { kpis: ["manager_coverage"], branches: ["HQ"], from: "{{first}}", to: "{{first}}", asOf: 1 }) { values { value revision } }
              compare(where: { kpi: "manager_coverage", month: "{{first}}", level: HQ, asOf: 1 }) { branches { value } }
              explain(where: { kpi: "manager_coverage", branch: "HQ", from: "{{first}}", to: "{{first}}", asOf: 1 }) { change } }
            """
        );

        data.GetProperty("branch").GetProperty("trend").GetProperty("points")[0].GetProperty("value").GetDouble().ShouldBe(value);
        data.GetProperty("kpiTable").GetProperty("values")[0].GetProperty("revision").GetInt32().ShouldBe(1);
        data.GetProperty("compare").GetProperty("branches")[0].GetProperty("value").GetDouble().ShouldBe(value);
        data.GetProperty("explain").GetProperty("change").GetDouble().ShouldBe(0);
        using var report = await server.Http.GetAsync($"/reports/{first}/HQ.xlsx?asOf=1", TestContext.Current.CancellationToken);
        report.StatusCode.ShouldBe(HttpStatusCode.OK);
        report.Content.Headers.ContentDisposition!.FileName.ShouldBe($"HQ-{first}-r1-zh.xlsx");
    }

    [Theory]
    [InlineData("asOf=9", HttpStatusCode.NotFound, "REVISION_UNKNOWN")]
    [InlineData("asOf=last", HttpStatusCode.BadRequest, "REVISION_INVALID")]
    public async Task A_report_of_a_revision_that_does_not_exist_is_refused(string asked, HttpStatusCode status, string code)
    {
        using var answer = await server.Http.GetAsync($"/reports/2026-10/HQ.xlsx?{asked}", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(code);
    }

    [Theory]
    [InlineData("branch(code: \"HQ\") { trend(kpi: \"nps\", from: \"2026-09\", to: \"2026-10\", asOf: 9) { points { value } } }")]
    [InlineData("kpiTable(where: { from: \"2026-10\", to: \"2026-10\", asOf: 9 }) { values { value } }")]
    [InlineData("compare(where: { kpi: \"nps\", month: \"2026-10\", level: OUTLET, asOf: 9 }) { pooled }")]
    [InlineData("explain(where: { kpi: \"churn_rate\", branch: \"HQ\", from: \"2026-09\", to: \"2026-10\", asOf: 9 }) { change }")]
    public async Task Whatever_is_asked_as_of_a_revision_that_does_not_exist_is_refused(string field) =>
        (await server.AskAsync($"{{ {field} }}"))
            .GetProperty("errors")[0]
            .GetProperty("extensions")
            .GetProperty("code")
            .GetString()
            .ShouldBe("REVISION_UNKNOWN");

    [Fact]
    public async Task A_revision_that_does_not_exist_is_named_in_the_error()
    {
        var answer = await server.AskAsync("""{ branch(code: "HQ") { kpi(id: "nps", month: "2026-10", asOf: 9) { value } } }""");

        var error = answer.GetProperty("errors")[0];
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("REVISION_UNKNOWN");
        error.GetProperty("message").GetString()!.ShouldContain("2026-10 has no revision 9");
    }

    private async Task<List<JsonElement>> MonthsAsync() =>
        [
            .. (await server.DataAsync("{ months { month closing fingerprint revisions { number closedBy } } }"))
                .GetProperty("months")
                .EnumerateArray(),
        ];
}
