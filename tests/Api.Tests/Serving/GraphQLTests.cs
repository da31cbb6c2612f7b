using System.Net;
using System.Text.Json;
using Kpi.Api.Security;

namespace Kpi.Api.Tests.Serving;

public sealed class GraphQLTests(DemoServer demo) : IClassFixture<DemoServer>
{
    private readonly RunningServer server = demo.Server;

    [Fact]
    public async Task The_catalogue_has_names_in_both_languages()
    {
        var data = await server.DataAsync("{ kpis { id code zh: name en: name(lang: EN) } }");

        var churn = data.GetProperty("kpis").EnumerateArray().Single(kpi => kpi.GetProperty("code").GetString() == "C01");
        churn.GetProperty("id").GetString().ShouldBe("churn_rate");
        churn.GetProperty("zh").GetString().ShouldBe("月离网率");
        churn.GetProperty("en").GetString().ShouldBe("Monthly churn rate");
    }

    [Fact]
    public async Task The_catalogue_says_how_a_KPI_is_counted_and_judged()
    {
        var data = await server.DataAsync(
            """
            { kpis(category: CHURN) { id unit direction window rollUp months version since fingerprint tiers maturesAfterDays
                formula(lang: EN) companionOf { id } targets { value isFullYear isByInterval tiers source(lang: EN) }
                lowestPossible highestPossible alarm formerVersions { version } } }
            """
        );

        var kpis = data.GetProperty("kpis").EnumerateArray().ToDictionary(kpi => kpi.GetProperty("id").GetString()!);
        kpis["churn_rate"]
            .GetProperty("formula")
            .GetString()
            .ShouldBe("customers lost ÷ (customers at month opening − administrative exits)");
        kpis["churn_rate"].GetProperty("alarm").GetDouble().ShouldBe(0.05);
        kpis["churn_rate"].GetProperty("targets").GetArrayLength().ShouldBe(2);
        kpis["churn_rate_gold"].GetProperty("companionOf").GetProperty("id").GetString().ShouldBe("churn_rate_vip");
        kpis["churn_rate_annualised"].GetProperty("rollUp").GetString().ShouldBe("FUNCTION");
        kpis["tenure_months_active"].GetProperty("unit").GetString().ShouldBe("MONTHS");
    }

