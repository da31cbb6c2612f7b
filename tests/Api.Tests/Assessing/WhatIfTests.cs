using System.Text.Json;
using Kpi.Api.Tests.Serving;

namespace Kpi.Api.Tests.Assessing;

public sealed class WhatIfTests(AssessedBranches assessed) : IClassFixture<AssessedBranches>
{
    private readonly RunningServer server = assessed.Server;

    [Fact]
    public async Task With_the_bonus_penalty_and_fee_of_the_example_its_figures_come_out()
    {
        var own = AssessmentAnswer.Of(
            await server.AssessmentAsync(
                """
                month: "2026-03", parent: "O1"
                """,
                """
                whatIf(
                  adjustments: [
                    { points: 1.5, reason: "call-back sample", enteredBy: "li", approvedBy: "wang" }
                    { points: -2, reason: "on-site check", enteredBy: "li", approvedBy: "wang" }
                    { points: 3, reason: "by the same person", enteredBy: "li", approvedBy: "li" }
                  ]
                  baseFee: 20000
                ) { score grade unroundedScore bonus penalty feeCoefficient fee working(lang: EN) }
                """
            ),
            "O1"
        );

        var tried = own.GetProperty("whatIf");
        tried.GetProperty("unroundedScore").GetDouble().ShouldBe(88.911765, 1e-6);
        tried.GetProperty("score").GetDecimal().ShouldBe(88.91m);
        tried.GetProperty("grade").GetString().ShouldBe("B");
        tried.GetProperty("bonus").GetDouble().ShouldBe(1.5);
        tried.GetProperty("feeCoefficient").GetDouble().ShouldBe(0.98911765, 1e-8);
        tried.GetProperty("fee").GetDecimal().ShouldBe(19_782.35m);
        tried
            .GetProperty("working")
            .EnumerateArray()
            .Last()
            .GetString()
            .ShouldBe(
                "Fee coefficient (from the unrounded total): 0.9 + 0.1 × (88.911765 − 80) ÷ 10 = 0.98911765; fee 20,000.00 × 0.98911765 = 19,782.35 yuan."
            );
    }

    [Fact]
    public async Task The_fewest_cases_to_the_next_grade_are_those_that_what_if_confirms()
    {
        var own = AssessmentAnswer.Of(
            await server.AssessmentAsync(
                """
                month: "2026-03", parent: "O1"
                """,
                "wayToNextGrade { indicator { kpi { id } } count score grade sentence(lang: EN) }"
            ),
            "O1"
        );

        // 7600 ÷ 85 lacks 0.588 of 90: 50 points in 85. Of 20 in weight 2.5 points are 1.875 saves of 100, or 0.625 contacts.
        var ways = own.GetProperty("wayToNextGrade").EnumerateArray().ToDictionary(way => KpiOf(way.GetProperty("indicator")));
        ways["retention_success_rate"].GetProperty("count").GetInt32().ShouldBe(2);
        ways["routine_coverage"].GetProperty("count").GetInt32().ShouldBe(1);
        foreach (var (kpi, way) in ways)
        {
            var fewer = kpi == "churn_rate" ? -1 : 1;
            var count = way.GetProperty("count").GetInt32();
            (await TriedAsync(kpi, fewer * count)).ShouldBe(way.GetProperty("score").GetDecimal(), kpi);
            (await TriedAsync(kpi, fewer * (count - 1))).ShouldBeLessThan(90m, kpi);
        }
    }

    [Theory]
    [InlineData("changes: [{ kpi: \"nps\", count: 1 }]", "is no indicator of the scheme")]
    [InlineData("changes: [{ kpi: \"csat_top2\", count: 43 }]", "would count 211 of 210")]
    [InlineData("changes: [{ kpi: \"csat_top2\", count: 1 }, { kpi: \"csat_top2\", count: 1 }]", "twice")]
    [InlineData("baseFee: -1", "0 to 1000000000000")]
    [InlineData("baseFee: 1000000000001", "0 to 1000000000000")]
    [InlineData("baseFee: 79000000000000000000000000000", "0 to 1000000000000")]
    public async Task What_cannot_be_tried_says_why(string arguments, string said)
    {
        var answer = await server.AskAsync(
            $"{{ assessment(month: \"2026-03\", parent: \"O1\") {{ branches {{ whatIf({arguments}) {{ score }} }} }} }}"
        );

        var error = answer.GetProperty("errors")[0];
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("CHANGE_INVALID");
        error.GetProperty("message").GetString()!.ShouldContain(said);
    }

    private async Task<decimal> TriedAsync(string kpi, int count) =>
        AssessmentAnswer
            .Of(
                await server.AssessmentAsync(
                    """
                    month: "2026-03", parent: "O1"
                    """,
                    $$"""whatIf(changes: [{ kpi: "{{kpi}}", count: {{count}} }]) { score }"""
                ),
                "O1"
            )
            .GetProperty("whatIf")
            .GetProperty("score")
            .GetDecimal();

    private static string KpiOf(JsonElement indicator) => indicator.GetProperty("kpi").GetProperty("id").GetString()!;
}
