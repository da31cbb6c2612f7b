using System.Text.Json;
using Kpi.Kpis.Statistics.MultipleTesting;

namespace Kpi.Kpis.Tests.Statistics.MultipleTesting;

public sealed class MultipleTestingTests
{
    [Theory, Vector("multiple_testing")]
    public void The_adjusted_values_of_the_vector_are_reproduced(JsonElement vector)
    {
        var p = vector.Numbers("p");

        AdjustedPValues.BenjaminiHochberg(p).ShouldBeCloseTo(vector.Numbers("bh_q"));
        AdjustedPValues.Holm(p).ShouldBeCloseTo(vector.Numbers("holm"));
    }

    [Theory, Vector("exact_binomial_vs_target")]
    public void Branches_are_compared_with_their_target_as_in_the_vector(JsonElement vector)
    {
        var target = vector.Number("target");
        double[] p = [.. vector.Integers("x").Zip(vector.Integers("n"), (x, n) => ExactBinomialTest.TwoSided(x, n, target))];

        p.ShouldBeCloseTo(vector.Numbers("p_two_sided"));
        AdjustedPValues.BenjaminiHochberg(p).ShouldBeCloseTo(vector.Numbers("bh_q"));
    }

    [Fact]
    public void Adjusting_never_makes_a_finding_stronger_and_keeps_the_order_whatever_the_order_given()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            double[] p = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.NextDouble())];
            foreach (var adjusted in new[] { AdjustedPValues.BenjaminiHochberg(p), AdjustedPValues.Holm(p) })
            {
                adjusted.Zip(p).All(pair => pair.First >= pair.Second && pair.First <= 1).ShouldBeTrue();
                double[] byP = [.. Enumerable.Range(0, p.Length).OrderBy(index => p[index]).Select(index => adjusted[index])];
                byP.ShouldBe(byP.Order());
            }
        }
    }

    [Fact]
    public void A_mirrored_count_against_the_mirrored_target_is_as_surprising() =>
        ExactBinomialTest.TwoSided(3, 40, 0.2).ShouldBe(ExactBinomialTest.TwoSided(37, 40, 0.8), 1e-12);

    [Fact]
    public void Nobody_says_nothing_against_a_target() => ExactBinomialTest.TwoSided(0, 0, 0.035).ShouldBe(1);

    [Theory]
    [InlineData(0.0, 0, 1)]
    [InlineData(0.0, 1, 0)]
    [InlineData(1.0, 10, 1)]
    [InlineData(1.0, 9, 0)]
    public void A_certain_target_is_met_or_impossible(double target, int successes, double p) =>
        ExactBinomialTest.TwoSided(successes, 10, target).ShouldBe(p);

    [Theory]
    [InlineData(0, 94, 0.005)]
    [InlineData(0, 482, 0.005)]
    [InlineData(11, 11, 0.95)]
    [InlineData(10, 10, 0.5)]
    public void A_branch_that_lost_none_or_all_is_tested_by_the_chance_of_just_that(int successes, int trials, double target)
    {
        var chance = Math.Pow(successes == 0 ? 1 - target : target, trials);

        ExactBinomialTest.TwoSided(successes, trials, target).ShouldBe(Math.Min(1, 2 * chance), 1e-12);
    }

    [Fact]
    public void A_large_branch_is_tested_as_exactly_as_a_small_one()
    {
        // The reference adds the probabilities one by one, from P(0) = 0.9965^n by the ratio of neighbours.
        const int n = 100_000;
        const double target = 0.0035;
        var (term, sum) = (Math.Exp(n * double.LogP1(-target)), 0.0);
        for (var x = 0; x <= 310; x++)
        {
            sum += term;
            term *= (n - x) / (x + 1.0) * target / (1 - target);
        }

        ExactBinomialTest.TwoSided(310, n, target).ShouldBe(2 * sum, 1e-9);
    }

    [Fact]
    public void What_is_no_probability_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => AdjustedPValues.Holm([0.5, 1.5]));
}
