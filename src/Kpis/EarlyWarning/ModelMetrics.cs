namespace Kpi.Kpis.EarlyWarning;

/// <summary>How well predictions meet outcomes that came later (spec section 5, evaluate).</summary>
/// <remarks>All take as many probabilities, 0–1, as outcomes, in the same order. Null means that the outcomes do not allow the metric.</remarks>
public static class ModelMetrics
{
    /// <summary>The chance, 0–1, that who left had a higher probability than who stayed, ties counting half; null if all left or all stayed.</summary>
    public static double? Auc(IReadOnlyList<double> probabilities, IReadOnlyList<bool> outcomes)
    {
        CheckCount(probabilities, outcomes);
        var (below, wins) = (0.0, 0.0);
        foreach (var tie in Pairs(probabilities, outcomes).GroupBy(pair => pair.Probability).OrderBy(tie => tie.Key))
        {
            var (left, stayed) = (tie.Count(pair => pair.Left), tie.Count(pair => !pair.Left));
            wins += left * (below + stayed / 2.0);
            below += stayed;
        }

        var events = outcomes.Count(left => left);
        return events == 0 || events == outcomes.Count ? null : wins / ((double)events * (outcomes.Count - events));
    }

    /// <summary>The mean squared distance, 0–1, of probabilities from outcomes; null without any.</summary>
    public static double? Brier(IReadOnlyList<double> probabilities, IReadOnlyList<bool> outcomes)
    {
        CheckCount(probabilities, outcomes);
        return probabilities.Count == 0
            ? null
            : Pairs(probabilities, outcomes).Average(pair => Math.Pow(pair.Probability - (pair.Left ? 1 : 0), 2));
    }

    /// <summary>The Brier score of predicting the share that left for everybody; null without outcomes.</summary>
    public static double? BrierReference(IReadOnlyList<bool> outcomes)
    {
        if (outcomes.Count == 0)
        {
            return null;
        }

        var share = outcomes.Count(left => left) / (double)outcomes.Count;
        return share * (1 - share);
    }

    /// <summary>How much of the reference's Brier score the model saves: 1 is perfect, 0 no better; null if all left or all stayed.</summary>
    public static double? BrierSkill(IReadOnlyList<double> probabilities, IReadOnlyList<bool> outcomes) =>
        BrierReference(outcomes) is > 0 and { } reference ? 1 - Brier(probabilities, outcomes) / reference : null;

    /// <summary>The share that left among the ⌈share·n⌉ with the highest probabilities; those tied at the cut count by expectation; null without any.</summary>
    /// <param name="probabilities">The predictions.</param>
    /// <param name="outcomes">Who left.</param>
    /// <param name="share">How many to take, above 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside its range.</exception>
    public static double? PrecisionAt(IReadOnlyList<double> probabilities, IReadOnlyList<bool> outcomes, double share = 0.1)
    {
        if (share is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share is above 0 and at most 1.");
        }

        CheckCount(probabilities, outcomes);

        // 1e-9: 10% of 30 is 3 although the product is 3.0000000000000004.
        var taken = (int)Math.Ceiling(share * outcomes.Count - 1e-9);
        var (free, expected) = (taken, 0.0);
        foreach (var tie in Pairs(probabilities, outcomes).GroupBy(pair => pair.Probability).OrderByDescending(tie => tie.Key))
        {
            var size = tie.Count();
            expected += tie.Count(pair => pair.Left) * (Math.Min(free, size) / (double)size);
            free = Math.Max(0, free - size);
        }

        return taken == 0 ? null : expected / taken;
    }

    /// <summary>How many times more leave among the riskiest than among all; null if nobody left.</summary>
    /// <inheritdoc cref="PrecisionAt"/>
    public static double? LiftAt(IReadOnlyList<double> probabilities, IReadOnlyList<bool> outcomes, double share = 0.1)
    {
        var events = outcomes.Count(left => left);
        return events == 0 ? null : PrecisionAt(probabilities, outcomes, share) / ((double)events / outcomes.Count);
    }

    private static IEnumerable<(double Probability, bool Left)> Pairs(IReadOnlyList<double> probabilities, IReadOnlyList<bool> outcomes) =>
        probabilities.Zip(outcomes);

    private static void CheckCount(IReadOnlyList<double> probabilities, IReadOnlyList<bool> outcomes)
    {
        if (probabilities.Count != outcomes.Count)
        {
            throw new ArgumentException("Probabilities and outcomes must be equally many.", nameof(outcomes));
        }
    }
}
