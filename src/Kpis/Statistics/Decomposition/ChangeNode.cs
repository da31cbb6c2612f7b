namespace Kpi.Kpis.Statistics.Decomposition;

/// <summary>A part of a whole, by any dimension (branch, tier, reason, …), in two periods.</summary>
/// <param name="Key">Which part; the caller's own.</param>
/// <param name="Before">Numerator and denominator of the first period; a part that had not entered yet has a denominator of 0.</param>
/// <param name="After">Numerator and denominator of the second period; a part that has left has a denominator of 0.</param>
/// <param name="Parts">What it consists of, if its own change is to be explained as well; counts of parts add to those of the whole.</param>
public sealed record ChangeNode(string Key, Ratio Before, Ratio After, IReadOnlyList<ChangeNode> Parts)
{
    /// <summary>A part that is not divided further.</summary>
    public static ChangeNode Leaf(string key, Ratio before, Ratio after) => new(key, before, after, []);

    /// <summary>A whole of the parts given.</summary>
    public static ChangeNode Of(string key, params IReadOnlyList<ChangeNode> parts) =>
        new(key, Ratio.Sum(parts.Select(part => part.Before)), Ratio.Sum(parts.Select(part => part.After)), parts);
}

/// <summary>A numerator over a denominator, which add before they are divided.</summary>
/// <param name="Numerator">Any number.</param>
/// <param name="Denominator">0 or more; with 0 there is no value.</param>
public readonly record struct Ratio(double Numerator, double Denominator)
{
    /// <summary>The value; null over a denominator of 0.</summary>
    public double? Value => Denominator == 0 ? null : Numerator / Denominator;

    /// <summary>The ratio of the whole that these are parts of.</summary>
    public static Ratio Sum(IEnumerable<Ratio> parts) =>
        parts.Aggregate(default(Ratio), (sum, part) => new(sum.Numerator + part.Numerator, sum.Denominator + part.Denominator));
}

/// <summary>What a part contributes to the change of the whole at the top, in the unit of the ratio.</summary>
/// <param name="Key">Which part.</param>
/// <param name="Rate">Because its own ratio changed.</param>
/// <param name="Mix">Because its weight changed, or it entered or left.</param>
/// <param name="Parts">The rate effect again, explained by the part's own parts: their rate and mix effects sum to it.</param>
public sealed record ChangeEffect(string Key, double Rate, double Mix, IReadOnlyList<ChangeEffect> Parts)
{
    /// <summary>Both together.</summary>
    public double Total => Rate + Mix;
}

/// <summary>A change and what it is made of.</summary>
/// <param name="Change">The second period's ratio less the first's.</param>
/// <param name="Parts">Effects that sum to the change.</param>
public sealed record ExplainedChange(double Change, IReadOnlyList<ChangeEffect> Parts)
{
    /// <summary>What parts did.</summary>
    public double Rate => Parts.Sum(part => part.Rate);

    /// <summary>What the shift between parts did.</summary>
    public double Mix => Parts.Sum(part => part.Mix);
}