    [Fact]
    public async Task A_value_has_its_year_to_date_and_says_its_version()
    {
        var data = await server.DataAsync(
            """
            { branch(code: "HQ") { kpi(id: "retention_success_rate", month: "2026-10") {
                period version revision flags isSignificant
                yearToDate { period numerator denominator previous { numerator } }
                kpi { version } }
              trend(kpi: "retention_success_rate", from: "2026-01", to: "2026-10") { points { numerator denominator } } } }
            """
        );

        var value = data.GetProperty("branch").GetProperty("kpi");
        var points = data.GetProperty("branch").GetProperty("trend").GetProperty("points").EnumerateArray().ToList();
        var soFar = value.GetProperty("yearToDate");
        soFar.GetProperty("period").GetString().ShouldBe("YEAR_TO_DATE");
        soFar.GetProperty("numerator").GetDouble().ShouldBe(points.Sum(point => point.GetProperty("numerator").GetDouble()));
        soFar.GetProperty("denominator").GetDouble().ShouldBe(points.Sum(point => point.GetProperty("denominator").GetDouble()));
        soFar
            .GetProperty("previous")
            .GetProperty("numerator")
            .GetDouble()
            .ShouldBe(points.SkipLast(1).Sum(point => point.GetProperty("numerator").GetDouble()));
        value.GetProperty("version").GetInt32().ShouldBe(1);
        value.GetProperty("flags").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Months_come_newest_last()
    {
        var data = await server.DataAsync("{ months { month } }");

        var months = data.GetProperty("months").EnumerateArray().Select(month => month.GetProperty("month").GetString()).ToList();
        months.Count.ShouldBe(24);
        months[0].ShouldBe("2024-11");
        months[^1].ShouldBe("2026-10");
    }

    [Fact]
    public async Task Branches_page_in_tree_order()
    {
        var first = (
            await server.DataAsync("{ branches(first: 3) { totalCount nodes { code level } pageInfo { endCursor hasNextPage } } }")
        ).GetProperty("branches");
        first.GetProperty("nodes")[0].GetProperty("level").GetString().ShouldBe("HQ");
        first.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean().ShouldBeTrue();
        var cursor = first.GetProperty("pageInfo").GetProperty("endCursor").GetString();

        var rest = (
            await server.DataAsync($$"""{ branches(first: 100, after: "{{cursor}}") { nodes { code } pageInfo { hasNextPage } } }""")
        ).GetProperty("branches");

        rest.GetProperty("nodes").GetArrayLength().ShouldBe(first.GetProperty("totalCount").GetInt32() - 3);
        rest.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_table_has_one_value_for_each_month_branch_segment_and_kpi()
    {
        var table = (
            await server.DataAsync(
                """{ kpiTable(where: { kpis: ["churn_rate", "csat_top2"], from: "2026-09", to: "2026-10", level: CITY, dimension: TIER }) { branches { code } months values { month branch { code } segment { dimension member } kpi { id } } } }"""
            )
        ).GetProperty("kpiTable");

        table.GetProperty("values").GetArrayLength().ShouldBe(2 * table.GetProperty("branches").GetArrayLength() * 5 * 2);
        table.GetProperty("values")[0].GetProperty("segment").GetProperty("member").GetString().ShouldBe("DIAMOND");
    }

    [Fact]
    public async Task A_table_says_the_same_as_the_branch()
    {
        var data = await server.DataAsync(
            """
            { kpiTable(where: { from: "2026-10", to: "2026-10" }) { values { kpi { id } value numerator denominator state } }
              branch(code: "HQ") { kpis(month: "2026-10") { kpi { id } value numerator denominator state } } }
            """
        );

        data.GetProperty("kpiTable")
            .GetProperty("values")
            .GetRawText()
            .ShouldBe(data.GetProperty("branch").GetProperty("kpis").GetRawText());
    }

    [Fact]
    public async Task The_previous_value_is_the_value_of_the_month_before()
    {
        var branch = (
            await server.DataAsync(
                """{ branch(code: "HQ") { now: kpi(id: "churn_rate", month: "2026-10") { previous { month value } yearAgo { month } } then: kpi(id: "churn_rate", month: "2026-09") { value } first: kpi(id: "churn_rate", month: "2024-11") { previous { value } } } }"""
            )
        ).GetProperty("branch");

        branch
            .GetProperty("now")
            .GetProperty("previous")
            .GetProperty("value")
            .GetDouble()
            .ShouldBe(branch.GetProperty("then").GetProperty("value").GetDouble());
        branch.GetProperty("now").GetProperty("yearAgo").GetProperty("month").GetString().ShouldBe("2025-10");
        branch.GetProperty("first").GetProperty("previous").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("""{ branch(code: "HQ") { kpi(id: "luck", month: "2026-10") { value } } }""", "KPI_UNKNOWN")]
    [InlineData("""{ kpiTable(where: { from: "2026-10", to: "2026-09" }) { months } }""", "RANGE_INVALID")]
    [InlineData("""{ kpiTable(where: { from: "2026-10", to: "2026-10", branches: ["XX"] }) { months } }""", "BRANCH_UNKNOWN")]
    [InlineData(
        """{ kpiTable(where: { from: "2026-10", to: "2026-10", branches: ["HQ"], level: CITY }) { months } }""",
        "BRANCHES_AMBIGUOUS"
    )]
    [InlineData("""{ branches(parent: "XX") { totalCount } }""", "BRANCH_UNKNOWN")]
    public async Task A_wrong_question_gets_an_error_with_a_code(string query, string code)
    {
        var answer = await server.AskAsync(query);

        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task What_is_no_month_is_refused_with_the_expected_form()
    {
        var answer = await server.AskAsync("""{ branch(code: "HQ") { kpi(id: "churn_rate", month: "October") { value } } }""");

        answer.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain("October");
    }

    [Fact]
    public async Task An_unknown_branch_is_null() =>
        (await server.DataAsync("""{ branch(code: "nowhere") { code } }""")).GetProperty("branch").ValueKind.ShouldBe(JsonValueKind.Null);

    [Fact]
    public async Task A_manager_sees_the_own_branch_and_nothing_else_whatever_the_query()
    {
        var outlets = (await server.DataAsync("{ branches(level: OUTLET) { nodes { code parent { code } } } }"))
            .GetProperty("branches")
            .GetProperty("nodes");
        var mine = outlets[0].GetProperty("code").GetString()!;
        var other = outlets[1].GetProperty("code").GetString()!;
        var token = server.Token(Role.Manager, mine);

        var data = await server.DataAsync(
            $$"""{ viewer { role branch { code parent { code } ancestors { code } } } branch(code: "{{other}}") { code } hq: branch(code: "HQ") { code } branches { totalCount } }""",
            token
        );

        data.GetProperty("viewer").GetProperty("role").GetString().ShouldBe("MANAGER");
        data.GetProperty("viewer").GetProperty("branch").GetProperty("code").GetString().ShouldBe(mine);
        data.GetProperty("viewer").GetProperty("branch").GetProperty("parent").ValueKind.ShouldBe(JsonValueKind.Null);
        data.GetProperty("viewer").GetProperty("branch").GetProperty("ancestors").GetArrayLength().ShouldBe(0);
        data.GetProperty("branch").ValueKind.ShouldBe(JsonValueKind.Null);
        data.GetProperty("hq").ValueKind.ShouldBe(JsonValueKind.Null);
        data.GetProperty("branches").GetProperty("totalCount").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_token_that_is_not_ours_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/reports/2026-10/HQ.xlsx");
        request.Headers.Authorization = new("Bearer", "not.a.token");

        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("TOKEN_INVALID");
    }

    [Fact]
    public async Task A_token_for_a_branch_that_is_gone_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/reports/2026-10/HQ.xlsx");
        request.Headers.Authorization = new("Bearer", server.Token(Role.Manager, "gone"));

        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_server_says_when_it_is_alive_and_ready()
    {
        (await server.Http.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
