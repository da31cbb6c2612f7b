using System.Text.Json;
using Kpi.Api.Security;

namespace Kpi.Api.Tests.Serving;

public sealed class EvidenceTests(DemoServer demo) : IClassFixture<DemoServer>
{
    private const string Fields = """
        { totalCount withheldCount numerator denominator matches warning
          cell { kpi { id } branch { code } month numerator denominator version period hierarchy asOf segment { member } }
          nodes { table key day tier numerator denominator branch { code } customer { name code } }
          edges { cursor node { key } } pageInfo { hasNextPage hasPreviousPage endCursor } }
        """;

    private readonly RunningServer server = demo.Server;

    [Theory]
    [InlineData("churn_rate")]
    [InlineData("churn_rate_ytd")]
    [InlineData("settlement_rate")]
    [InlineData("retention_success_rate")]
    [InlineData("nps")]
    [InlineData("routine_coverage")]
    public async Task A_number_has_the_rows_that_sum_to_it(string kpi)
    {
        // In a month the sample may have no complaint at all, in a year it has some.
        var value = (await ValueAsync(kpi, "HQ")).GetProperty("yearToDate");
        var evidence = await EvidenceAsync(Token(value));

        evidence.GetProperty("matches").GetBoolean().ShouldBeTrue();
        evidence.GetProperty("warning").ValueKind.ShouldBe(JsonValueKind.Null);
        evidence.GetProperty("numerator").GetDouble().ShouldBe(value.GetProperty("numerator").GetDouble(), 1e-6);
        evidence.GetProperty("denominator").GetDouble().ShouldBe(value.GetProperty("denominator").GetDouble(), 1e-6);
        evidence.GetProperty("cell").GetProperty("kpi").GetProperty("id").GetString().ShouldBe(kpi);
        evidence.GetProperty("totalCount").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Pages_follow_each_other_to_the_last_row()
    {
        var token = Token(await ValueAsync("churn_rate", "HQ"));
        var keys = new List<string>();
        JsonElement page;
        string? after = null;
        do
        {
            page = await EvidenceAsync(token, first: 40, after: after);
            keys.AddRange(
                page.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("node").GetProperty("key").GetString()!)
            );
            page.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean().ShouldBe(after is not null);
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        } while (page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());

        keys.Count.ShouldBe(page.GetProperty("totalCount").GetInt32());
        keys.ShouldBeUnique();
    }

    [Fact]
    public async Task A_median_has_no_token() =>
        (await ValueAsync("settlement_days_median", "HQ")).GetProperty("evidence").ValueKind.ShouldBe(JsonValueKind.Null);

    [Fact]
    public async Task Customers_are_named_masked_to_the_manager_of_their_outlet_alone()
    {
        var outlet = await OutletAsync(0);
        var token = Token(await ValueAsync("churn_rate", outlet));

        var own = await EvidenceAsync(token, who: server.Token(Role.Manager, outlet));
        var above = await EvidenceAsync(token, who: server.Token(Role.Hq));
        var analyst = await EvidenceAsync(token, who: server.Token(Role.Analyst, outlet));

        Nodes(own).ShouldAllBe(row => row.GetProperty("customer").GetProperty("code").GetString()!.StartsWith('*'));
        Nodes(above).ShouldAllBe(row => row.GetProperty("customer").ValueKind == JsonValueKind.Null);
        Nodes(analyst).ShouldAllBe(row => row.GetProperty("customer").ValueKind == JsonValueKind.Null);
        Nodes(own).Select(Key).ShouldBe(Nodes(above).Select(Key));
    }

    [Fact]
    public async Task Another_branch_s_token_looks_like_one_that_is_none()
    {
        var token = Token(await ValueAsync("churn_rate", await OutletAsync(1)));
        var manager = server.Token(Role.Manager, await OutletAsync(0));

        var foreign = await ErrorAsync(token, manager);
        var none = await ErrorAsync("none", manager);

        foreign.GetRawText().ShouldBe(none.GetRawText());
        foreign.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("EVIDENCE_UNKNOWN");
    }

    [Fact]
    public async Task An_edited_token_is_refused()
    {
        var token = Token(await ValueAsync("churn_rate", "HQ"));
        var other = Token(await ValueAsync("churn_rate", await OutletAsync(0)));
        string[] forged =
        [
            $"{other.Split('.')[0]}.{token.Split('.')[1]}",
            token.Split('.')[0],
            $"{token.Split('.')[0]}.",
            $"{token}.{token}",
            $"x{token}",
            $"{token[..^2]}{(token[^2] == 'A' ? 'B' : 'A')}{token[^1]}",
            new string('a', 5000),
            "%%%.%%%",
        ];

        foreach (var one in forged)
        {
            (await ErrorAsync(one)).GetProperty("extensions").GetProperty("code").GetString().ShouldBe("EVIDENCE_UNKNOWN", one);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(101)]
    public async Task A_page_has_one_row_to_a_hundred(int first)
    {
        var answer = await server.AskAsync(Query(Token(await ValueAsync("churn_rate", "HQ")), first, null));

        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("PAGE_INVALID");
    }

    private async Task<JsonElement> ValueAsync(string kpi, string branch) =>
        (
            await server.DataAsync(
                $$"""{ branch(code: "{{branch}}") { kpi(id: "{{kpi}}", month: "2026-09") { value numerator denominator evidence yearToDate { numerator denominator evidence } } } }"""
            )
        )
            .GetProperty("branch")
            .GetProperty("kpi");

    private async Task<JsonElement> EvidenceAsync(string token, int first = 100, string? after = null, string? who = null) =>
        (await server.DataAsync(Query(token, first, after), who)).GetProperty("evidence");

    private async Task<JsonElement> ErrorAsync(string token, string? who = null) =>
        (await server.AskAsync(Query(token, 10, null), who)).GetProperty("errors")[0];

    private async Task<string> OutletAsync(int index) =>
        (await server.DataAsync("{ branches(level: OUTLET) { nodes { code } } }"))
            .GetProperty("branches")
            .GetProperty("nodes")[index]
            .GetProperty("code")
            .GetString()!;

    private static string Query(string token, int first, string? after) =>
        $$"""{ evidence(token: "{{token}}", first: {{first}}{{(after is null ? "" : $", after: \"{after}\"")}}) {{Fields}} }""";

    private static string Token(JsonElement value) => value.GetProperty("evidence").GetString()!;

    private static JsonElement.ArrayEnumerator Nodes(JsonElement evidence) => evidence.GetProperty("nodes").EnumerateArray();

    private static string Key(JsonElement row) => row.GetProperty("key").GetString()!;
}
