using System.Text;
using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Import.Sources;

/// <summary>A file of delimited text.</summary>
internal sealed class TextTable : SourceTable
{
    private readonly Encoding encoding;
    private readonly int preamble;
    private long position;

    /// <exception cref="DataException">NOT_A_TABLE.</exception>
    public TextTable(string path, SourceFile source, SourceFormat format, FileScan scan)
        : base(source, path, format, scan)
    {
        // A byte order mark says more than a declaration, a declaration more than a guess.
        var name = EncodingGuess.Marked(scan.Head) ?? format.Encoding ?? scan.Encoding;
        encoding = Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Undecodable.ToString()));
        preamble = EncodingGuess.Marked(scan.Head) is null ? 0 : encoding.Preamble.Length;
        if (TableSniffer.NotATable(scan.Head.AsSpan(preamble), encoding) is { } kind)
        {
            throw NotATable($"is {kind}, not a table of text; export it as CSV and import that");
        }

        Header = ReadHeader();
    }

    public override IReadOnlyList<string> Header { get; }

    /// <summary>The rows are rejected ones that a person has corrected.</summary>
    public bool IsCorrected { get; init; }

    public override double Done => Scan.Bytes == 0 ? 1 : (double)Interlocked.Read(ref position) / Scan.Bytes;

    public override IEnumerable<SourceRow> Rows()
    {
        using var stream = Open();
        using var text = Reader(stream);
        var reader = new CsvReader(text, Format.Delimiter, Format.Quote) { Width = Header.Count };
        foreach (var record in reader.Records().Skip(1))
        {
            Interlocked.Exchange(ref position, stream.Position);
            var cells = IsCorrected ? Array.ConvertAll(record.Cells, CorrectedRows.Unguarded) : record.Cells;
            yield return new(new(Path, record.Line), cells, record.Break is { } broken ? FaultOf(record, broken) : Judge(cells));
        }
    }

    private static Fault FaultOf(CsvRecord record, CsvBreak broken) =>
        broken == CsvBreak.OpenQuote
            ? new("", record.Cells[0], FaultCode.RowTooShort, "A quotation mark is opened on this line and not closed.")
            : new("", record.Cells[0], FaultCode.RowTooLong, $"The row is longer than {CsvReader.MaxRecord:N0} characters.");

    private string[] ReadHeader()
    {
        using var stream = Open();
        using var text = Reader(stream);
        var header = new CsvReader(text, Format.Delimiter, Format.Quote).Records().Select(record => record.Cells).FirstOrDefault() ?? [];
        return header.Any(cell => cell.Contains(Undecodable))
            ? throw NotATable($"has a header that is not {encoding.WebName}; say its 'encoding' in the mapping")
            : header;
    }

    private FileStream Open()
    {
        try
        {
            return new(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.SequentialScan) { Position = preamble };
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw FileScan.Unreadable(Path, cannot);
        }
    }

    private StreamReader Reader(FileStream stream) => new(stream, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 17);
}
