using System.Text.Json;
using Kpi.Api.Tests.Serving;

namespace Kpi.Api.Tests.Assessing;

public sealed class AssessmentTests(AssessedBranches assessed) : IClassFixture<AssessedBranches>
{
    private readonly RunningServer server = assessed.Server;

    [Fact]
    public async Task The_specification_s_month_comes_out_of_its_measures()
    {
        var own = AssessmentAnswer.Of(
            await server.AssessmentAsync(
                """
                month: "2026-03", parent: "O1"
                """,
                """
                indicators { indicator { kpi { code } weight } value { value numerator denominator } points droppedAs effectiveWeight }
                result { availableWeight baseScore score grade bonus penalty isVetoed fee isRated }
                """
            ),
            "O1"
        );

        var indicators = own.GetProperty("indicators").EnumerateArray().ToList();
        indicators
            .Select(one => one.GetProperty("indicator").GetProperty("kpi").GetProperty("code").GetString())
            .ShouldBe(["C01", "R01", "S01", "V01", "Q03"]);
        indicators.Take(4).Select(one => one.GetProperty("points").GetDouble()).ShouldBe([80, 108, 80, 92], 1e-9);
        indicators[4].GetProperty("points").ValueKind.ShouldBe(JsonValueKind.Null);
        indicators[4].GetProperty("droppedAs").GetString().ShouldBe("SMALL_N");
        indicators[4].GetProperty("value").GetProperty("denominator").GetDouble().ShouldBe(6);
        indicators[0].GetProperty("effectiveWeight").GetDouble().ShouldBe(100 * 25 / 85.0, 1e-9);
        var result = own.GetProperty("result");
        result.GetProperty("availableWeight").GetDouble().ShouldBe(85);
        result.GetProperty("baseScore").GetDouble().ShouldBe(89.411765, 1e-6);
        result.GetProperty("score").GetDecimal().ShouldBe(89.41m);
        foreach (var unknown in new[] { "bonus", "penalty", "isVetoed", "fee" })
        {
            result.GetProperty(unknown).ValueKind.ShouldBe(JsonValueKind.Null, unknown);
        }
    }

    [Fact]
    public async Task Equal_scores_share_a_rank_and_the_next_one_skips()
    {
        var answer = await server.AssessmentAsync(
            """
            month: "2026-03", level: OUTLET
            """,
            "rank peers ratedPeers peerGroup { level sizeClass } result { score }"
        );

        var branches = answer.GetProperty("branches").EnumerateArray().ToList();
        branches.Select(AssessmentAnswer.CodeOf).ShouldBe(["O2", "O1", "O3", "O4", "O5", "S1"], "by peer group, the best first");
        branches.Select(branch => branch.GetProperty("rank").ToString()).ShouldBe(["1", "2", "2", "4", "5", ""]);
        branches.Select(branch => branch.GetProperty("ratedPeers").GetInt32()).ShouldBe([5, 5, 5, 5, 5, 0]);
        branches[^1].GetProperty("peerGroup").GetProperty("sizeClass").GetString().ShouldBe("small");
    }

    [Fact]
    public async Task With_less_than_seventy_of_weight_a_branch_is_not_rated_and_paid_in_full()
    {
        var small = AssessmentAnswer.Of(
            await server.AssessmentAsync(
                """
                month: "2026-03", parent: "S1"
                """,
                "rank wayToNextGrade { count } working indicators { droppedAs } result { isRated score grade availableWeight feeCoefficient }"
            ),
            "S1"
        );

        small
            .GetProperty("result")
            .ToString()
            .ShouldBe("""{"isRated":false,"score":null,"grade":null,"availableWeight":45,"feeCoefficient":1}""");
        small.GetProperty("wayToNextGrade").GetArrayLength().ShouldBe(0);
        small
            .GetProperty("indicators")
            .EnumerateArray()
            .Select(one => one.GetProperty("droppedAs").GetString())
            .ShouldBe([null, null, "NO_DATA", "NO_DATA", "SMALL_N"]);
        small.GetProperty("working").EnumerateArray().Select(line => line.GetString()).ShouldContain("可用权重 45，少于 70：不予评级。");
    }

