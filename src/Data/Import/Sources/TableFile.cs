using System.Text;
using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Import.Sources;

/// <summary>A text table on disk with its header read and checked.</summary>
internal sealed class TableFile
{
    /// <summary>Stands for bytes that are not of the encoding; a noncharacter, so no source can mean it.</summary>
    public const char Undecodable = '\uFFFF';

    private const int HeadBytes = 4096;
    private readonly string path;
    private readonly SourceFormat format;
    private readonly Encoding encoding;
    private readonly int preamble;

    private TableFile(string path, SourceFile source)
    {
        this.path = path;
        format = source.Format;
        Source = source;
        Name = Path.GetFileName(path);
        var head = Head();
        (encoding, preamble) = Detect(head, format.Encoding);
        if (TableSniffer.NotATable(head.AsSpan(preamble), encoding) is { } kind)
        {
            throw NotATable($"is {kind}, not a table of text; export it as CSV and import that");
        }

        Header = ReadHeader();
    }

    public SourceFile Source { get; }

    /// <summary>The file's name without folders.</summary>
    public string Name { get; }

    /// <summary>The columns' names.</summary>
    public IReadOnlyList<string> Header { get; }

    public static string DelimiterName(char delimiter) => delimiter == '\t' ? "tab" : delimiter.ToString();

    /// <summary>Opens a file far enough to know that it is the table that the mapping means.</summary>
    /// <param name="path">The file.</param>
    /// <param name="source">What the mapping says of it.</param>
    /// <param name="needed">The columns that it must have.</param>
    /// <exception cref="DataException">NOT_A_TABLE or COLUMN_MISSING.</exception>
    public static TableFile Open(string path, SourceFile source, IReadOnlyCollection<ColumnRef> needed)
    {
        var file = new TableFile(path, source);
        file.Demand(needed);
        return file;
    }

    public int IndexOf(string column)
    {
        for (var i = 0; i < Header.Count; i++)
        {
            if (Header[i] == column)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The rows below the header, faulty ones included; opens the file anew.</summary>
    public IEnumerable<SourceRow> Rows()
    {
        using var reader = Reader();
        foreach (var row in new CsvRows(path, Header, format.Delimiter).Read(reader, 1).Skip(1))
        {
            yield return row;
        }
    }

    private static (Encoding Encoding, int Preamble) Detect(ReadOnlySpan<byte> head, string? declared)
    {
        // A byte order mark says more than a declaration can.
        var (name, preamble) =
            head.StartsWith(Encoding.UTF8.Preamble) ? ("utf-8", 3)
            : head.StartsWith(Encoding.Unicode.Preamble) ? ("utf-16", 2)
            : head.StartsWith(Encoding.BigEndianUnicode.Preamble) ? ("utf-16BE", 2)
            : (declared ?? "utf-8", 0);
        var fallback = new DecoderReplacementFallback(Undecodable.ToString());
        return (Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, fallback), preamble);
    }

    private byte[] Head()
    {
        using var stream = File.OpenRead(path);
        var head = new byte[HeadBytes];
        return head[..stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
    }

    private StreamReader Reader()
    {
        var stream = File.OpenRead(path);
        stream.Position = preamble;
        return new(stream, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
    }

    private string[] ReadHeader()
    {
        using var reader = Reader();
        var header = new CsvRows(path, [], format.Delimiter).Read(reader, 1).Select(row => row.Cells).FirstOrDefault() ?? [];
        return header.Any(cell => cell.Contains(Undecodable))
            ? throw NotATable($"has a header that is not {encoding.WebName}; say its 'encoding' in the mapping")
            : header;
    }

    private void Demand(IReadOnlyCollection<ColumnRef> needed)
    {
        var missing = needed.Where(column => IndexOf(column.Column) < 0).DistinctBy(column => column.Column).ToList();
        if (missing.Count > 0 && missing.Count == needed.Select(column => column.Column).Distinct().Count())
        {
            throw NotATable(
                $"has no header: its first line names none of the columns that the mapping reads ({Names(missing)}); "
                    + $"add a header line, and check that cells are parted by '{DelimiterName(format.Delimiter)}'"
            );
        }

        if (missing.Count > 0)
        {
            throw new DataException(
                "COLUMN_MISSING",
                $"The file {Name} has no column {Names(missing)}; its header is {string.Join(", ", Header)}. "
                    + "Correct the file or the mapping."
            );
        }

        if (needed.FirstOrDefault(column => Header.Count(name => name == column.Column) > 1) is { } twice)
        {
            throw NotATable($"names the column '{twice.Column}' twice, so it is not clear which one is meant; rename one");
        }
    }

    private static string Names(IEnumerable<ColumnRef> columns) =>
        string.Join(", ", columns.Select(column => $"'{column.Column}' (mapping line {column.Line})"));

    private DataException NotATable(string what) => new("NOT_A_TABLE", $"The file {Name} {what}.");
}
