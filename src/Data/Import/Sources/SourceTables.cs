using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Import.Sources;

/// <summary>The files of one import, each known to be the table that the mapping means.</summary>
internal sealed class SourceTables
{
    private readonly Dictionary<string, IReadOnlyList<TableFile>> tables = new(StringComparer.Ordinal);

    /// <summary>Finds and opens every file of the mapping; refuses all if one is no table.</summary>
    /// <exception cref="DataException">FILE_NOT_FOUND, FILE_MISSING, NOT_A_TABLE or COLUMN_MISSING.</exception>
    public SourceTables(Mapping mapping, IReadOnlyList<string> paths)
    {
        var finder = new SourceFinder(paths);
        foreach (var source in mapping.Files)
        {
            var needed = Needed(mapping, source);
            tables[source.Name] = [.. finder.Find(source).Select(path => TableFile.Open(path, source, needed))];
        }

        Ignored = finder.Unused;
    }

    /// <summary>Names of given files that the mapping does not mean.</summary>
    public IReadOnlyList<string> Ignored { get; }

    public IReadOnlyList<TableFile> Of(SourceFile source) => tables[source.Name];

    /// <summary>Reads the files that others join, as far as columns of them are used.</summary>
    /// <param name="mapping">Says which.</param>
    /// <param name="reject">Takes a row that cannot be found by a key.</param>
    public IReadOnlyDictionary<string, Lookup> Lookups(Mapping mapping, Action<SourceFile, RowPlace, Fault> reject)
    {
        var joined = mapping
            .Loads.SelectMany(load => load.Columns)
            .Where(column => column.File is not null)
            .ToLookup(column => column.File!, column => column.Column, StringComparer.Ordinal);
        var lookups = new Dictionary<string, Lookup>(StringComparer.Ordinal);
        foreach (var source in mapping.Files.Where(source => joined.Contains(source.Name)))
        {
            var columns = joined[source.Name].Distinct().ToList();
            var lookup = new Lookup(source, columns);
            lookups[source.Name] = lookup;
            foreach (var file in Of(source))
            {
                Fill(lookup, file, columns, reject);
            }
        }

        return lookups;
    }

    private static void Fill(Lookup lookup, TableFile file, List<string> columns, Action<SourceFile, RowPlace, Fault> reject)
    {
        var key = file.IndexOf(lookup.Source.Key!.Column);
        var indexes = columns.Select(file.IndexOf).ToArray();
        foreach (var row in file.Rows())
        {
            if ((row.Fault ?? lookup.Add(row.Cells, key, indexes)) is { } fault)
            {
                reject(lookup.Source, row.Place, fault);
            }
        }
    }

    /// <summary>The columns that a file must have: those its own loads read, its keys, and those that others read through a join.</summary>
    private static List<ColumnRef> Needed(Mapping mapping, SourceFile source)
    {
        var own = mapping.Loads.Where(load => load.Source == source).SelectMany(load => load.Columns).ToList();
        var keys = own.Where(column => column.File is not null).Select(column => source.Joins[column.File!]);
        var joined = mapping.Loads.SelectMany(load => load.Columns).Where(column => column.File == source.Name).ToList();
        var key = joined.Count > 0 ? source.Key : null;
        return [.. own.Where(column => column.File is null), .. keys, .. joined, .. key is null ? Array.Empty<ColumnRef>() : [key]];
    }
}
