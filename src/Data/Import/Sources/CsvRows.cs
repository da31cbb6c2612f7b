using System.Text;
using CsvHelper;

namespace Kpi.Data.Import.Sources;

/// <summary>Parts delimited text into rows, and judges each row by itself: its number of cells and its encoding.</summary>
/// <param name="file">The file's path.</param>
/// <param name="header">The columns' names; empty while the header itself is read.</param>
/// <param name="delimiter">What parts cells.</param>
internal sealed class CsvRows(string file, IReadOnlyList<string> header, char delimiter)
{
    public IEnumerable<SourceRow> Read(TextReader text, long firstLine)
    {
        var misquoted = new HashSet<long>();
        var options = new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            TrackLineNumbers = true,
            TrimWhitespace = true,
            OnMalformedRecord = record => misquoted.Add(record.LineNumber),
        };
        using var csv = CsvReader.Create(text, options, leaveOpen: true);
        while (csv.Read())
        {
            var place = new RowPlace(file, firstLine + csv.LineNumber - 1);
            var isOdd = misquoted.Remove(csv.LineNumber) || (header.Count > 0 && csv.FieldCount != header.Count);
            if (isOdd && csv.RawRecord.Contains((byte)'\n'))
            {
                foreach (var row in Reread(Encoding.UTF8.GetString(csv.RawRecord), place.Line))
                {
                    yield return row;
                }

                continue;
            }

            var cells = csv.Current.ToArray();
            if (!Array.TrueForAll(cells, cell => cell.Length == 0))
            {
                yield return new(place, cells, Judge(cells));
            }
        }
    }

    /// <summary>A quote that is never closed, or closed on another line, has swallowed line breaks: rejects its line and reads the swallowed lines as rows of their own, or one slip would cost the rest of the file.</summary>
    private IEnumerable<SourceRow> Reread(string record, long firstLine)
    {
        var end = record.IndexOf('\n', StringComparison.Ordinal);
        var (line, rest) = end < 0 ? (record, "") : (record[..end].TrimEnd('\r'), record[(end + 1)..]);
        var fault = new Fault("", line, FaultCode.RowTooShort, "A quotation mark is opened on this line and not closed.");
        yield return new(new(file, firstLine), [line], fault);
        foreach (var row in Read(new StringReader(rest), firstLine + 1))
        {
            yield return row;
        }
    }

    private Fault? Judge(string[] cells)
    {
        if (header.Count == 0)
        {
            return null;
        }

        if (cells.Length != header.Count)
        {
            var code = cells.Length < header.Count ? FaultCode.RowTooShort : FaultCode.RowTooLong;
            var reason = $"The row has {cells.Length} cells, the header {header.Count}.";
            return new("", string.Join(delimiter, cells), code, reason);
        }

        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].Contains(TableFile.Undecodable))
            {
                const string Reason = "The cell holds bytes that are not of the file's encoding.";
                return new(header[i], cells[i].Replace(TableFile.Undecodable, '\uFFFD'), FaultCode.BadEncoding, Reason);
            }
        }

        return null;
    }
}