    [Fact]
    public async Task The_scheme_that_rules_is_told_whole()
    {
        var scheme = (
            await server.DataAsync(
                """
                { assessment(month: "2026-03") { standing revision notRecorded hierarchyAsOf scheme {
                    source code version fromMonth fingerprint minimumAvailableWeight grades { grade from } feeCurve { value result }
                    indicators { name(lang: EN) weight knots { value result } steps { line } bands { below } } } } }
                """
            )
        ).GetProperty("assessment");

        scheme.GetProperty("standing").GetString().ShouldBe("PROVISIONAL");
        scheme.GetProperty("hierarchyAsOf").GetString().ShouldBe("2026-03-31");
        scheme.GetProperty("notRecorded").EnumerateArray().Select(gap => gap.GetString()).ShouldBe(["ADJUSTMENTS", "VETOES", "BASE_FEES"]);
        var rules = scheme.GetProperty("scheme");
        rules.GetProperty("source").GetString().ShouldBe("SHIPPED");
        rules.GetProperty("version").GetString().ShouldBe("2026-1");
        rules.GetProperty("fromMonth").GetString().ShouldBe("2026-01");
        rules.GetProperty("fingerprint").GetString()!.Length.ShouldBe(64);
        rules.GetProperty("grades")[3].ToString().ShouldBe("""{"grade":"D","from":null}""");
        rules.GetProperty("indicators")[0].GetProperty("knots").GetArrayLength().ShouldBe(4);
        rules.GetProperty("indicators").EnumerateArray().Sum(one => one.GetProperty("weight").GetDouble()).ShouldBe(100);
    }

    [Fact]
    public async Task A_running_month_shows_values_but_neither_score_nor_rank_nor_coefficient()
    {
        var answer = await server.AssessmentAsync(
            $$"""
            month: "{{TestClock.Business.CurrentMonth}}", level: OUTLET
            """,
            "rank indicators { points droppedAs value { value state } } result { score grade feeCoefficient } working(lang: EN)"
        );

        answer.GetProperty("standing").GetString().ShouldBe("PARTIAL");
        foreach (var branch in answer.GetProperty("branches").EnumerateArray())
        {
            branch.GetProperty("rank").ValueKind.ShouldBe(JsonValueKind.Null);
            branch.GetProperty("result").ToString().ShouldBe("""{"score":null,"grade":null,"feeCoefficient":null}""");
            branch.GetProperty("indicators").EnumerateArray().ShouldAllBe(one => one.GetProperty("points").ValueKind == JsonValueKind.Null);
            branch.GetProperty("working").EnumerateArray().Last().GetString()!.ShouldStartWith("The month is running");
        }

        AssessmentAnswer
            .Of(answer, "O1")
            .GetProperty("indicators")[0]
            .GetProperty("value")
            .ToString()
            .ShouldBe("""{"value":0.0035,"state":"PARTIAL"}""");
    }

    [Fact]
    public async Task A_branch_s_place_on_each_indicator_is_that_of_the_comparison()
    {
        var data = await server.DataAsync(
            """
            { assessment(month: "2026-03", level: OUTLET) { branches { branch { code } indicators { peerRank { expected low high naming } } } }
              compare(where: { kpi: "routine_coverage", month: "2026-03", level: OUTLET, sizeClass: "large" }) {
                ranking branches { branch { code } rank { expected low high naming } } } }
            """
        );

        data.GetProperty("compare").GetProperty("ranking").GetString().ShouldBe("RANKED");
        foreach (var compared in data.GetProperty("compare").GetProperty("branches").EnumerateArray())
        {
            AssessmentAnswer
                .Of(data.GetProperty("assessment"), AssessmentAnswer.CodeOf(compared))
                .GetProperty("indicators")[3]
                .GetProperty("peerRank")
                .ToString()
                .ShouldBe(compared.GetProperty("rank").ToString());
        }

        AssessmentAnswer
            .Of(data.GetProperty("assessment"), "S1")
            .GetProperty("indicators")[3]
            .GetProperty("peerRank")
            .ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("month: \"2026-03\", parent: \"XX\"", "BRANCH_UNKNOWN")]
    [InlineData("month: \"2031-01\"", "MONTH_UNKNOWN")]
    [InlineData("month: \"2025-12\"", "SCHEME_MISSING")]
    [InlineData("month: \"2026-03\", asOf: 7", "REVISION_UNKNOWN")]
    public async Task What_cannot_be_answered_says_why(string arguments, string code) =>
        (await server.AskAsync($"{{ assessment({arguments}) {{ month }} }}"))
            .GetProperty("errors")[0]
            .GetProperty("extensions")
            .GetProperty("code")
            .GetString()
            .ShouldBe(code);

    [Fact]
    public async Task A_level_that_the_branch_does_not_have_below_it_is_empty()
    {
        var answer = await server.AssessmentAsync(
            """
            month: "2026-03", parent: "C1", level: PROVINCE
            """,
            "rank"
        );

        answer.GetProperty("branches").GetArrayLength().ShouldBe(0);
    }
}
