using System.Globalization;
using CsvHelper;
using Kpi.Data.Warehouse;

namespace Kpi.Data.Import;

/// <summary>The rejects as a CSV that opens well in Excel: with a byte order mark for Chinese, and with nothing that would run as a formula.</summary>
internal sealed class RejectFile : IDisposable
{
    private readonly string finalPath;
    private readonly string draftPath;

    private RejectFile(string finalPath)
    {
        this.finalPath = finalPath;
        draftPath = finalPath + ".part";
    }

    /// <summary>Writes a draft, which is removed again unless it is kept; null if there is nothing to write.</summary>
    public static RejectFile? Draft(string folder, int batch, IReadOnlyList<ImportReject> rejects)
    {
        if (rejects.Count == 0)
        {
            return null;
        }

        Directory.CreateDirectory(folder);
        var file = new RejectFile(Path.Combine(folder, $"rejects-{batch:D4}.csv"));
        var options = new CsvWriterOptions { WriteByteOrderMark = true, Injection = CsvInjection.Escape };
        using var csv = CsvWriter.ToFile(file.draftPath, options);
        csv.WriteRecord(["file", "line", "column", "value", "code", "reason"]);
        foreach (var reject in rejects)
        {
            var line = reject.Line.ToString(CultureInfo.InvariantCulture);
            csv.WriteRecord([reject.File, line, reject.Column, reject.Value, reject.Code, reject.Reason]);
        }

        return file;
    }

    /// <summary>Gives the draft its name, once the warehouse has the rejects, too.</summary>
    public string Keep()
    {
        File.Move(draftPath, finalPath, overwrite: true);
        return finalPath;
    }

    public void Dispose() => File.Delete(draftPath);
}
