using System.Security.Cryptography;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kpi.Data.Import.Mappings;

/// <summary>Reads the YAML of a mapping: its settings, files and maps here, its loads by <see cref="LoadParser"/>.</summary>
internal sealed class MappingParser
{
    private static readonly string[] FormatKeys = ["encoding", "delimiter", "quote", "formats", "zone", "empty"];
    private readonly MappingProblems problems = new();
    private string folder = "";

    static MappingParser()
    {
        // Chinese sources still write GB18030, which .NET knows only after this.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
    }

    /// <param name="yaml">The mapping's text.</param>
    /// <param name="fileName">Its name in messages.</param>
    /// <param name="folder">Where paths in it begin.</param>
    public static Mapping Parse(string yaml, string fileName, string folder)
    {
        var parser = new MappingParser { folder = folder };
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml)));
        var mapping = parser.Document(yaml) is { } document ? parser.Read(document, fileName, hash) : null;
        parser.problems.ThrowIfAny(fileName);
        return mapping!;
    }

    private YamlNode? Document(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            problems.Add((int)e.Start.Line, $"This is not YAML: {e.Message.TrimEnd('.')}.");
            return null;
        }

        if (stream.Documents.Count == 1)
        {
            return stream.Documents[0].RootNode;
        }

        problems.Add(1, "A mapping is one YAML document with the keys files and loads; this holds none or several.");
        return null;
    }

    private Mapping? Read(YamlNode document, string fileName, string hash)
    {
        if (YamlSection.Of(document, "A mapping", problems, [.. FormatKeys, "name", "files", "maps", "loads"]) is not { } root)
        {
            return null;
        }

        var files = Files(root, Format(root, new SourceFormat()));
        var loads = new LoadParser(files, Maps(root), problems);
        return new(fileName, hash, [.. files.Values], loads.Read(root));
    }

    private Dictionary<string, SourceFile> Files(YamlSection root, SourceFormat defaults)
    {
        var files = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        var section = root.Node("files") is { } node ? YamlSection.Of(node, "'files'", problems) : null;
        foreach (var (name, line, value) in section?.Entries ?? [])
        {
            var what = $"The file '{name}'";
            if (
                YamlSection.Of(value, what, problems, [.. FormatKeys, "pattern", "sheet", "database", "optional", "key", "joins"]) is
                { } file
            )
            {
                var query = file.Node("database") is { } database ? SourceQueryParser.Read(database, what, folder, problems) : null;
                if (query is not null && !SourceQueryParser.IsFileName(name))
                {
                    problems.Add(
                        line,
                        $"{what} is of a database, so its rejected rows are written to a file of this name: use letters, digits, '-' and '_'."
                    );
                }

                files[name] = new(name, line)
                {
                    Pattern = file.Node("database") is null ? file.RequiredText("pattern", what) : name,
                    Sheet = file.Text("sheet"),
                    Query = query,
                    Optional = file.Flag("optional"),
                    Key = file.Text("key") is { } key ? new(null, key, line) : null,
                    Joins = Joins(file),
                    Format = Format(file, defaults),
                };
            }
        }

        foreach (var (name, file) in files)
        {
            foreach (var (joined, column) in file.Joins.Where(join => !files.TryGetValue(join.Key, out var other) || other.Key is null))
            {
                var lack = files.ContainsKey(joined) ? $"which declares no 'key'" : "which is not under 'files'";
                problems.Add(column.Line, $"The file '{name}' joins '{joined}', {lack}.");
            }
        }

        return files;
    }

    private Dictionary<string, ColumnRef> Joins(YamlSection file)
    {
        var section = file.Node("joins") is { } node ? YamlSection.Of(node, "'joins'", problems) : null;
        return (section?.Entries ?? []).ToDictionary(
            entry => entry.Name,
            entry => new ColumnRef(null, section!.Text(entry.Name)!, entry.Line),
            StringComparer.Ordinal
        );
    }

    private Dictionary<string, IReadOnlyDictionary<string, string>> Maps(YamlSection root)
    {
        var maps = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        var section = root.Node("maps") is { } node ? YamlSection.Of(node, "'maps'", problems) : null;
        foreach (var (name, _, value) in section?.Entries ?? [])
        {
            maps[name] = LoadParser.Map(value, name, problems);
        }

        return maps;
    }

    private SourceFormat Format(YamlSection section, SourceFormat defaults)
    {
        return new SourceFormat
        {
            Encoding = EncodingName(section) ?? defaults.Encoding,
            Delimiter = Character(section, "delimiter") ?? defaults.Delimiter,
            Quote = Character(section, "quote") ?? defaults.Quote,
            Times = section.Texts("formats") ?? defaults.Times,
            Zone = Zone(section) ?? defaults.Zone,
            Empty = section.Texts("empty") ?? defaults.Empty,
        }.Checked(problems, section.Line);
    }

    private char? Character(YamlSection section, string key) =>
        section.Text(key) switch
        {
            null => null,
            "tab" => '\t',
            { Length: 1 } one when one[0] is not ('\n' or '\r') => one[0],
            var other => Wrong(section, $"'{key}' is one character or tab, not '{other}'.", (char?)null),
        };

    private string? EncodingName(YamlSection section)
    {
        try
        {
            return section.Text("encoding") is { } name ? Encoding.GetEncoding(name).WebName : null;
        }
        catch (ArgumentException)
        {
            return Wrong<string?>(section, $"'{section.Text("encoding")}' is no known encoding; write for example utf-8 or gb18030.", null);
        }
    }

    private TimeZoneInfo? Zone(YamlSection section)
    {
        if (section.Text("zone") is not { } name)
        {
            return null;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : Wrong<TimeZoneInfo?>(section, $"'{name}' is no known time zone; write for example Asia/Shanghai.", null);
    }

    private T Wrong<T>(YamlSection section, string problem, T instead)
    {
        problems.Add(section.Line, problem);
        return instead;
    }
}
