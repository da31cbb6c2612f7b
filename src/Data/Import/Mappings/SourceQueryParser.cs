using YamlDotNet.RepresentationModel;

namespace Kpi.Data.Import.Mappings;

/// <summary>Reads the key <c>database</c> of a file: a table, view or query of another database instead of a file.</summary>
internal static class SourceQueryParser
{
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

    private static string Quoted(string name, bool isSqlite) =>
        isSqlite ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";
}
