using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Kpi.Kpis.Catalogue.Reading;

/// <summary>
/// Keys and values of one YAML mapping, read by type. What is missing or wrong is noted with its line, and reading goes on,
/// so that one report has every problem. A key that the mapping does not have is looked up in <paramref name="current"/>.
/// </summary>
internal sealed class YamlEntry(string file, YamlMappingNode node, CatalogueProblems problems, YamlEntry? current = null)
{
    public IEnumerable<string> OwnKeys => node.Children.Keys.Select(key => key.ToString());

    public bool Has(string key) => Node(key) is not null;

    public void Problem(string key, string sentence) => problems.Add(file, (Node(key) ?? node).Start.Line, sentence);

    public void Problem(string sentence) => problems.Add(file, node.Start.Line, sentence);

    /// <summary>Notes every own key that is none of these.</summary>
    public void Allow(string what, IReadOnlyCollection<string> keys)
    {
        foreach (var key in node.Children.Keys.Where(key => !keys.Contains(key.ToString(), StringComparer.Ordinal)))
        {
            problems.Add(file, key.Start.Line, $"'{key}' is no key of {what}; the keys are {string.Join(", ", keys)}.");
        }
    }

    public string Text(string key)
    {
        if (OptionalText(key) is { } text)
        {
            return text;
        }

        Problem(key, $"'{key}' is missing.");
        return "";
    }

    public string? OptionalText(string key) => Node(key) is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : null;

    public LocalizedText Localized(string key)
    {
        if (Entry(key) is { } texts)
        {
            return new(texts.Text("zh"), texts.Text("en"));
        }

        Problem(key, $"'{key}' is missing; it has a zh and an en text.");
        return new("", "");
    }

    public double Number(string key, double otherwise) => OptionalNumber(key) ?? otherwise;

    public double? OptionalNumber(string key)
    {
        if (Node(key) is not { } value)
        {
            return null;
        }

        if (double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        Problem(key, $"{key} '{value}' is not a number.");
        return null;
    }

    /// <summary>A whole number that is not negative.</summary>
    public int Count(string key, int otherwise)
    {
        var number = Number(key, otherwise);
        if (number >= 0 && number == Math.Floor(number) && number <= int.MaxValue)
        {
            return (int)number;
        }

        Problem(key, $"{key} is {number}; it must be a whole number from 0.");
        return otherwise;
    }

    public T Enumerated<T>(string key, T? otherwise = null)
        where T : struct, Enum => otherwise is { } value && !Has(key) ? value : Member<T>(Node(key) ?? node, Text(key));

    public IReadOnlyList<T> EnumeratedList<T>(string key)
        where T : struct, Enum
    {
        if (Node(key) is not { } value)
        {
            return [];
        }

        if (value is YamlSequenceNode list)
        {
            return [.. list.Select(item => Member<T>(item, item.ToString()))];
        }

        Problem(key, $"{key} is written as a list, such as [{SnakeCase.Of(Enum.GetValues<T>()[^1])}].");
        return [];
    }

    public YamlEntry? Entry(string key) => Node(key) is YamlMappingNode mapping ? new(file, mapping, problems) : null;

    /// <summary>The mappings of a list; <paramref name="current"/> stands behind each of them.</summary>
    public IReadOnlyList<YamlEntry> Entries(string key, YamlEntry? current = null)
    {
        if (Node(key) is not { } value)
        {
            return [];
        }

        if (value is YamlSequenceNode list && list.All(item => item is YamlMappingNode))
        {
            return [.. list.Cast<YamlMappingNode>().Select(item => new YamlEntry(file, item, problems, current))];
        }

        Problem(key, $"{key} is written as a list of keys and values.");
        return [];
    }

    private YamlNode? Node(string key) => node.Children.TryGetValue(key, out var value) ? value : current?.Node(key);

    private T Member<T>(YamlNode at, string text)
        where T : struct, Enum
    {
        var names = Enum.GetValues<T>().ToDictionary(SnakeCase.Of, StringComparer.Ordinal);
        if (names.TryGetValue(text, out var value))
        {
            return value;
        }

        if (text.Length > 0)
        {
            problems.Add(file, at.Start.Line, $"'{text}' is none of {string.Join(", ", names.Keys)}.");
        }

        return default;
    }
}
