using System.Globalization;
using System.Text.RegularExpressions;
using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Import.Sources;

/// <summary>How rejected rows are written down so that a person can correct them in a spreadsheet and an import take them back.</summary>
internal static partial class CorrectedRows
{
    /// <summary>What is put behind the name of a file that is not text.</summary>
    public const string Suffix = ".csv";

    /// <summary>The column in which the reason stands; an import passes over it.</summary>
    public const string ReasonColumn = "_rejected_because";

    /// <summary>The name under which a table's rejected rows are written.</summary>
    public static string NameOf(SourceTable table) =>
        Path.GetExtension(table.Name).ToLowerInvariant() is ".csv" or ".txt" or ".tsv" ? table.Name : table.Name + Suffix;

    /// <summary>
    /// The format of such a file: what its source's was, but for quotation marks, and times as they were handed on. It was written with commas in UTF-8;
    /// a spreadsheet may have saved it otherwise, so both are detected.
    /// </summary>
    public static SourceFormat Format(SourceFormat source) =>
        source with
        {
            Delimiter = null,
            Quote = '"',
            Encoding = null,
            Times = [.. source.Times.Concat(new SourceFormat().Times).Append("yyyy-MM-dd HH:mm:ss.FFFFFFF").Distinct()],
        };

    /// <summary>A cell that no spreadsheet runs as a formula. A negative number is none.</summary>
    public static string Guarded(string cell) => Dangerous().IsMatch(cell) && !IsNegative(cell) ? "'" + cell : cell;

    /// <summary>What a guarded cell was.</summary>
    public static string Unguarded(string cell) => cell.StartsWith('\'') && Dangerous().IsMatch(cell.AsSpan(1)) ? cell[1..] : cell;

    private static bool IsNegative(string cell) =>
        cell.StartsWith('-') && decimal.TryParse(cell.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex("^'*[=+\\-@\\t\\r]", RegexOptions.None, 1000)]
    private static partial Regex Dangerous();
}
