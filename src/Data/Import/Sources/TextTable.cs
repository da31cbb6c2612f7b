using System.Text;
using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Import.Sources;

/// <summary>A file of delimited text.</summary>
internal sealed class TextTable : SourceTable
{
    // What may part cells where no mapping says so; where a header speaks for none of them, the first.
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private const int SaidLength = 5;

    private readonly Encoding encoding;
    private readonly int preamble;

    // Old Macintosh programs end lines by a carriage return alone.
    private readonly bool endsByReturn;

    // Records before the header: the line by which Excel says what parts cells.
    private readonly int prologue;
    private long position;

    /// <param name="path">The file.</param>
    /// <param name="source">What the mapping calls it.</param>
    /// <param name="format">How its cells are written.</param>
    /// <param name="columns">Those that the mapping reads: the delimiter by which the header has most of them is the file's, where none is declared.</param>
    /// <param name="scan">What is known of its bytes.</param>
    /// <exception cref="DataException">NOT_A_TABLE.</exception>
    public TextTable(string path, SourceFile source, SourceFormat format, IReadOnlyCollection<ColumnRef> columns, FileScan scan)
        : base(source, path, format, scan)
    {
        // A byte order mark says more than a declaration, a declaration more than a guess.
        var name = EncodingGuess.Marked(scan.Head) ?? format.Encoding ?? scan.Encoding;
        encoding = Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Undecodable.ToString()));
        preamble = EncodingGuess.Marked(scan.Head) is null ? 0 : encoding.Preamble.Length;
        if (TableSniffer.NotATable(scan.Head.AsSpan(preamble), encoding) is { } kind)
        {
            var advice = kind == "binary data" ? ", or if it is a text, say its 'encoding' in the mapping" : "";
            throw NotATable($"is {kind}, not a table of text; export it as CSV and import that{advice}");
        }

        var start = encoding.GetString(scan.Head.AsSpan(preamble));
        endsByReturn = !start.Contains('\n') && start.TrimEnd('\r').Contains('\r');
        var said = SaidDelimiter(start);
        prologue = said is null ? 0 : 1;
        (Delimiter, Header) = ((said ?? format.Delimiter) is { } declared ? [declared] : Delimiters)
            .Select(delimiter => (delimiter, header: FirstRecord(delimiter)))
            .MaxBy(read => columns.Count(column => read.header.Contains(column.Column)));
        if (Header.Any(cell => cell.AsSpan().ContainsAny(Undecodable, '\0')))
        {
            throw NotATable($"has a header that is not {encoding.WebName}; say its 'encoding' in the mapping");
        }
    }

    public override IReadOnlyList<string> Header { get; }

    public override char Delimiter { get; }

    public override string HeaderAdvice => $"check that cells are parted by '{(Delimiter == '\t' ? "tab" : Delimiter)}'";

    /// <summary>The rows are rejected ones that a person has corrected.</summary>
    public bool IsCorrected { get; init; }

    public override double Done => Scan.Bytes == 0 ? 1 : (double)Interlocked.Read(ref position) / Scan.Bytes;

    public override IEnumerable<SourceRow> Rows()
    {
        using var stream = Open();
        using var text = Reader(stream);
        var reader = new CsvReader(text, Delimiter, Format.Quote) { Width = Header.Count };
        foreach (var record in reader.Records().Skip(prologue + 1))
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

    private string[] FirstRecord(char delimiter)
    {
        using var stream = Open();
        using var text = Reader(stream);
        return new CsvReader(text, delimiter, Format.Quote).Records().Skip(prologue).Select(record => record.Cells).FirstOrDefault() ?? [];
    }

    /// <summary>The delimiter that a first line <c>sep=;</c> says, as Excel writes and reads it; null if there is no such line.</summary>
    private static char? SaidDelimiter(string start) =>
        start.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && start.Length > SaidLength && start[SaidLength] is ('\r' or '\n')
            ? start[SaidLength - 1]
            : null;

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

    private TextReader Reader(FileStream stream)
    {
        var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 17);
        return endsByReturn ? new ReturnsAsLineFeeds(reader) : reader;
    }
}
