using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Import.Sources;

/// <summary>Compares a table's columns with those that the mapping reads, before anything loads.</summary>
internal static class Drift
{
    private const int MaxListed = 30;
    private const int MaxNameLength = 60;

    /// <summary>Columns that no one reads, in one sentence; null if all are read.</summary>
    /// <exception cref="DataException">NOT_A_TABLE or COLUMN_MISSING, with the column that was probably meant.</exception>
    public static string? Of(SourceTable table, IReadOnlyCollection<ColumnRef> needed)
    {
        var missing = needed.Where(column => table.IndexOf(column.Column) < 0).DistinctBy(column => column.Column).ToList();
        var extra = table
            .Header.Where(name => name.Length > 0 && name != CorrectedRows.ReasonColumn && needed.All(column => column.Column != name))
            .Distinct()
            .ToList();
        if (missing.Count > 0 && missing.Count == needed.Select(column => column.Column).Distinct().Count())
        {
            throw new DataException(
                "NOT_A_TABLE",
                $"The file {table.Name} has no header: its first line names none of the columns that the mapping reads "
                    + $"({string.Join(", ", missing.Select(Name))}); add a header line, and {table.HeaderAdvice}."
            );
        }

        if (missing.Count > 0)
        {
            throw new DataException(
                "COLUMN_MISSING",
                $"The file {table.Name} has no column {string.Join(", ", missing.Select(column => Name(column) + Renamed(column, extra)))}; "
                    + $"its header is {Listed(table.Header)}. Correct the file or the mapping."
            );
        }

        if (needed.FirstOrDefault(column => table.Header.Count(name => name == column.Column) > 1) is { } twice)
        {
            throw new DataException(
                "NOT_A_TABLE",
                $"The file {table.Name} names the column '{Cut(twice.Column)}' twice, so it is not clear which one is meant; rename one."
            );
        }

        return extra.Count == 0 ? null : $"The file {table.Name} has columns that the mapping does not read: {Listed(extra)}.";
    }

    /// <summary>The candidate that is nearest to a name, if it is near: at most a third of the letters differ, or one holds the other.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        var best = candidates
            .Select(candidate => (Candidate: candidate, Distance: Distance(Plain(name), Plain(candidate))))
            .OrderBy(pair => pair.Distance)
            .FirstOrDefault();
        return best.Candidate is not null && IsNear(Plain(name), Plain(best.Candidate), best.Distance) ? best.Candidate : null;
    }

    private static bool IsNear(string left, string right, int distance) =>
        distance * 3 <= Math.Max(left.Length, right.Length)
        || (left.Length > 2 && right.Contains(left, StringComparison.Ordinal))
        || (right.Length > 2 && left.Contains(right, StringComparison.Ordinal));

    /// <summary>Names for a message, which a header that is none may not swell.</summary>
    private static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MaxListed).Select(Cut)) + (names.Count > MaxListed ? $" and {names.Count - MaxListed} more" : "");

    private static string Cut(string name) => name.Length <= MaxNameLength ? name : name[..MaxNameLength] + "…";

    private static string Renamed(ColumnRef column, IEnumerable<string> extra) =>
        Nearest(column.Column, extra) is { } near ? $", perhaps renamed to '{Cut(near)}'" : "";

    private static string Name(ColumnRef column) => $"'{column.Column}' (mapping line {column.Line})";

    private static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    /// <summary>Levenshtein's distance: letters to change, add or take away.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
