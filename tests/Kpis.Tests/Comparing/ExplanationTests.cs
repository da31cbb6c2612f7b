using Kpi.Kpis.Comparing;
using Kpi.Kpis.Statistics.Decomposition;

namespace Kpi.Kpis.Tests.Comparing;

public sealed class ExplanationTests
{
    [Fact]
    public void Effects_by_any_two_dimensions_sum_to_the_change()
    {
        var random = new Random(91);
        for (var round = 0; round < 500; round++)
        {
            var rows = Rows(random).ToList();
            foreach (var path in new Func<string[], string[]>[] { keys => keys, keys => [keys[1]], keys => [keys[1], keys[0]] })
            {
                var explanation = Explanation.Of(rows.Select(row => row with { Path = path([.. row.Path]) }), 1000)!;

                (explanation.Rate + explanation.Mix).ShouldBe(explanation.Change, 1e-9);
                explanation.Parts.Sum(part => part.Total).ShouldBe(explanation.Change, 1e-9);
                foreach (var part in explanation.Parts.Where(part => part.Parts.Count > 0))
                {
                    part.Parts.Sum(inner => inner.Total).ShouldBe(part.Rate, 1e-9);
                }
            }
        }
    }

    [Fact]
    public void Who_came_and_who_went_is_said()
    {
        var explanation = Explanation.Of([
            new(["JS"], new(2, 100), new(2, 100)),
            new(["ZJ"], default, new(9, 100)),
            new(["AH"], new(4, 50), default),
        ])!;

        explanation
            .Parts.Select(part => (part.Key, part.Presence))
            .ShouldBe([("ZJ", Presence.Entered), ("AH", Presence.Left), ("JS", Presence.Both)], ignoreOrder: true);
        explanation.Parts.Where(part => part.Presence != Presence.Both).ShouldAllBe(part => part.Rate == 0);
    }

    [Fact]
    public void The_largest_effect_comes_first()
    {
        var sizes = Explanation.Of(Rows(new Random(92)))!.Parts.Select(part => Math.Abs(part.Total)).ToList();

        sizes.ShouldBe(sizes.OrderDescending());
    }

    [Fact]
    public void A_part_that_is_also_a_whole_is_refused() =>
        Should
            .Throw<ArgumentException>(() => Explanation.Of([new(["JS"], new(1, 2), new(1, 2)), new(["JS", "NJ"], new(1, 2), new(1, 2))]))
            .Message.ShouldContain("'JS'");

    [Fact]
    public void A_whole_without_customers_is_not_explained() => Explanation.Of([new(["JS"], default, new(1, 2))]).ShouldBeNull();

    private static IEnumerable<ChangeRow> Rows(Random random) =>
        from province in new[] { "JS", "ZJ", "AH" }
        from tier in new[] { "gold", "silver" }
        select new ChangeRow([province, tier], Ratio(random), Ratio(random));

    private static Ratio Ratio(Random random)
    {
        var denominator = random.Next(5) == 0 ? 0 : random.Next(1, 900);
        return new(random.Next(denominator + 1), denominator);
    }
}
