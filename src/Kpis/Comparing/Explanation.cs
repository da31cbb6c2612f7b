using Kpi.Kpis.Statistics.Decomposition;

namespace Kpi.Kpis.Comparing;

/// <summary>A part of a whole in two periods, named by where it lies.</summary>
/// <param name="Path">From the top down, by any dimensions: province, city; tier; or province, tier.</param>
/// <param name="Before">The first period.</param>
/// <param name="After">The second period.</param>
public sealed record ChangeRow(IReadOnlyList<string> Path, Ratio Before, Ratio After);

/// <summary>In which periods a part is there.</summary>
public enum Presence
{
    /// <summary>In both.</summary>
    Both,

    /// <summary>Only in the second: it came.</summary>
    Entered,

    /// <summary>Only in the first: it went.</summary>
    Left,

    /// <summary>In neither.</summary>
    Absent,
}

/// <summary>What a part contributes to the change of the whole at the top, in the KPI's unit.</summary>
/// <param name="Key">The part.</param>
/// <param name="Before">Its first period.</param>
/// <param name="After">Its second period.</param>
/// <param name="Rate">Because its own ratio changed.</param>
/// <param name="Mix">Because its weight changed, or it entered or left.</param>
/// <param name="Parts">Its rate effect again, by its own parts, the largest first.</param>
public sealed record ExplainedPart(string Key, Ratio Before, Ratio After, double Rate, double Mix, IReadOnlyList<ExplainedPart> Parts)
{
    /// <summary>Both together.</summary>
    public double Total => Rate + Mix;

    /// <summary>In which periods it is there.</summary>
    public Presence Presence =>
        (Before.Denominator > 0, After.Denominator > 0) switch
        {
            (true, true) => Presence.Both,
            (false, true) => Presence.Entered,
            (true, false) => Presence.Left,
            _ => Presence.Absent,
        };
}

/// <summary>Why a value changed: rate and mix effects that sum to the change exactly (spec section 3.7).</summary>
/// <param name="Before">The value of the first period, in the KPI's unit.</param>
/// <param name="After">The value of the second period.</param>
/// <param name="Rate">What parts did.</param>
/// <param name="Mix">What the shift between parts did.</param>
/// <param name="Parts">The parts, the largest effect first.</param>
public sealed record Explanation(double Before, double After, double Rate, double Mix, IReadOnlyList<ExplainedPart> Parts)
{
    /// <summary>The second value less the first.</summary>
    public double Change => After - Before;

    /// <summary>Explains a change by parts, as deep as the rows' paths go. Rows of one path are added.</summary>
    /// <param name="rows">The parts; together they are the whole.</param>
    /// <param name="scale">What ratios are multiplied by to get the KPI's unit.</param>
    /// <returns>The explanation; null if the whole has a denominator of 0 in either period.</returns>
    /// <exception cref="ArgumentException">A path is empty or ends where another goes on, or a ratio is impossible.</exception>
    public static Explanation? Of(IEnumerable<ChangeRow> rows, double scale = 1)
    {
        var whole = Node("", [.. rows], 0);
        return RateMixDecomposition.Explain(whole) is { } explained
            ? new(
                scale * whole.Before.Value!.Value,
                scale * whole.After.Value!.Value,
                scale * explained.Rate,
                scale * explained.Mix,
                Scaled(whole, explained.Parts, scale)
            )
            : null;
    }

    private static ChangeNode Node(string key, IReadOnlyList<ChangeRow> rows, int depth)
    {
        if (depth > 0 && rows.All(row => row.Path.Count == depth))
        {
            return ChangeNode.Leaf(key, Ratio.Sum(rows.Select(row => row.Before)), Ratio.Sum(rows.Select(row => row.After)));
        }

        return rows.Any(row => row.Path.Count <= depth)
            ? throw new ArgumentException($"'{key}' is both a part and a whole of parts.", nameof(rows))
            : ChangeNode.Of(
                key,
                [.. rows.GroupBy(row => row.Path[depth], StringComparer.Ordinal).Select(part => Node(part.Key, [.. part], depth + 1))]
            );
    }

    private static ExplainedPart[] Scaled(ChangeNode whole, IReadOnlyList<ChangeEffect> effects, double scale) =>
        [
            .. whole
                .Parts.Zip(
                    effects,
                    (part, effect) =>
                        new ExplainedPart(
                            part.Key,
                            part.Before,
                            part.After,
                            scale * effect.Rate,
                            scale * effect.Mix,
                            Scaled(part, effect.Parts, scale)
                        )
                )
                .OrderByDescending(part => Math.Abs(part.Total))
                .ThenBy(part => part.Key, StringComparer.Ordinal),
        ];
}
