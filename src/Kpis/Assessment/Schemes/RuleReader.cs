using Kpi.Kpis.Catalogue;

namespace Kpi.Kpis.Assessment.Schemes;

/// <summary>Reads an indicator's one rule: knots, steps or bands.</summary>
internal static class RuleReader
{
    private static readonly string[] Kinds = ["knots", "steps", "bands"];
    private static readonly ScoringRule None = new BandRule(0, []);

    public static ScoringRule Read(SchemeNode indicator, KpiDirection better)
    {
        string[] kinds = [.. Kinds.Where(indicator.Has)];
        if (kinds.Length != 1)
        {
            indicator.Problem($"an indicator has exactly one of {string.Join(", ", Kinds)}.");
            return None;
        }

        return kinds[0] switch
        {
            "knots" => Knots(indicator),
            "steps" => Steps(indicator, better),
            _ => Bands(indicator),
        };
    }

    /// <summary>A curve through numbers; null, with a problem, if it is none.</summary>
    public static PiecewiseLinear? Curve(SchemeNode node, string key)
    {
        if (node.Mapping(key) is not { } pairs)
        {
            return null;
        }

        try
        {
            return new(pairs.Pairs());
        }
        catch (ArgumentException notCurve)
        {
            pairs.Problem($"{key}: {Sentence(notCurve)}");
            return null;
        }
    }

    private static ScoringRule Knots(SchemeNode indicator)
    {
        if (indicator.Mapping("knots") is not { } knots || !knots.Has("target"))
        {
            return Curve(indicator, "knots") is { } curve ? new KnotRule(curve) : None;
        }

        knots.Knows("zero", "floor", "target", "stretch");
        try
        {
            return KnotRule.Through(knots.Number("zero"), knots.Number("floor"), knots.Number("target"), knots.Number("stretch"));
        }
        catch (ArgumentException notCurve)
        {
            knots.Problem($"knots: {Sentence(notCurve)}");
            return None;
        }
    }

    private static ScoringRule Steps(SchemeNode indicator, KpiDirection better)
    {
        if (indicator.Mapping("steps")?.Knows("line", "step", "points", "cap", "full", "floor") is not { } steps)
        {
            return None;
        }

        var rule = new StepRule(
            steps.Number("line"),
            better,
            steps.Number("step"),
            steps.Number("points"),
            steps.Number("cap"),
            steps.Number("full", 100),
            steps.Number("floor", 0)
        );
        if (rule is not { Step: > 0, PointsPerStep: > 0, Cap: >= 0 })
        {
            steps.Problem("steps: step and points are above 0, cap is 0 or more.");
        }

        return rule;
    }

    private static ScoringRule Bands(SchemeNode indicator)
    {
        if (indicator.Mapping("bands")?.Knows("below", "from") is not { } bands || bands.Mapping("from") is not { } from)
        {
            return None;
        }

        return new BandRule(
            bands.Number("below"),
            [.. from.Pairs().OrderBy(pair => pair.Value).Select(pair => new Band(pair.Value, pair.Result))]
        );
    }

    /// <summary>The sentence without the parameter's name.</summary>
    private static string Sentence(ArgumentException error) => error.Message.Split(" (Parameter", 2)[0];
}
