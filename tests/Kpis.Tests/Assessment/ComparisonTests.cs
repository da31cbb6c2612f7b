using System.Text.Json;
using Kpi.Kpis.Assessment;

namespace Kpi.Kpis.Tests.Assessment;

public sealed class ComparisonTests
{
    [Theory, Vector("rank_ties_competition")]
    public void Equal_scores_share_a_rank_and_the_next_ones_skip(JsonElement vector) =>
        CompetitionRanks.Of([.. Decimals(vector.GetProperty("scores"))]).ShouldBe(vector.Integers("ranks").Select(rank => (int?)rank));

    [Fact]
    public void A_branch_that_is_not_rated_has_no_rank_and_takes_none() => CompetitionRanks.Of([80m, null, 90m]).ShouldBe([2, null, 1]);

    [Theory, Vector("assessment_annual")]
    public void The_year_of_the_vector_comes_out(JsonElement vector)
    {
        var scheme = Scheme with { Annual = new(vector.Numbers("weights")[0], 9) };
        var year = AnnualAssessment.Of(scheme, [.. Decimals(vector.GetProperty("months"))], vector.Number("annual_indicator_score"));

        year.RatedMonths.ShouldBe(vector.Integer("rated"));
        year.MonthlyMean!.Value.ShouldBeCloseTo(vector.Number("mean_monthly"));
        year.UnroundedScore!.Value.ShouldBeCloseTo(vector.Number("annual"));
        year.Score.ShouldBe(87.24m);
        year.Grade.ShouldBe("B");
        year.Working.Select(line => line.En)
            .ShouldBe([
                "11 rated months, mean 89.391818.",
                "Annual score: 0.6 × 89.391818 + 0.4 × 84 = 87.235091.",
                "Score 87.24, grade B.",
            ]);
    }

    [Theory]
    [InlineData(8, 84.0)]
    [InlineData(0, 84.0)]
    [InlineData(12, null)]
    public void A_year_with_too_few_months_or_no_annual_figures_is_not_rated(int rated, double? indicators)
    {
        var year = AnnualAssessment.Of(
            Scheme,
            [.. Enumerable.Range(0, 12).Select(month => month < rated ? 90m : (decimal?)null)],
            indicators
        );

        year.Score.ShouldBeNull();
        year.Grade.ShouldBeNull();
        year.Working[^1].Zh.ShouldEndWith("年度不予评级。");
    }

    [Fact]
    public void Scaled_fees_sum_to_the_budget_to_the_cent_in_the_proportion_of_the_fees()
    {
        var random = new Random(8);
        for (var round = 0; round < 1_000; round++)
        {
            decimal[] fees = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(1, 3_000_000) / 100m)];
            var budget = random.Next(0, 50_000_000) / 100m;
            var scaled = FeeBudget.Scale(fees, budget);

            scaled.Sum().ShouldBe(budget);
            scaled.All(fee => fee >= 0 && decimal.Round(fee, 2) == fee).ShouldBeTrue();
            scaled.Zip(fees).All(pair => Math.Abs(pair.First - pair.Second / fees.Sum() * budget) <= 0.01m).ShouldBeTrue();
        }
    }

    [Fact]
    public void Nothing_cannot_be_scaled() => Should.Throw<ArgumentException>(() => FeeBudget.Scale([0, 0], 100));

    private static AssessmentScheme Scheme { get; } =
        new()
        {
            Version = "2026-1",
            ValidFrom = new(2026, 1),
            Indicators = [],
        };

    private static IEnumerable<decimal?> Decimals(JsonElement array) =>
        array.EnumerateArray().Select(number => number.ValueKind == JsonValueKind.Null ? (decimal?)null : number.GetDecimal());
}
