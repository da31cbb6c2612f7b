using System.Text.Json;
using CsCheck;
using Kpi.Kpis.Statistics.Decomposition;

namespace Kpi.Kpis.Tests.Statistics.Decomposition;

public sealed class RateMixDecompositionTests
{
    [Theory]
    [Vector("kitagawa_1")]
    [Vector("kitagawa_2_new_branch")]
    public void The_effects_of_the_vectors_are_reproduced(JsonElement vector)
    {
        var before = vector.Numbers("num0").Zip(vector.Numbers("den0"), (n, d) => new Ratio(n, d)).ToArray();
        var after = vector.Numbers("num1").Zip(vector.Numbers("den1"), (n, d) => new Ratio(n, d)).ToArray();
        var whole = ChangeNode.Of("all", [.. before.Zip(after, (b, a) => ChangeNode.Leaf("part", b, a))]);
        var change = RateMixDecomposition.Explain(whole)!;

        whole.Before.Value!.Value.ShouldBeCloseTo(vector.Number("R0"));
        whole.After.Value!.Value.ShouldBeCloseTo(vector.Number("R1"));
        change.Change.ShouldBeCloseTo(vector.Number("delta"));
        change.Parts.Select(part => part.Rate).ShouldBeCloseTo(vector.Numbers("rate_effect"));
        change.Parts.Select(part => part.Mix).ShouldBeCloseTo(vector.Numbers("mix_effect"));
        change.Rate.ShouldBeCloseTo(vector.Number("rate_total"));
        change.Mix.ShouldBeCloseTo(vector.Number("mix_total"));
    }

