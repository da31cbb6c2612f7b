using System.Globalization;
using Kpi.Kpis.Catalogue;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kpi.Kpis.Assessment.Schemes;

/// <summary>Reads schemes, collecting every problem before anybody complains.</summary>
internal sealed class SchemeReader(List<string> problems, IReadOnlyDictionary<string, KpiUnit>? units)
{
    public IReadOnlyList<AssessmentScheme> Read(string yaml)
    {
        if (Root(yaml) is not { } root)
        {
            return [];
        }

        var schemes = root.Knows("schemes").List("schemes", "a scheme").Select(Scheme).ToList();
        if (schemes.Count == 0)
        {
            root.Problem("there is no scheme in 'schemes'.");
        }

        foreach (var twice in schemes.CountBy(scheme => scheme.Version).Where(count => count.Value > 1))
        {
            root.Problem($"scheme '{twice.Key}' is defined {twice.Value} times.");
        }

        foreach (var twice in schemes.CountBy(scheme => scheme.ValidFrom).Where(count => count.Value > 1))
        {
            root.Problem($"{twice.Value} schemes begin in {twice.Key}; a month has one.");
        }

        return [.. schemes.OrderBy(scheme => scheme.ValidFrom)];
    }

    private SchemeNode? Root(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException notYaml)
        {
            problems.Add($"line {notYaml.Start.Line}: this is not YAML: {notYaml.Message}");
            return null;
        }

        if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root)
        {
            return new(root, "the file", problems);
        }

        problems.Add("line 1: the file must have one list, 'schemes'.");
        return null;
    }

    private AssessmentScheme Scheme(SchemeNode node)
    {
        node.Knows(
            "version",
            "valid_from",
            "indicators",
            "minimum_available_weight",
            "adjustment_limit",
            "veto",
            "score_decimals",
            "grades",
            "fee",
            "annual"
        );
        var before = problems.Count;
        var scheme = new AssessmentScheme
        {
            Version = node.Text("version"),
            ValidFrom = node.MonthOf("valid_from"),
            Indicators = [.. node.List("indicators", "an indicator").Select(Indicator)],
        };
        scheme = scheme with
        {
            MinimumAvailableWeight = node.Number("minimum_available_weight", scheme.MinimumAvailableWeight),
            AdjustmentLimit = node.Number("adjustment_limit", scheme.AdjustmentLimit),
            ScoreDecimals = node.Whole("score_decimals", scheme.ScoreDecimals),
            Grades = node.Has("grades") && node.Mapping("grades") is { } grades ? Grades(grades) : scheme.Grades,
        };
        scheme = Annual(node, Fee(node, Veto(node, scheme)));
        if (problems.Count == before)
        {
            // What the scheme says against itself makes sense only once everything could be read.
            foreach (var issue in scheme.Issues())
            {
                node.Problem(issue);
            }
        }

        return scheme;
    }

    private SchemeIndicator Indicator(SchemeNode node)
    {
        node.Knows("kpi", "name", "weight", "unit", "better", "minimum_denominator", "knots", "steps", "bands");
        var kpi = node.Text("kpi");
        var unit = node.Enumerated<KpiUnit>("unit");
        if (kpi.Length > 0 && units is not null)
        {
            if (!units.TryGetValue(kpi, out var measured))
            {
                node.Problem($"'{kpi}' is no KPI of the catalogue.");
            }
            else if (measured != unit)
            {
                node.Problem($"unit: '{kpi}' is measured in {SnakeCase.Of(measured)}, not {SnakeCase.Of(unit)}.");
            }
        }

        var better = node.Enumerated("better", KpiDirection.Lower, KpiDirection.Higher);
        return new(
            kpi,
            node.Localized("name"),
            node.Number("weight"),
            unit,
            better,
            node.Number("minimum_denominator", 0),
            RuleReader.Read(node, better)
        );
    }

    private static List<GradeLine> Grades(SchemeNode node)
    {
        var lines = new List<GradeLine>();
        foreach (var (grade, value) in node.Entries())
        {
            if (value.ToString() == "below")
            {
                lines.Add(new(grade, decimal.MinValue));
            }
            else if (decimal.TryParse(value.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var from))
            {
                lines.Add(new(grade, from));
            }
            else
            {
                node.Problem(value, $"grade {grade} '{value}' is neither a score nor 'below'.");
            }
        }

        return lines;
    }

    private static AssessmentScheme Veto(SchemeNode node, AssessmentScheme scheme) =>
        node.Has("veto") && node.Mapping("veto")?.Knows("score", "appeal_working_days") is { } veto
            ? scheme with
            {
                VetoScore = veto.Number("score", scheme.VetoScore),
                AppealWorkingDays = veto.Whole("appeal_working_days", scheme.AppealWorkingDays),
            }
            : scheme;

    private static AssessmentScheme Fee(SchemeNode node, AssessmentScheme scheme) =>
        node.Has("fee") && node.Mapping("fee")?.Knows("curve", "unrated", "scale_to_budget") is { } fee
            ? scheme with
            {
                FeeCurve = (fee.Has("curve") ? RuleReader.Curve(fee, "curve") : null) ?? scheme.FeeCurve,
                UnratedCoefficient = fee.Number("unrated", scheme.UnratedCoefficient),
                ScalesToBudget = fee.Flag("scale_to_budget", scheme.ScalesToBudget),
            }
            : scheme;

    private AssessmentScheme Annual(SchemeNode node, AssessmentScheme scheme)
    {
        if (!node.Has("annual") || node.Mapping("annual")?.Knows("monthly_weight", "minimum_rated_months", "indicators") is not { } annual)
        {
            return scheme;
        }

        return scheme with
        {
            Annual = new(
                annual.Number("monthly_weight", scheme.Annual.MonthlyWeight),
                annual.Whole("minimum_rated_months", scheme.Annual.MinimumRatedMonths)
            ),
            AnnualIndicators = annual.Has("indicators") ? [.. annual.List("indicators", "an annual indicator").Select(Indicator)] : [],
        };
    }
}
