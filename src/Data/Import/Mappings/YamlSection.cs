using YamlDotNet.RepresentationModel;

namespace Kpi.Data.Import.Mappings;

/// <summary>Every problem of a mapping, so that its author can mend all of them at once.</summary>
internal sealed class MappingProblems
{
    private readonly List<(int Line, string Text)> problems = [];

    public void Add(int line, string text) => problems.Add((line, text));

    public void ThrowIfAny(string fileName)
    {
        if (problems.Count > 0)
        {
            var lines = problems.OrderBy(problem => problem.Line).Select(problem => $"\n  line {problem.Line}: {problem.Text}");
            var noun = problems.Count == 1 ? "problem" : "problems";
            throw new DataException("MAPPING_INVALID", $"The mapping {fileName} has {problems.Count} {noun}:{string.Concat(lines)}");
        }
    }
}

/// <summary>A YAML mapping that notes what is missing, of the wrong shape or unknown, with its line.</summary>
internal sealed class YamlSection
{
    private readonly MappingProblems problems;
    private readonly Dictionary<string, (int Line, YamlNode Value)> entries = new(StringComparer.Ordinal);

    private YamlSection(MappingProblems problems, int line)
    {
        this.problems = problems;
        Line = line;
    }

    public int Line { get; }

    /// <summary>The entries in order of writing.</summary>
    public IEnumerable<(string Name, int Line, YamlNode Value)> Entries =>
        entries.Select(entry => (entry.Key, entry.Value.Line, entry.Value.Value));

    /// <summary>The node as a section, holding only keys that are known; null (and a problem) if it is none.</summary>
    /// <param name="node">What was written.</param>
    /// <param name="what">What it should be, for the message.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="known">The keys there are; none if the keys are the author's own names.</param>
    public static YamlSection? Of(YamlNode node, string what, MappingProblems problems, params string[] known)
    {
        if (node is not YamlMappingNode mapping)
        {
            problems.Add(LineOf(node), $"{what} must be a list of 'key: value' lines.");
            return null;
        }

        var section = new YamlSection(problems, LineOf(node));
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (known.Length > 0 && !known.Contains(name))
            {
                problems.Add(LineOf(key), $"{what} has no key '{name}'; it may have {string.Join(", ", known)}.");
                continue;
            }

            section.entries[name] = (LineOf(key), value);
        }

        return section;
    }

    public static int LineOf(YamlNode node) => (int)node.Start.Line;

    public YamlNode? Node(string key) => entries.TryGetValue(key, out var entry) ? entry.Value : null;

    public string? Text(string key) => Node(key) is { } node ? Scalar(node, key) : null;

    public string RequiredText(string key, string what)
    {
        if (Text(key) is { Length: > 0 } text)
        {
            return text;
        }

        problems.Add(Line, $"{what} needs '{key}'.");
        return "";
    }

    public bool Flag(string key) => OptionalFlag(key) ?? false;

    public bool? OptionalFlag(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (text is not ("true" or "false"))
        {
            problems.Add(entries[key].Line, $"'{key}' is true or false, not '{text}'.");
        }

        return text == "true";
    }

    /// <summary>A list, or one value written without brackets; null if the key is absent.</summary>
    public IReadOnlyList<string>? Texts(string key) =>
        Node(key) switch
        {
            null => null,
            YamlSequenceNode list => [.. list.Children.Select(item => Scalar(item, key))],
            var one => [Scalar(one, key)],
        };

    private string Scalar(YamlNode node, string key)
    {
        if (node is YamlScalarNode scalar)
        {
            return scalar.Value ?? "";
        }

        problems.Add(LineOf(node), $"'{key}' must be one value here.");
        return "";
    }
}
