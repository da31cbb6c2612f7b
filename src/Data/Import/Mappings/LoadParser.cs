using System.Globalization;
using Kpi.Data.Import.Sources;
using Kpi.Data.Import.Targets;
using YamlDotNet.RepresentationModel;

namespace Kpi.Data.Import.Mappings;

/// <summary>Reads the loads of a mapping and checks them against the targets, the files and the maps.</summary>
internal sealed class LoadParser(
    IReadOnlyDictionary<string, SourceFile> files,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> maps,
    MappingProblems problems
)
{
    private const int MostWinbackDays = 36_500;

    public IReadOnlyList<Load> Read(YamlSection root)
    {
        if (root.Node("loads") is not YamlSequenceNode { Children.Count: > 0 } loads)
        {
            problems.Add(root.Line, "A mapping needs 'loads', a list of targets with their fields.");
            return [];
        }

        return [.. loads.Select(Load).OfType<Load>()];
    }

    /// <summary>A value map; its keys and values are texts.</summary>
    public static IReadOnlyDictionary<string, string> Map(YamlNode node, string name, MappingProblems problems)
    {
        var section = YamlSection.Of(node, $"The map '{name}'", problems);
        return (section?.Entries ?? []).ToDictionary(entry => entry.Name, entry => section!.Text(entry.Name)!, StringComparer.Ordinal);
    }

    private Load? Load(YamlNode node)
    {
        if (YamlSection.Of(node, "A load", problems, "target", "from", "distinct", "where", "winback_days", "fields") is not { } section)
        {
            return null;
        }

        var name = section.RequiredText("target", "A load");
        var target = ImportTargets.Find(name);
        if (target is null && name.Length > 0)
        {
            problems.Add(section.Line, $"There is no target '{name}'; the targets are {string.Join(", ", ImportTargets.Names)}.");
        }

        var source = Source(section);
        var fields = target is null ? [] : Fields(section, target, source);
        var load = new Load(name, source, section.Flag("distinct"), Conditions(section, source), fields, section.Line);
        return section.Text("winback_days") is { } days ? load with { WinbackDays = WinbackDays(section, name, days) } : load;
    }

    private int WinbackDays(YamlSection section, string target, string text)
    {
        if (target != ImportTargets.Churn.Name)
        {
            problems.Add(section.Line, $"'winback_days' means nothing for the target '{target}'; it belongs to churn.");
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > MostWinbackDays)
        {
            problems.Add(section.Line, $"'winback_days' is a whole number from 1 to {MostWinbackDays}, not '{text}'.");
        }

        return days;
    }

    private SourceFile? Source(YamlSection section)
    {
        if (section.Text("from") is not { } name || files.TryGetValue(name, out var file))
        {
            return section.Text("from") is { } known ? files[known] : null;
        }

        problems.Add(section.Line, $"'from' names the file '{name}', which is not under 'files'.");
        return null;
    }

    private Dictionary<string, FieldRule> Fields(YamlSection load, ImportTarget target, SourceFile? source)
    {
        var rules = new Dictionary<string, FieldRule>(StringComparer.Ordinal);
        var what = $"The target '{target.Name}'";
        var section = load.Node("fields") is { } node
            ? YamlSection.Of(node, what, problems, [.. target.Fields.Select(field => field.Name)])
            : null;
        foreach (var (name, line, value) in section?.Entries ?? [])
        {
            var field = target.Fields.First(field => field.Name == name);
            if (Rule(value, field, source) is { } rule)
            {
                rules[name] = rule;
                Check(rule, field, source, line);
            }
        }

        var written = section?.Entries.Select(entry => entry.Name).ToHashSet() ?? [];
        foreach (var field in target.Fields.Where(field => field.Required && !written.Contains(field.Name)))
        {
            problems.Add(load.Line, $"{what} needs the field '{field.Name}'.");
        }

        return rules;
    }

    private FieldRule? Rule(YamlNode node, TargetField field, SourceFile? source)
    {
        if (node is YamlScalarNode { Value: { Length: > 0 } name })
        {
            return new() { Column = Column(name, source, YamlSection.LineOf(node)) };
        }

        var what = $"The field '{field.Name}'";
        if (YamlSection.Of(node, what, problems, "column", "constant", "map", "default", "formats", "where") is not { } section)
        {
            return null;
        }

        if (section.Text("column") is null == section.Text("constant") is null)
        {
            problems.Add(section.Line, $"{what} needs either 'column' or 'constant'.");
            return null;
        }

        return new()
        {
            Column = section.Text("column") is { } column ? Column(column, source, section.Line) : null,
            Constant = section.Text("constant"),
            Map = MapOf(section),
            Default = section.Text("default"),
            Times = section.Texts("formats"),
            Where = Conditions(section, source),
        };
    }

    private IReadOnlyDictionary<string, string>? MapOf(YamlSection field)
    {
        switch (field.Node("map"))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { } name } node:
                if (maps.TryGetValue(name, out var map))
                {
                    return map;
                }

                problems.Add(YamlSection.LineOf(node), $"There is no map '{name}' under 'maps'.");
                return null;
            case var inline:
                return Map(inline, "of this field", problems);
        }
    }

    private void Check(FieldRule rule, TargetField field, SourceFile? source, int line)
    {
        if (rule.Times is { } formats)
        {
            TimeFormats.Check(formats, problems, line);
        }

        foreach (var value in (rule.Map?.Values ?? []).Append(rule.Constant).Append(rule.Default).OfType<string>().Distinct())
        {
            if (field.Objection(value, rule.Times ?? Times(source)) is { } objection)
            {
                problems.Add(line, $"The field '{field.Name}' cannot be '{value}': {objection}");
            }
        }
    }

    /// <summary>The formats in which a file's times are read, and so the mapping's own.</summary>
    private static IReadOnlyList<string> Times(SourceFile? source) =>
        source is null ? new SourceFormat().Times
        : source.Query is not null ? QuerySpool.Format(source.Format).Times
        : Workbook.IsOne(source.Pattern) ? Workbook.TimesOf(source.Format)
        : source.Format.Times;

    private IReadOnlyList<Condition> Conditions(YamlSection section, SourceFile? source) =>
        section.Node("where") switch
        {
            null => [],
            YamlSequenceNode list => [.. list.Children.Select(item => ConditionOf(item, source)).OfType<Condition>()],
            var one => ConditionOf(one, source) is { } condition ? [condition] : [],
        };

    private Condition? ConditionOf(YamlNode node, SourceFile? source)
    {
        if (YamlSection.Of(node, "A condition", problems, "column", "present", "in", "not_in") is not { } section)
        {
            return null;
        }

        var (some, none) = (section.Texts("in"), section.Texts("not_in"));
        var present = section.OptionalFlag("present");
        if (new object?[] { some, none, present }.Count(demand => demand is not null) != 1)
        {
            problems.Add(section.Line, "A condition needs one of 'present', 'in' and 'not_in'.");
        }

        var column = section.RequiredText("column", "A condition");
        return new(Column(column, source, section.Line), present, (some ?? none)?.ToHashSet(StringComparer.Ordinal), none is not null);
    }

    /// <summary><c>accounts.country</c> is a column of a joined file; a name whose first part is no file's may hold dots itself.</summary>
    private ColumnRef Column(string name, SourceFile? source, int line)
    {
        if (source is null)
        {
            problems.Add(line, $"The column '{name}' has no file; say which by 'from', or write 'constant'.");
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || !files.ContainsKey(name[..dot]))
        {
            return new(null, name, line);
        }

        var file = name[..dot];
        if (source is not null && !source.Joins.ContainsKey(file))
        {
            problems.Add(line, $"The column '{name}' is in another file; say how to find its row by 'joins' in the file '{source.Name}'.");
        }

        return new(file, name[(dot + 1)..], line);
    }
}
