using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Kpi.Kpis.Assessment.Schemes;

/// <summary>A mapping of a scheme file, read key by key; whatever is wrong is noted with its line.</summary>
internal sealed class SchemeNode(YamlMappingNode node, string what, List<string> problems)
{
    /// <summary>Notes keys that mean nothing here.</summary>
    public SchemeNode Knows(params string[] keys)
    {
        foreach (var key in node.Children.Keys.Where(key => !keys.Contains(key.ToString(), StringComparer.Ordinal)))
        {
            Problem(key, $"'{key}' is no key of {what}; the keys are {string.Join(", ", keys)}.");
        }

        return this;
    }

    public bool Has(string key) => node.Children.ContainsKey(key);

    public string Text(string key)
    {
        if (node.Children.TryGetValue(key, out var value) && value is YamlScalarNode { Value.Length: > 0 } scalar)
        {
            return scalar.Value;
        }

        Problem(node, $"'{key}' of {what} is missing.");
        return "";
    }

    public LocalizedText Localized(string key) => Mapping(key) is { } texts ? new(texts.Text("zh"), texts.Text("en")) : new("", "");

    /// <summary>A number; without <paramref name="otherwise"/> it must be there.</summary>
    public double Number(string key, double? otherwise = null)
    {
        if (!node.Children.TryGetValue(key, out var value))
        {
            if (otherwise is null)
            {
                Problem(node, $"'{key}' of {what} is missing.");
            }

            return otherwise ?? 0;
        }

        return NumberOf(value, key) ?? otherwise ?? 0;
    }

    public int Whole(string key, int otherwise)
    {
        var number = Number(key, otherwise);
        if (number is >= 0 and <= 1000 && number == Math.Floor(number))
        {
            return (int)number;
        }

        Problem(node.Children[key], $"{key} '{number}' is not a whole number from 0 to 1000.");
        return otherwise;
    }

    public bool Flag(string key, bool otherwise)
    {
        if (!node.Children.TryGetValue(key, out var value))
        {
            return otherwise;
        }

        if (value.ToString() is not ("true" or "false"))
        {
            Problem(value, $"{key} '{value}' is neither true nor false.");
        }

        return value.ToString() == "true";
    }

    public T Enumerated<T>(string key, params T[] allowed)
        where T : struct, Enum
    {
        var text = Text(key);
        var names = (allowed.Length > 0 ? allowed : Enum.GetValues<T>()).ToDictionary(SnakeCase.Of, StringComparer.Ordinal);
        if (text.Length > 0 && !names.ContainsKey(text))
        {
            Problem(node.Children[key], $"{key} '{text}' is none of {string.Join(", ", names.Keys)}.");
        }

        return names.GetValueOrDefault(text);
    }

    public Month MonthOf(string key)
    {
        var text = Text(key);
        if (!Month.TryParse(text, out var month) && text.Length > 0)
        {
            Problem(node.Children[key], $"{key} '{text}' is not a month such as 2026-01.");
        }

        return month;
    }

    /// <summary>The mapping under a key; null, with a problem, if there is none.</summary>
    public SchemeNode? Mapping(string key)
    {
        if (node.Children.TryGetValue(key, out var value) && value is YamlMappingNode mapping)
        {
            return new(mapping, $"'{key}'", problems);
        }

        Problem(value ?? node, $"'{key}' of {what} must hold keys and values.");
        return null;
    }

    /// <summary>The entries of a list.</summary>
    public IEnumerable<SchemeNode> List(string key, string entry)
    {
        if (!node.Children.TryGetValue(key, out var value) || value is not YamlSequenceNode list)
        {
            Problem(value ?? node, $"'{key}' of {what} must be a list.");
            yield break;
        }

        foreach (var item in list)
        {
            if (item is YamlMappingNode mapping)
            {
                yield return new(mapping, entry, problems);
            }
            else
            {
                Problem(item, $"{entry} is written as keys and values.");
            }
        }
    }

    /// <summary>Keys and values that are both numbers, in the order of the file.</summary>
    public IReadOnlyList<Knot> Pairs() =>
        [
            .. node
                .Children.Select(pair => (Key: NumberOf(pair.Key, what), Value: NumberOf(pair.Value, what)))
                .Where(pair => pair.Key is not null && pair.Value is not null)
                .Select(pair => new Knot(pair.Key!.Value, pair.Value!.Value)),
        ];

    public IEnumerable<(string Key, YamlNode Value)> Entries() => node.Children.Select(pair => (pair.Key.ToString(), pair.Value));

    public void Problem(string sentence) => Problem(node, sentence);

    public void Problem(YamlNode at, string sentence) => problems.Add($"line {at.Start.Line}: {sentence}");

    private double? NumberOf(YamlNode value, string key)
    {
        if (double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        Problem(value, $"{key} '{value}' is not a number.");
        return null;
    }
}
