using System.Globalization;
using CsvHelper;
using Kpi.Data.Import.Sources;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Import;

/// <summary>
/// The rejects on disk, in UTF-8 with a byte order mark for Excel and with nothing that would run as a formula: <c>rejects-0007.csv</c> says what is
/// wrong with which row, the folder <c>rejects-0007</c> holds the rows themselves, a file for each source file, to be corrected and imported again.
/// Until the batch is in the warehouse they are a draft.
/// </summary>
internal sealed class RejectFiles(string folder, int batch) : IDisposable
{
    private const string DraftEnding = ".part";
    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true, Injection = CsvInjection.Escape };
    private static readonly CsvWriterOptions RowOptions = new() { WriteByteOrderMark = true, ValidateFieldCount = false };
    private readonly Dictionary<string, CsvWriter> rows = new(StringComparer.Ordinal);
    private readonly string name = $"rejects-{batch:D4}";
    private CsvWriter? reasons;
    private bool madeFolder;

    /// <summary>The folder of the rows, once they are kept.</summary>
    public string Rows => Path.Combine(folder, name);

    private string Draft => Rows + DraftEnding;

    /// <summary>Gives drafts that a killed process left behind their names, if their batch is in the warehouse, and removes them else.</summary>
    public static void Recover(string folder, Func<int, bool> isLoaded)
    {
        foreach (var draft in Directory.Exists(folder) ? Directory.GetDirectories(folder, "rejects-*" + DraftEnding) : [])
        {
            var number = Path.GetFileName(draft)["rejects-".Length..^DraftEnding.Length];
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var batch) && isLoaded(batch))
            {
                new RejectFiles(folder, batch).Move();
            }
            else
            {
                Directory.Delete(draft, recursive: true);
            }
        }
    }

    public void Write(ImportReject reject, SourceTable? table, SourceRow row)
    {
        reasons ??= Begin();
        var line = reject.Line.ToString(CultureInfo.InvariantCulture);
        reasons.WriteRecord([reject.File, line, reject.Column, reject.Value, reject.Code, reject.Reason]);
        if (table is not null)
        {
            // A row that is too short is filled up, so that its reason stands in the last column.
            var missing = Math.Max(0, table.Header.Count - row.Cells.Length);
            var cells = row.Cells.Select(CorrectedRows.Guarded).Concat(Enumerable.Repeat("", missing)).ToList();
            cells.Insert(table.Header.Count, reject.Reason);
            WriterOf(table).WriteRecord([.. cells]);
        }
    }

    /// <summary>Gives the draft its names, once the warehouse has the rejects, too; returns the path of the reasons, null if nothing was rejected.</summary>
    public string? Keep()
    {
        if (reasons is null)
        {
            return null;
        }

        Close();
        Move();
        return Rows + ".csv";
    }

    public void Dispose()
    {
        Close();
        if (Directory.Exists(Draft))
        {
            Directory.Delete(Draft, recursive: true);
        }

        if (madeFolder && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    private void Move()
    {
        if (Directory.Exists(Rows))
        {
            Directory.Delete(Rows, recursive: true);
        }

        Directory.Move(Path.Combine(Draft, "rows"), Rows);
        File.Move(Path.Combine(Draft, "reasons.csv"), Rows + ".csv", overwrite: true);
        Directory.Delete(Draft, recursive: true);
    }

    private CsvWriter Begin()
    {
        madeFolder = !Directory.Exists(folder);
        Directory.CreateDirectory(Path.Combine(Draft, "rows"));
        var writer = CsvWriter.ToFile(Path.Combine(Draft, "reasons.csv"), Options);
        writer.WriteRecord(["file", "line", "column", "value", "code", "reason"]);
        return writer;
    }

    private CsvWriter WriterOf(SourceTable table)
    {
        if (!rows.TryGetValue(table.Path, out var writer))
        {
            // Two folders may hold files of the same name; their rows are told apart by a folder.
            var file = CorrectedRows.NameOf(table);
            var others = rows.Keys.Count(path => Path.GetFileName(path) == Path.GetFileName(table.Path));
            var home = Path.Combine(Draft, "rows", others == 0 ? "" : $"{others + 1}");
            Directory.CreateDirectory(home);
            var path = Path.Combine(home, file);
            rows[table.Path] = writer = CsvWriter.ToFile(path, RowOptions);
            writer.WriteRecord([.. table.Header, CorrectedRows.ReasonColumn]);
        }

        return writer;
    }

    private void Close()
    {
        reasons?.Dispose();
        foreach (var writer in rows.Values)
        {
            writer.Dispose();
        }

        reasons = null;
        rows.Clear();
    }
}
