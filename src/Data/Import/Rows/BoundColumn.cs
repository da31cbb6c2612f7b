using Kpi.Data.Import.Mappings;
using Kpi.Data.Import.Sources;

namespace Kpi.Data.Import.Rows;

/// <summary>A column of a mapping found in one file: a cell of the row, or of the row that a join finds.</summary>
internal sealed class BoundColumn
{
    private readonly int index;
    private readonly IReadOnlyList<string> empty;
    private readonly Lookup? lookup;
    private readonly int joinedIndex;
    private readonly string keyColumn;

    public BoundColumn(ColumnRef column, SourceTable file, IReadOnlyDictionary<string, Lookup> lookups)
    {
        Name = column.ToString();
        empty = file.Source.Format.Empty;
        keyColumn = column.File is null ? column.Column : file.Source.Joins[column.File].Column;
        index = file.IndexOf(keyColumn);
        if (column.File is not null)
        {
            lookup = lookups[column.File];
            joinedIndex = lookup.IndexOf(column.Column);
        }
    }

    /// <summary>The column as the mapping writes it.</summary>
    public string Name { get; }

    /// <summary>The cell; null if it is empty.</summary>
    /// <param name="cells">The row.</param>
    /// <param name="fault">Set if a join finds nothing.</param>
    public string? Read(string[] cells, ref Fault? fault)
    {
        var cell = Filled(cells[index], empty);
        if (lookup is null || cell is null)
        {
            return cell;
        }

        if (lookup.Find(cell) is { } joined)
        {
            return Filled(joined[joinedIndex], lookup.Source.Format.Empty);
        }

        fault ??= new(keyColumn, cell, FaultCode.UnknownKey, $"The file '{lookup.Source.Name}' has no row with the key '{cell}'.");
        return null;
    }

    private static string? Filled(string cell, IReadOnlyList<string> empty) =>
        cell.Length == 0 || (empty.Count > 0 && empty.Contains(cell)) ? null : cell;
}
