namespace Kpi.Kpis.Statistics.Decomposition;

/// <summary>Why the ratio of a whole changed: parts got better or worse (rate), or their weights moved (mix) (Kitagawa, JASA 1955;50:1168–1194; spec section 3.7).</summary>
public static class RateMixDecomposition
{
    /// <summary>The change of a whole, by its parts and, as deep as the tree goes, by theirs; nothing is left unexplained.</summary>
    /// <returns>The change; null if the whole has a denominator of 0 in either period.</returns>
    /// <exception cref="ArgumentException">A denominator is negative, a numerator stands over 0, or parts do not add to their whole.</exception>
    public static ExplainedChange? Explain(ChangeNode whole)
    {
        Check(whole);
        return (whole.Before.Value, whole.After.Value) is ({ } before, { } after)
            ? new(after - before, Effects(whole, before, after, 1))
            : null;
    }

    /// <summary>The effects of parts on their whole, times what the whole itself weighs at the top.</summary>
    private static IReadOnlyList<ChangeEffect> Effects(ChangeNode whole, double before, double after, double weight)
    {
        var middle = (before + after) / 2;
        return [.. whole.Parts.Select(Effect)];

        ChangeEffect Effect(ChangeNode part)
        {
            var (weight0, weight1) = (part.Before.Denominator / whole.Before.Denominator, part.After.Denominator / whole.After.Denominator);

            // A part missing in one period copies its ratio from the other: its coming or going is all mix.
            if ((part.Before.Value ?? part.After.Value) is not { } rate0)
            {
                return new(part.Key, 0, 0, []);
            }

            var rate1 = part.After.Value ?? rate0;
            var own = weight * (weight0 + weight1) / 2;
            var mix = weight * ((rate0 + rate1) / 2 - middle) * (weight1 - weight0);
            var isInBoth = part.Before.Denominator > 0 && part.After.Denominator > 0;
            return new(part.Key, own * (rate1 - rate0), mix, isInBoth ? Effects(part, rate0, rate1, own) : []);
        }
    }

    private static void Check(ChangeNode node)
    {
        if (!IsRatio(node.Before) || !IsRatio(node.After))
        {
            throw new ArgumentException($"'{node.Key}' has a negative denominator, or a numerator over a denominator of 0.", nameof(node));
        }

        if (
            node.Parts.Count > 0
            && !(Adds(node.Before, node.Parts.Select(part => part.Before)) && Adds(node.After, node.Parts.Select(part => part.After)))
        )
        {
            throw new ArgumentException($"The parts of '{node.Key}' do not add to it.", nameof(node));
        }

        foreach (var part in node.Parts)
        {
            Check(part);
        }
    }

    private static bool IsRatio(Ratio ratio) => ratio.Denominator > 0 || ratio is { Denominator: 0, Numerator: 0 };

    private static bool Adds(Ratio whole, IEnumerable<Ratio> parts)
    {
        var sum = Ratio.Sum(parts);
        return IsSame(sum.Numerator, whole.Numerator) && IsSame(sum.Denominator, whole.Denominator);
    }

    private static bool IsSame(double one, double other) =>
        Math.Abs(one - other) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(one), Math.Abs(other)));
}
