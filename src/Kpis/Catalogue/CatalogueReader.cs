using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kpi.Kpis.Catalogue;

/// <summary>Reads kpis.yaml, collecting every problem before it complains.</summary>
internal sealed class CatalogueReader
{
    private static readonly string[] KpiKeys =
    [
        "id",
        "code",
        "name",
        "definition",
        "category",
        "unit",
        "direction",
        "kind",
        "window",
        "scale",
        "numerator",
        "denominator",
        "minimum_denominator",
        "matures_after_days",
        "targets",
    ];

    private readonly List<string> problems = [];

    public IReadOnlyList<KpiDefinition> Read(string yaml)
    {
        var kpis = Entries(yaml).Select(Kpi).OfType<KpiDefinition>().ToList();
        foreach (var twice in kpis.CountBy(kpi => kpi.Id).Where(count => count.Value > 1))
        {
            problems.Add($"KPI '{twice.Key}' is defined {twice.Value} times.");
        }

        return problems.Count == 0 ? kpis : throw new CatalogueException(problems);
    }

    private static YamlSequenceNode Entries(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException notYaml)
        {
            throw new CatalogueException([$"line {notYaml.Start.Line}: this is not YAML: {notYaml.Message}"]);
        }

        var root = stream.Documents.Count == 1 ? stream.Documents[0].RootNode as YamlMappingNode : null;
        return root?.Children.TryGetValue("kpis", out var list) == true && list is YamlSequenceNode entries
            ? entries
            : throw new CatalogueException(["line 1: the file must have one list, 'kpis'."]);
    }

    private KpiDefinition? Kpi(YamlNode node)
    {
        var before = problems.Count;
        if (node is not YamlMappingNode entry)
        {
            Problem(node, "a KPI is written as keys and values.");
            return null;
        }

        var unknown = entry.Children.Keys.Where(key => !KpiKeys.Contains(key.ToString(), StringComparer.Ordinal));
        foreach (var key in unknown)
        {
            Problem(key, $"'{key}' is no key of a KPI; the keys are {string.Join(", ", KpiKeys)}.");
        }

        var kpi = new KpiDefinition
        {
            Id = Text(entry, "id"),
            Code = Text(entry, "code"),
            Name = Localized(entry, "name"),
            Definition = Localized(entry, "definition"),
            Category = Enumerated<KpiCategory>(entry, "category"),
            Unit = Enumerated<KpiUnit>(entry, "unit"),
            Direction = Enumerated<KpiDirection>(entry, "direction"),
            Formula = Formula(entry),
            MinimumDenominator = Number(entry, "minimum_denominator", 0),
            MaturesAfterDays = (int)Number(entry, "matures_after_days", 0),
            Targets = Targets(entry),
        };
        return problems.Count == before ? kpi : null;
    }

    private KpiFormula Formula(YamlMappingNode entry)
    {
        var kind = Text(entry, "kind");
        if (kind == "settlement_median")
        {
            return new SettlementMedianFormula();
        }

        if (kind is not ("proportion" or "ratio"))
        {
            Problem(entry, $"kind '{kind}' is none of proportion, ratio, settlement_median.");
        }

        var window = Has(entry, "window") ? Enumerated<KpiWindow>(entry, "window") : KpiWindow.Month;
        return new RatioFormula(
            Sum(entry, "numerator"),
            Sum(entry, "denominator"),
            Number(entry, "scale", 1),
            kind == "proportion",
            window
        );
    }

    private LinearSum Sum(YamlMappingNode entry, string key)
    {
        try
        {
            return LinearSumParser.Parse(Text(entry, key));
        }
        catch (FormatException notSum)
        {
            Problem(entry.Children.TryGetValue(key, out var node) ? node : entry, $"{key}: {notSum.Message}");
            return new([]);
        }
    }

    private List<KpiTarget> Targets(YamlMappingNode entry)
    {
        if (!entry.Children.TryGetValue("targets", out var node))
        {
            return [];
        }

        if (node is not YamlSequenceNode list || !list.All(target => target is YamlMappingNode))
        {
            Problem(node, "targets are written as a list.");
            return [];
        }

        return [.. list.Cast<YamlMappingNode>().Select(Target)];
    }

    private KpiTarget Target(YamlMappingNode target)
    {
        var isFullYear = Has(target, "full_year");
        if (isFullYear == Has(target, "value"))
        {
            Problem(target, "a target has either value or full_year.");
        }

        var tiers = new List<Tier>();
        if (target.Children.TryGetValue("tiers", out var node) && node is YamlSequenceNode list)
        {
            tiers.AddRange(list.Select(tier => Enumerated<Tier>(tier, tier.ToString())));
        }

        return new(Number(target, isFullYear ? "full_year" : "value", 0), isFullYear, tiers, Localized(target, "source"));
    }

    private static bool Has(YamlMappingNode entry, string key) => entry.Children.ContainsKey(key);

    private string Text(YamlMappingNode entry, string key)
    {
        if (entry.Children.TryGetValue(key, out var node) && node is YamlScalarNode { Value.Length: > 0 } scalar)
        {
            return scalar.Value;
        }

        Problem(entry, $"'{key}' is missing.");
        return "";
    }

    private LocalizedText Localized(YamlMappingNode entry, string key)
    {
        if (entry.Children.TryGetValue(key, out var node) && node is YamlMappingNode texts)
        {
            return new(Text(texts, "zh"), Text(texts, "en"));
        }

        Problem(entry, $"'{key}' is missing; it has a zh and an en text.");
        return new("", "");
    }

    private double Number(YamlMappingNode entry, string key, double otherwise)
    {
        if (!entry.Children.TryGetValue(key, out var node))
        {
            return otherwise;
        }

        if (double.TryParse(node.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Problem(node, $"{key} '{node}' is not a number.");
        return otherwise;
    }

    private T Enumerated<T>(YamlMappingNode entry, string key)
        where T : struct, Enum => Enumerated<T>(entry.Children.TryGetValue(key, out var node) ? node : entry, Text(entry, key));

    private T Enumerated<T>(YamlNode node, string text)
        where T : struct, Enum
    {
        var names = Enum.GetValues<T>().ToDictionary(SnakeCase.Of, StringComparer.Ordinal);
        if (names.TryGetValue(text, out var value))
        {
            return value;
        }

        Problem(node, $"'{text}' is none of {string.Join(", ", names.Keys)}.");
        return default;
    }

    private void Problem(YamlNode node, string sentence) => problems.Add($"line {node.Start.Line}: {sentence}");
}
