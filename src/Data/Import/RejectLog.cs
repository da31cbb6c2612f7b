using System.Text;
using Kpi.Data.Import.Sources;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Import;

/// <summary>
/// The rows that fail in one run. A source row fails once, and then nothing more is read from it. Rejects are put aside on disk until the batch is
/// written, so that only their places are held in memory.
/// </summary>
internal sealed class RejectLog : IDisposable
{
    // A value may be a whole swallowed file; its start is enough to find it.
    private const int MaxValueLength = 1000;
    private const int MaxNameLength = 200;
    private readonly HashSet<RowPlace> places = [];
    private readonly Dictionary<string, long> countByFile = new(StringComparer.Ordinal);
    private readonly Lazy<FileStream> aside;
    private readonly RejectFiles files;
    private readonly int limit;

    /// <param name="files">Takes each reject for people.</param>
    /// <param name="scratch">A folder to put them aside in.</param>
    /// <param name="limit">How many may fail.</param>
    public RejectLog(RejectFiles files, string scratch, int limit)
    {
        (this.files, this.limit) = (files, limit);
        aside = new(() => Aside(scratch));
    }

    public int Count => places.Count;

    public bool Has(RowPlace place) => places.Count > 0 && places.Contains(place);

    public long CountOf(string file) => countByFile.GetValueOrDefault(file);

    /// <summary>Notes a row; false if it had failed before.</summary>
    /// <exception cref="DataException">TOO_MANY_REJECTS.</exception>
    public bool Add(SourceTable? table, SourceRow row, Fault fault)
    {
        if (!places.Add(row.Place))
        {
            return false;
        }

        if (places.Count > limit)
        {
            throw new DataException(
                "TOO_MANY_REJECTS",
                $"More than {limit:N0} rows are rejected, lately because: {fault.Reason} Nothing was loaded; correct the mapping or the export."
            );
        }

        countByFile[row.Place.File] = CountOf(row.Place.File) + 1;
        var reject = new ImportReject
        {
            Number = places.Count,
            File = Cut(Path.GetFileName(row.Place.File), MaxNameLength),
            Line = row.Place.Line,
            Column = Cut(fault.Column, MaxNameLength),
            Value = Cut(fault.Value, MaxValueLength),
            Code = fault.Code,
            Reason = fault.Reason,
        };
        Write(reject);
        files.Write(reject, table, row);
        return true;
    }

    /// <summary>The rejects in the order in which they were noted.</summary>
    public IEnumerable<ImportReject> All(int batch)
    {
        if (places.Count == 0)
        {
            yield break;
        }

        aside.Value.Position = 0;
        using var reader = new BinaryReader(aside.Value, Encoding.UTF8, leaveOpen: true);
        for (var number = 1; number <= places.Count; number++)
        {
            yield return new()
            {
                BatchId = batch,
                Number = number,
                File = reader.ReadString(),
                Line = reader.ReadInt64(),
                Column = reader.ReadString(),
                Value = reader.ReadString(),
                Code = reader.ReadString(),
                Reason = reader.ReadString(),
            };
        }
    }

    public void Dispose()
    {
        if (aside.IsValueCreated)
        {
            aside.Value.Dispose();
        }
    }

    private static FileStream Aside(string folder) =>
        new(Path.Combine(folder, "rejects"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);

    private void Write(ImportReject reject)
    {
        using var writer = new BinaryWriter(aside.Value, Encoding.UTF8, leaveOpen: true);
        writer.Write(reject.File);
        writer.Write(reject.Line);
        writer.Write(reject.Column);
        writer.Write(reject.Value);
        writer.Write(reject.Code);
        writer.Write(reject.Reason);
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
