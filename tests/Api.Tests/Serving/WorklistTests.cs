using System.Text.Json;
using Kpi.Api.Security;

namespace Kpi.Api.Tests.Serving;

public sealed class WorklistTests(DemoServer demo) : IClassFixture<DemoServer>
{
    private const string Fields = """
        { totalCount owedCount metCount inTimeCount
          nodes { key standing opensAt dueBy tier reasons risk monthlyValue atStake customer { name code } }
          edges { cursor node { key } } pageInfo { hasNextPage hasPreviousPage endCursor } }
        """;

    private readonly RunningServer server = demo.Server;

    [Theory]
    [InlineData("ROUTINE", "routine_coverage")]
    [InlineData("MOMENT", "moment_care")]
    [InlineData("PLAN", "contact_plan_coverage")]
    [InlineData("WARNING", "warning_follow_up")]
    public async Task What_is_owed_and_met_is_what_the_KPI_counts_at_every_outlet(string kind, string kpi)
    {
        // September ends a quarter, so silver is owed contacts, too.
        var outlets = (
            await server.DataAsync(
                $$"""{ branches(level: OUTLET) { nodes { code kpi(id: "{{kpi}}", month: "2026-09") { numerator denominator } } } }"""
            )
        )
            .GetProperty("branches")
            .GetProperty("nodes")
            .EnumerateArray()
            .ToList();
        var lists = string.Join(
            ' ',
            outlets.Select(
                (outlet, i) =>
                    $"o{i}: worklist(branch: \"{Code(outlet)}\", month: \"2026-09\", kind: {kind}, first: 1) {{ totalCount owedCount metCount }}"
            )
        );

        var answer = await server.DataAsync($"{{ {lists} }}");

        outlets.Sum(outlet => outlet.GetProperty("kpi").GetProperty("denominator").GetDouble()).ShouldBeGreaterThan(0);
        for (var i = 0; i < outlets.Count; i++)
        {
            var (list, value) = (answer.GetProperty($"o{i}"), outlets[i].GetProperty("kpi"));
            var denominator = value.GetProperty("denominator").GetDouble();
            var numerator = value.GetProperty("numerator") is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : 0;
            list.GetProperty("owedCount").GetDouble().ShouldBe(denominator);
            list.GetProperty("metCount").GetDouble().ShouldBe(numerator);
            list.GetProperty("totalCount").GetDouble().ShouldBe(denominator - numerator);
        }
    }

    [Fact]
    public async Task Pages_follow_each_other_to_the_last_item()
    {
        var outlet = await LongestAsync();
        var keys = new List<string>();
        JsonElement page;
        string? after = null;
        do
        {
            page = await ListAsync(outlet, first: 1, after: after);
            keys.AddRange(page.GetProperty("edges").EnumerateArray().Select(edge => Key(edge.GetProperty("node"))));
            page.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean().ShouldBe(after is not null);
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        } while (page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());

        keys.Count.ShouldBe(page.GetProperty("totalCount").GetInt32());
        keys.Count.ShouldBeGreaterThan(2);
        keys.ShouldBeUnique();
    }

    [Fact]
    public async Task Customers_are_named_masked_to_the_manager_of_their_outlet_alone()
    {
        var outlet = await LongestAsync();

        var own = Nodes(await ListAsync(outlet, who: server.Token(Role.Manager, outlet)));
        var above = Nodes(await ListAsync(outlet, who: server.Token(Role.Hq)));

        own.ShouldNotBeEmpty();
        own.ShouldAllBe(item => item.GetProperty("customer").GetProperty("code").GetString()!.StartsWith('*'));
        own.ShouldAllBe(item => item.GetProperty("monthlyValue").ValueKind == JsonValueKind.Number);
        foreach (var field in new[] { "customer", "risk", "monthlyValue", "atStake" })
        {
            above.ShouldAllBe(item => item.GetProperty(field).ValueKind == JsonValueKind.Null);
        }

        own.Select(Key).ShouldBe(above.Select(Key), ignoreOrder: true);
    }

    [Theory]
    [InlineData("HQ", "2026-09", 10, "WORKLIST_OF_OUTLET")]
    [InlineData("nowhere", "2026-09", 10, "BRANCH_UNKNOWN")]
    [InlineData("", "2019-01", 10, "MONTH_UNKNOWN")]
    [InlineData("", "2026-09", 0, "PAGE_INVALID")]
    [InlineData("", "2026-09", 101, "PAGE_INVALID")]
    public async Task What_cannot_be_listed_is_told_with_a_code(string branch, string month, int first, string code)
    {
        var of = branch.Length > 0 ? branch : await OutletAsync();

        var answer = await server.AskAsync(Query(of, month, first, null));

        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task Another_manager_s_outlet_is_unknown()
    {
        var outlets = await OutletsAsync();

        var answer = await server.AskAsync(Query(outlets[1], "2026-09", 10, null), server.Token(Role.Manager, outlets[0]));

        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BRANCH_UNKNOWN");
    }

    private async Task<JsonElement> ListAsync(string outlet, int first = 100, string? after = null, string? who = null) =>
        (await server.DataAsync(Query(outlet, "2026-09", first, after), who)).GetProperty("worklist");

    private async Task<string> LongestAsync()
    {
        var outlets = await OutletsAsync();
        var lists = await server.DataAsync(
            $"{{ {string.Join(' ', outlets.Select(outlet => $"{outlet}: worklist(branch: \"{outlet}\", month: \"2026-09\", kind: ROUTINE) {{ totalCount }}"))} }}"
        );
        return outlets.MaxBy(outlet => lists.GetProperty(outlet).GetProperty("totalCount").GetInt32())!;
    }

    private async Task<string> OutletAsync() => (await OutletsAsync())[0];

    private async Task<List<string>> OutletsAsync() =>
        [
            .. (await server.DataAsync("{ branches(level: OUTLET) { nodes { code } } }"))
                .GetProperty("branches")
                .GetProperty("nodes")
                .EnumerateArray()
                .Select(Code),
        ];

    private static string Query(string outlet, string month, int first, string? after) =>
        $$"""{ worklist(branch: "{{outlet}}", month: "{{month}}", kind: ROUTINE, first: {{first}}{{(after is null ? "" : $", after: \"{after}\"")}}) {{Fields}} }""";

    private static string Code(JsonElement branch) => branch.GetProperty("code").GetString()!;

    private static string Key(JsonElement item) => item.GetProperty("key").GetString()!;

    private static JsonElement.ArrayEnumerator Nodes(JsonElement list) => list.GetProperty("nodes").EnumerateArray();
}
