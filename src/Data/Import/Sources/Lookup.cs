using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Import.Sources;

/// <summary>Rows of one file by their key, for joins; keeps only the columns that the mapping reads.</summary>
internal sealed class Lookup(SourceFile source, IReadOnlyList<string> columns)
{
    private readonly Dictionary<string, string[]> rows = new(StringComparer.Ordinal);

    public SourceFile Source => source;

    public int IndexOf(string column) => columns.ToList().IndexOf(column);

    /// <summary>The kept cells of the row with this key; null if there is none.</summary>
    public string[]? Find(string key) => rows.GetValueOrDefault(key);

    /// <summary>Adds a row; says what is wrong if its key is empty, or taken by a row that differs.</summary>
    public Fault? Add(string[] cells, int keyIndex, int[] indexes)
    {
        var key = cells[keyIndex];
        if (key.Length == 0)
        {
            return new(source.Key!.Column, key, FaultCode.MissingValue, "The key by which other files find this row is empty.");
        }

        var kept = Array.ConvertAll(indexes, index => cells[index]);
        return rows.TryAdd(key, kept) || rows[key].SequenceEqual(kept)
            ? null
            : new(
                source.Key!.Column,
                key,
                FaultCode.DuplicateKey,
                $"An earlier row of the file has the key '{key}' with other values; that one is used."
            );
    }
}
