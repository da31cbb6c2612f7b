using System.Text;

namespace Kpi.GraphQL.Language;

/// <summary>Block strings: common indentation and blank outer lines do not belong to the value (specification section 2.9.4).</summary>
public static class BlockString
{
    /// <summary>The specification's <c>BlockStringValue(rawValue)</c>.</summary>
    public static string Dedent(string raw)
    {
        var lines = raw.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var indent = lines.Skip(1).Where(line => !IsBlank(line)).Select(Indentation).DefaultIfEmpty(0).Min();
        for (var i = 1; i < lines.Length; i++)
        {
            lines[i] = lines[i].Length > indent ? lines[i][indent..] : "";
        }

        var first = Array.FindIndex(lines, line => !IsBlank(line));
        var last = Array.FindLastIndex(lines, line => !IsBlank(line));
        return first < 0 ? "" : string.Join('\n', lines[first..(last + 1)]);
    }

    /// <summary>A value as a block string in SDL, one line when short.</summary>
    public static string Print(string value, string indent = "")
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var oneLine = !escaped.Contains('\n', StringComparison.Ordinal) && escaped.Length < 70;
        var text = new StringBuilder("\"\"\"");
        if (oneLine && !escaped.EndsWith('"') && !escaped.EndsWith('\\') && !escaped.StartsWith(' ') && !escaped.StartsWith('\t'))
        {
            return text.Append(escaped).Append("\"\"\"").ToString();
        }

        foreach (var line in escaped.Split('\n'))
        {
            text.Append('\n').Append(line.Length == 0 ? "" : indent).Append(line);
        }

        return text.Append('\n').Append(indent).Append("\"\"\"").ToString();
    }

    private static int Indentation(string line) => line.TakeWhile(c => c is ' ' or '\t').Count();

    private static bool IsBlank(string line) => line.All(c => c is ' ' or '\t');
}
