using YamlDotNet.RepresentationModel;

namespace Kpi.Data.Import.Mappings;

/// <summary>Reads the key <c>database</c> of a file: a table, view or query of another database instead of a file.</summary>
internal static class SourceQueryParser
{
    private const int MaxNameLength = 64;

    public static SourceQuery? Read(YamlNode node, string what, string folder, MappingProblems problems)
    {
        if (YamlSection.Of(node, $"{what}: 'database'", problems, "sqlite", "sqlserver", "table", "query") is not { } section)
        {
            return null;
        }

        var (sqlite, server) = (section.Text("sqlite"), section.Text("sqlserver"));
        var (table, query) = (section.Text("table"), section.Text("query"));
        if (sqlite is null == server is null)
        {
            problems.Add(
                section.Line,
                $"{what}: 'database' needs either 'sqlite', a file, or 'sqlserver', the name of an environment variable."
            );
        }

        if (table is null == query is null)
        {
            problems.Add(section.Line, $"{what}: 'database' needs either 'table' or 'query'.");
        }

        var statement =
            query ?? $"SELECT * FROM {string.Join('.', (table ?? "").Split('.').Select(part => Quoted(part, sqlite is not null)))}";
        return new(sqlite is null ? null : Path.GetFullPath(sqlite, folder), server, statement);
    }

    /// <summary>Whether a name can be a file's on every system: not a path, not a pattern, nothing hidden.</summary>
    public static bool IsFileName(string name) =>
        name.Length is > 0 and <= MaxNameLength
        && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or ' ' or '.')
        && name[0] != '.';

    private static string Quoted(string name, bool isSqlite) =>
        isSqlite ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";
}