    [Fact]
    public void Both_parts_can_improve_while_the_whole_worsens()
    {
        // Spec section 3.7, kitagawa_3_simpson, printed there without its counts: each branch loses fewer, but the worse one grows.
        var change = RateMixDecomposition.Explain(
            ChangeNode.Of("all", ChangeNode.Leaf("good", new(16, 800), new(7.2, 400)), ChangeNode.Leaf("bad", new(10, 200), new(27, 600)))
        )!;

        change.Parts.ShouldAllBe(part => part.Rate < 0);
        change.Change.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Effects_sum_to_the_change_for_ten_thousand_random_tables_however_deep()
    {
        var random = new Random(37);
        var explained = 0;
        for (var table = 0; table < 10_000; table++)
        {
            var whole = RandomTree(random, depth: random.Next(1, 4));
            if (RateMixDecomposition.Explain(whole) is not { } change)
            {
                continue;
            }

            explained++;
            (change.Rate + change.Mix).ShouldBe(change.Change, 1e-12);
            ShouldExplain(change.Parts);
        }

        explained.ShouldBeGreaterThan(9_000);
    }

    [Fact]
    public void A_part_that_enters_or_leaves_is_all_mix()
    {
        var change = RateMixDecomposition.Explain(
            ChangeNode.Of(
                "all",
                ChangeNode.Leaf("stays", new(2, 100), new(2, 100)),
                ChangeNode.Leaf("enters", default, new(5, 100)),
                ChangeNode.Leaf("leaves", new(4, 50), default),
                ChangeNode.Leaf("never there", default, default)
            )
        )!;

        change.Parts.ShouldAllBe(part => part.Rate == 0);
        change.Parts[1].Mix.ShouldBeGreaterThan(0);
        change.Parts[2].Mix.ShouldBeLessThan(0);
        change.Parts[3].Total.ShouldBe(0);
    }

    [Fact]
    public void A_whole_without_customers_has_no_change() =>
        RateMixDecomposition.Explain(ChangeNode.Of("all", ChangeNode.Leaf("part", default, new(1, 10)))).ShouldBeNull();

    [Fact]
    public void Parts_that_do_not_add_to_their_whole_are_refused() =>
        Should
            .Throw<ArgumentException>(() =>
                RateMixDecomposition.Explain(new ChangeNode("HQ", new(1, 10), new(1, 10), [ChangeNode.Leaf("P1", new(1, 9), new(1, 10))]))
            )
            .Message.ShouldContain("'HQ'");

    [Fact]
    public void Parts_may_differ_from_their_whole_by_what_adding_rounds_off()
    {
        var whole = new ChangeNode("HQ", new(1e12, 2e12), new(1e12, 2e12), [ChangeNode.Leaf("P1", new(1e12 + 100, 2e12), new(1e12, 2e12))]);

        RateMixDecomposition.Explain(whole)!.Change.ShouldBe(0);
    }

    [Theory]
    [InlineData(1, -10, 1, 10)]
    [InlineData(1, 10, 1, -10)]
    [InlineData(1, 0, 1, 10)]
    [InlineData(1, 10, 1, 0)]
    public void What_is_no_ratio_is_refused_by_its_name_however_deep(double before, double of, double after, double ofAfter)
    {
        var part = ChangeNode.Leaf("P1.C2", new(before, of), new(after, ofAfter));
        var whole = ChangeNode.Of("HQ", ChangeNode.Of("P1", part, ChangeNode.Leaf("P1.C1", new(20, 50), new(20, 50))));

        Should
            .Throw<ArgumentException>(() => RateMixDecomposition.Explain(whole))
            .Message.ShouldStartWith("'P1.C2' has a negative denominator");
    }

    [Fact]
    public void A_part_that_was_there_in_both_periods_is_explained_by_its_own_parts()
    {
        var inBoth = ChangeNode.Of(
            "P1",
            ChangeNode.Leaf("P1.C1", new(2, 10), new(3, 10)),
            ChangeNode.Leaf("P1.C2", new(1, 20), new(1, 30))
        );
        var entering = ChangeNode.Of("P2", ChangeNode.Leaf("P2.C1", default, new(4, 10)));

        var parts = RateMixDecomposition.Explain(ChangeNode.Of("HQ", inBoth, entering))!.Parts;

        parts[0].Parts.Select(part => part.Key).ShouldBe(["P1.C1", "P1.C2"]);
        parts[1].Parts.ShouldBeEmpty();
    }

    [Fact]
    public void Told_backwards_every_effect_changes_its_sign_and_nothing_else()
    {
        var ratio = Gen.Select(Gen.Int[0, 3_000], Gen.Double[0, 1]).Select((of, share) => new Ratio(Math.Floor(of * share), of));
        var leaf = Gen.Select(ratio, ratio).Select((before, after) => ChangeNode.Leaf("leaf", before, after));
        var wholes = leaf.Array[1, 4]
            .Select(parts => ChangeNode.Of("part", parts))
            .Array[1, 4]
            .Select(parts => ChangeNode.Of("all", parts));

        wholes.Sample(whole =>
        {
            var (there, back) = (RateMixDecomposition.Explain(whole), RateMixDecomposition.Explain(Backwards(whole)));
            (there is null).ShouldBe(back is null);
            foreach (var (one, other) in (there?.Parts ?? []).Zip(back?.Parts ?? []))
            {
                other.Rate.ShouldBe(-one.Rate, 1e-12);
                other.Mix.ShouldBe(-one.Mix, 1e-12);
            }
        });

        static ChangeNode Backwards(ChangeNode node) => new(node.Key, node.After, node.Before, [.. node.Parts.Select(Backwards)]);
    }

    private static void ShouldExplain(IReadOnlyList<ChangeEffect> effects)
    {
        foreach (var effect in effects.Where(effect => effect.Parts.Count > 0))
        {
            effect.Parts.Sum(part => part.Total).ShouldBe(effect.Rate, 1e-12);
            ShouldExplain(effect.Parts);
        }
    }

    private static ChangeNode RandomTree(Random random, int depth) =>
        depth == 0
            ? ChangeNode.Leaf("leaf", RandomRatio(random), RandomRatio(random))
            : ChangeNode.Of("node", [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => RandomTree(random, depth - 1))]);

    private static Ratio RandomRatio(Random random)
    {
        var denominator = random.Next(8) == 0 ? 0 : random.Next(1, 3_000);
        return new(random.Next(denominator + 1), denominator);
    }
}
