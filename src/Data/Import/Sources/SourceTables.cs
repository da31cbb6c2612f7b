using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Import.Sources;

/// <summary>The tables of one import, each known to be the one that the mapping means.</summary>
internal sealed class SourceTables
{
    private readonly Dictionary<string, IReadOnlyList<SourceTable>> tables = new(StringComparer.Ordinal);
    private readonly List<string> notices = [];
    private readonly string spoolFolder;
    private readonly CancellationToken cancellation;

    /// <summary>Finds and opens every table of the mapping; refuses all if one is none.</summary>
    /// <param name="mapping">Says which.</param>
    /// <param name="paths">Files and folders given.</param>
    /// <param name="correctedPaths">Reject files that have been corrected; then only they are loaded, and the others are looked things up in.</param>
    /// <param name="spoolFolder">Where answers of queries may be kept while the import lasts.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="DataException">FILE_NOT_FOUND, FILE_UNREADABLE, FILE_MISSING, NOT_A_TABLE, SHEET_MISSING, COLUMN_MISSING or SOURCE_….</exception>
    public SourceTables(
        Mapping mapping,
        IReadOnlyList<string> paths,
        IReadOnlyList<string> correctedPaths,
        string spoolFolder,
        CancellationToken cancellation
    )
    {
        (this.spoolFolder, this.cancellation) = (spoolFolder, cancellation);
        var (given, corrected) = (new SourceFinder(paths), new SourceFinder(correctedPaths));
        foreach (var source in mapping.Files)
        {
            var needed = Needed(mapping, source);
            var isJoined = mapping.Loads.SelectMany(load => load.Columns).Any(column => column.File == source.Name);
            var mended = corrected.Find(source, CorrectedRows.Suffix).Select(path => OpenCorrected(path, source, needed)).ToList();
            IsCorrection |= mended.Count > 0;
            tables[source.Name] =
            [
                .. mended.Count > 0 || (correctedPaths.Count > 0 && !isJoined) ? mended : OpenAll(source, given, needed),
            ];
            notices.AddRange(tables[source.Name].Select(table => Drift.Of(table, needed)).OfType<string>());
        }

        notices.AddRange(Twins());
        Ignored = [.. given.Unused, .. corrected.Unused];
        if (mapping.Files.Count > 0 && !All.Any())
        {
            throw new DataException(
                "FILE_MISSING",
                $"None of the given files is named as one of the mapping's: {string.Join(", ", mapping.Files.Select(source => $"'{source.Pattern}'"))}."
            );
        }

        if (correctedPaths.Count > 0 && !IsCorrection)
        {
            throw new DataException(
                "FILE_MISSING",
                "None of the files after --rejects is named as one of the mapping's files; give the folder or the files that the rejected rows were written to."
            );
        }
    }

    /// <summary>Names of given files that the mapping does not mean.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>What to say before anything loads.</summary>
    public IReadOnlyList<string> Notices => notices;

    /// <summary>Whether corrected reject files are loaded.</summary>
    public bool IsCorrection { get; }

    /// <summary>All tables in the mapping's order.</summary>
    public IEnumerable<SourceTable> All => tables.Values.SelectMany(some => some);

    public IReadOnlyList<SourceTable> Of(SourceFile source) => tables[source.Name];

    /// <summary>Reads the files that others join, as far as columns of them are used.</summary>
    /// <param name="mapping">Says which.</param>
    /// <param name="reject">Takes a row that cannot be found by a key.</param>
    public IReadOnlyDictionary<string, Lookup> Lookups(Mapping mapping, Action<SourceTable, SourceRow, Fault> reject)
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

    /// <summary>Refuses an import of which a file has been written to since it was opened.</summary>
    /// <exception cref="DataException">FILE_CHANGED.</exception>
    public void DemandUnchanged()
    {
        if (All.FirstOrDefault(table => !table.Scan.IsStill(table.Path)) is { } changed)
        {
            throw new DataException(
                "FILE_CHANGED",
                $"The file {changed.Name} was written to while it was being read; nothing was loaded, import it when it is complete."
            );
        }
    }

    /// <summary>Says which files are the same: then every row of the second is rejected as one that was there before.</summary>
    private IEnumerable<string> Twins() =>
        tables
            .Values.SelectMany(some => some.GroupBy(table => table.Scan.Sha256))
            .Where(same => same.Count() > 1)
            .Select(same => $"The files {string.Join(" and ", same.Select(table => table.Name))} have the same contents; one is enough.");

    private static void Fill(Lookup lookup, SourceTable file, List<string> columns, Action<SourceTable, SourceRow, Fault> reject)
    {
        var key = file.IndexOf(lookup.Source.Key!.Column);
        var indexes = columns.Select(file.IndexOf).ToArray();
        foreach (var row in file.Rows())
        {
            if ((row.Fault ?? lookup.Add(row.Cells, key, indexes)) is { } fault)
            {
                reject(file, row, fault);
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

    private IEnumerable<SourceTable> OpenAll(SourceFile source, SourceFinder given, IReadOnlyCollection<ColumnRef> needed)
    {
        if (source.Query is { } query)
        {
            var path = QuerySpool.Write(query, source.Name, spoolFolder, cancellation);
            return [new TextTable(path, source, QuerySpool.Format(source.Format), needed, FileScan.Of(path, cancellation))];
        }

        var found = given.Find(source);
        if (found.Count == 0 && !source.Optional)
        {
            throw new DataException(
                "FILE_MISSING",
                $"None of the given files is named '{source.Pattern}', which the mapping calls '{source.Name}'; "
                    + "give that file, or mark it 'optional: true' in the mapping."
            );
        }

        return found.Select(path => Open(path, source, needed));
    }

    private SourceTable Open(string path, SourceFile source, IReadOnlyCollection<ColumnRef> needed)
    {
        var scan = FileScan.Of(path, cancellation);
        return Workbook.IsOne(path) ? new Workbook(path, source, needed, scan) : new TextTable(path, source, source.Format, needed, scan);
    }

    private TextTable OpenCorrected(string path, SourceFile source, IReadOnlyCollection<ColumnRef> needed) =>
        new(path, source, CorrectedRows.Format(source.Format), needed, FileScan.Of(path, cancellation)) { IsCorrected = true };
}
