using System.Text.Json;
using Kpi.Kpis.Statistics;

namespace Kpi.Kpis.Tests.Statistics;

public sealed class DifferenceTests
{
    [Theory, Vector("newcombe_diff")]
    public void Every_difference_of_the_vectors_is_reproduced(JsonElement vectors)
    {
        foreach (var vector in vectors.EnumerateArray())
        {
            var difference = NewcombeDifference
                .Between(vector.Number("x1"), vector.Number("n1"), vector.Number("x2"), vector.Number("n2"))!
                .Value;

            difference.Value.ShouldBeCloseTo(vector.Number("diff"));
            difference.Interval.Low.ShouldBeCloseTo(vector.Number("lo"));
            difference.Interval.High.ShouldBeCloseTo(vector.Number("hi"));
            difference.IsSignificant.ShouldBe(vector.GetProperty("significant").GetBoolean());
        }
    }

    [Theory, Vector("kpi_examples")]
    public void The_year_on_year_example_of_the_specification_comes_out(JsonElement examples) =>
        NewcombeDifference
            .Between(172, 215, 151, 208)!
            .Value.Value.ShouldBeCloseTo(
                examples.EnumerateArray().Single(row => row.GetProperty("kpi").GetString() == "S05").Number("value")
            );

    [Fact]
    public void The_interval_contains_the_difference_and_swapping_the_groups_mirrors_it()
    {
        var random = new Random(20260301);
        for (var table = 0; table < 5_000; table++)
        {
            var (n1, n2) = (random.Next(1, 2_000), random.Next(1, 2_000));
            var (x1, x2) = (random.Next(n1 + 1), random.Next(n2 + 1));
            var forward = NewcombeDifference.Between(x1, n1, x2, n2)!.Value;
            var backward = NewcombeDifference.Between(x2, n2, x1, n1)!.Value;

            forward.Value.ShouldBeInRange(forward.Interval.Low, forward.Interval.High);
            forward.Interval.Low.ShouldBe(-backward.Interval.High, 1e-12);
            forward.Interval.Low.ShouldBeGreaterThanOrEqualTo(-1 - 1e-12);
        }
    }

    [Fact]
    public void There_is_no_difference_from_nobody() => NewcombeDifference.Between(1, 2, 0, 0).ShouldBeNull();

    [Theory, Vector("nps_adjusted_wald")]
    public void Every_promoter_score_of_the_vectors_is_reproduced(JsonElement vectors)
    {
        foreach (var vector in vectors.EnumerateArray())
        {
            var score = NetPromoterScore.Of(vector.Number("promoters"), vector.Number("passives"), vector.Number("detractors"))!.Value;

            score.Value.ShouldBeCloseTo(vector.Number("nps"));
            score.Interval.Low.ShouldBeCloseTo(vector.Number("lo"));
            score.Interval.High.ShouldBeCloseTo(vector.Number("hi"));
        }
    }

    [Theory, Vector("traps")]
    public void The_promoter_score_of_two_branches_is_that_of_their_answers(JsonElement traps)
    {
        // Trap 16: 47 of 100 answers and 20 of 25.
        NetPromoterScore.Of(62 + 12, 23 + 6, 15 + 7)!.Value.Value.ShouldBeCloseTo(traps.GetProperty("nps_average").Number("right"));
    }

    [Fact]
    public void The_interval_of_two_answers_or_more_contains_the_score()
    {
        for (var promoters = 0; promoters <= 20; promoters++)
        {
            for (var detractors = 0; detractors <= 20; detractors++)
            {
                for (var passives = Math.Max(0, 2 - promoters - detractors); passives <= 20; passives++)
                {
                    var score = NetPromoterScore.Of(promoters, passives, detractors)!.Value;
                    score.Value.ShouldBeInRange(score.Interval.Low - 1e-9, score.Interval.High + 1e-9);
                }
            }
        }
    }

    [Fact]
    public void One_more_promoter_raises_both_ends_of_the_interval_and_one_more_success_those_of_the_difference()
    {
        var random = new Random(20260302);
        for (var round = 0; round < 2_000; round++)
        {
            var (promoters, passives, detractors) = (random.Next(60), random.Next(1, 60), random.Next(60));
            var before = NetPromoterScore.Of(promoters, passives, detractors)!.Value;
            var after = NetPromoterScore.Of(promoters + 1, passives - 1, detractors)!.Value;
            after.Interval.Low.ShouldBeGreaterThanOrEqualTo(before.Interval.Low - 1e-9);
            after.Interval.High.ShouldBeGreaterThanOrEqualTo(before.Interval.High - 1e-9);

            var (n1, n2) = (random.Next(2, 900), random.Next(1, 900));
            var (x1, x2) = (random.Next(n1), random.Next(n2 + 1));
            var fewer = NewcombeDifference.Between(x1, n1, x2, n2)!.Value.Interval;
            var more = NewcombeDifference.Between(x1 + 1, n1, x2, n2)!.Value.Interval;
            more.Low.ShouldBeGreaterThan(fewer.Low);
            more.High.ShouldBeGreaterThan(fewer.High);
        }
    }

    [Fact]
    public void Unanimous_answers_stay_within_the_scale()
    {
        NetPromoterScore.Of(10, 0, 0)!.Value.Interval.High.ShouldBe(100);
        NetPromoterScore.Of(0, 0, 10)!.Value.Interval.Low.ShouldBe(-100);
        NetPromoterScore.Of(0, 0, 0).ShouldBeNull();
    }

    [Theory, Vector("annualise")]
    public void A_year_of_monthly_losses_is_compounded(JsonElement vectors)
    {
        foreach (var vector in vectors.EnumerateArray())
        {
            Annualisation.OfMonthlyRate(vector.Number("monthly")).ShouldBeCloseTo(vector.Number("annual"));
        }
    }

    [Theory, Vector("cumulative_ytd")]
    public void The_year_so_far_is_annualised_from_its_pooled_month(JsonElement vector) =>
        Annualisation.OfMonthlyRate(vector.Numbers("num").Sum() / vector.Numbers("den").Sum()).ShouldBeCloseTo(vector.Number("annualised"));

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void What_is_no_fraction_is_not_annualised(double rate) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Annualisation.OfMonthlyRate(rate));
}
