using System.Text.Json;
using Kpi.Api.Tests.Serving;
using Kpi.Data.Warehouse;
using Kpi.Kpis;

namespace Kpi.Api.Tests.Assessing;

/// <summary>One branch whose counts are no part of its whole does not fail the answer about all the others.</summary>
public sealed class ImpossibleCountsTests : IAsyncLifetime
{
    private RunningServer server = null!;

    public async ValueTask InitializeAsync() =>
        server = await AssessedBranches.StartAsync([
            .. YearEnd(),
            // Contacts that nobody was due, more losses than customers, more merged than there were.
            Row(new CoverageMart { Made = 3 }, AssessedBranches.March, "S1"),
            Row(new ChurnMart { Churned = 20_000 }, AssessedBranches.March, "O5", Tier.Silver),
            Row(new BaseMart { AdminExits = 10_100 }, AssessedBranches.March, "O4", Tier.Silver),
        ]);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Losses_of_a_year_above_the_mean_base_are_shown_as_they_are_and_the_others_ranked()
    {
        var branches = await ComparedAsync("churn_rate_ytd", AssessedBranches.December);

        var lost = branches["S1"];
        lost.GetProperty("value").GetDouble().ShouldBe(105 / 40.0, 1e-12);
        lost.GetProperty("numerator").GetDouble().ShouldBe(105);
        lost.GetProperty("flags").GetArrayLength().ShouldBe(0, "three months of 35 out of 40");
        lost.GetProperty("interval").GetProperty("low").GetDouble().ShouldBeInRange(2.3, 2.625);
        branches.Count(branch => branch.Value.GetProperty("rank").ValueKind == JsonValueKind.Object).ShouldBe(5);
        lost.GetProperty("rank").ValueKind.ShouldBe(JsonValueKind.Null);
        lost.GetProperty("funnel").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Something_of_nothing_is_listed_with_its_flag()
    {
        var none = (await ComparedAsync("routine_coverage", AssessedBranches.March))["S1"];

        none.GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        none.GetProperty("numerator").GetDouble().ShouldBe(3);
        none.GetProperty("state").GetString().ShouldBe("NO_DATA");
        none.GetProperty("flags")[0].GetString().ShouldBe("OUT_OF_BOUNDS");
    }

    [Fact]
    public async Task An_impossible_value_is_neither_scored_nor_ranked_and_its_working_says_why()
    {
        var assessment = await server.AssessmentAsync(
            """
            month: "2026-03", level: OUTLET
            """,
            "indicators { value { value flags } points droppedAs working(lang: EN) peerRank { expected } } result { availableWeight }"
        );

        var churn = AssessmentAnswer.Of(assessment, "O5").GetProperty("indicators")[0];
        churn.GetProperty("value").ToString().ShouldBe("""{"value":2.0035,"flags":["OUT_OF_BOUNDS","ALARM"]}""");
        churn.GetProperty("droppedAs").GetString().ShouldBe("NO_DATA");
        churn.GetProperty("points").ValueKind.ShouldBe(JsonValueKind.Null);
        churn.GetProperty("peerRank").ValueKind.ShouldBe(JsonValueKind.Null);
        churn.GetProperty("working").GetString()!.ShouldContain("200.35% cannot be");
        AssessmentAnswer
            .Of(assessment, "O1")
            .GetProperty("indicators")[3]
            .GetProperty("peerRank")
            .ValueKind.ShouldBe(JsonValueKind.Object, "the others are ranked");
    }

    [Theory]
    [InlineData("churn_rate", "O4")]
    [InlineData("routine_coverage", "S1")]
    public async Task A_change_with_a_part_that_cannot_be_is_refused_and_the_part_named(string kpi, string part)
    {
        var answer = await server.AskAsync(
            $$"""{ explain(where: { kpi: "{{kpi}}", branch: "{{part}}", from: "2025-12", to: "2026-03" }) { change } }"""
        );

        var error = answer.GetProperty("errors")[0];
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("KPI_NOT_EXPLAINABLE");
        error.GetProperty("message").GetString()!.ShouldContain($"'{part}' counts");
    }

    private async Task<Dictionary<string, JsonElement>> ComparedAsync(string kpi, Month month) => (
            await server.DataAsync(
                $$"""
                { compare(where: { kpi: "{{kpi}}", month: "{{month}}", level: OUTLET }) { branches {
                    branch { code } value numerator state flags interval { low high } funnel { zone } rank { expected } } } }
                """
            )
        ).GetProperty("compare").GetProperty("branches").EnumerateArray().ToDictionary(AssessmentAnswer.CodeOf);

    /// <summary>The last three months of 2025: five large outlets that differ, and a small one that loses nearly all of its customers each month.</summary>
    private static IEnumerable<object> YearEnd()
    {
        Month[] months = [new(2025, 10), new(2025, 11), AssessedBranches.December];
        foreach (var month in months.SkipLast(1))
        {
            yield return new MartMonth { Month = month.ToNumber(), RefreshedAt = DateTime.UnixEpoch };
        }

        foreach (var month in months)
        {
            for (var outlet = 1; outlet <= 5; outlet++)
            {
                yield return Row(new BaseMart { OpeningBase = 1_000, ClosingBase = 1_000 }, month, $"O{outlet}");
                yield return Row(new ChurnMart { Churned = 15 * outlet }, month, $"O{outlet}");
            }

            yield return Row(new BaseMart { OpeningBase = 40, ClosingBase = 40 }, month, "S1");
            yield return Row(new ChurnMart { Churned = 35 }, month, "S1");
        }
    }

    private static MartRow Row(MartRow row, Month month, string outlet, Tier tier = Tier.Gold)
    {
        (row.Month, row.BranchId, row.Tier) = (month.ToNumber(), AssessedBranches.IdOf(outlet), tier);
        return row;
    }
}
