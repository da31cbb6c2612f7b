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
        var closed = await new MonthClose(server.Warehouse, BusinessClock.Default).CloseAsync(
            first,
            "assessor",
            TestContext.Current.CancellationToken
        );

        // The server looks for a new version of the data once a second.
        var seen = await UntilAsync(async () => (await MonthsAsync())[0], month => month.GetProperty("closing").GetString() == "CLOSED");
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
    }

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

    private static async Task<JsonElement> UntilAsync(Func<Task<JsonElement>> ask, Func<JsonElement, bool> isRight)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = await ask();
            if (isRight(answer) || tries == 40)
            {
                return answer;
            }

            await Task.Delay(100);
        }
    }
}
