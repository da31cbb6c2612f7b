using System.Globalization;
using ExcelDataReader;
using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Import.Sources;

/// <summary>A sheet of an Excel workbook (.xlsx, .xls). A row's place is its number in the sheet.</summary>
internal sealed class Workbook : SourceTable
{
    // What a cell that Excel holds as a date is handed on as, whatever the mapping says of texts.
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    // Excel holds numbers as doubles: from here on neighbouring whole numbers are the same to it.
    private const double FirstInexact = 1L << 53;
    private readonly long rows = 1;
    private readonly IReadOnlyCollection<ColumnRef> columns;
    private Dictionary<long, List<(int Column, CellError Error)>>? errors;
    private long row;

    /// <param name="path">The file.</param>
    /// <param name="source">What the mapping calls it, and its sheet.</param>
    /// <param name="columns">Those that the mapping reads: what is wrong in others costs no row.</param>
    /// <param name="scan">What is known of its bytes.</param>
    /// <exception cref="DataException">NOT_A_TABLE, FILE_UNREADABLE or SHEET_MISSING.</exception>
    public Workbook(string path, SourceFile source, IReadOnlyCollection<ColumnRef> columns, FileScan scan)
        : base(source, path, source.Format with { Times = TimesOf(source.Format) }, scan)
    {
        this.columns = columns;
        using var reader = Open();
        rows = Math.Max(1, Sound(() => reader.RowCount));
        Header =
            Records(reader).Select(record => Array.ConvertAll(record.Cells, Text)).FirstOrDefault()
            ?? throw NotATable("is empty, not a table");
    }

    public override IReadOnlyList<string> Header { get; }

    public override double Done => (double)Interlocked.Read(ref row) / rows;

    public override string HeaderAdvice =>
        Source.Sheet is { } sheet
            ? $"check that the header stands in the first filled row of the sheet '{sheet}'"
            : "its first sheet was read: say which one to read by 'sheet' in the mapping";

    /// <summary>Whether a file's name says that it is a workbook.</summary>
    public static bool IsOne(string path) =>
        System.IO.Path.GetExtension(path).ToLowerInvariant() is ".xlsx" or ".xls" or ".xlsm" or ".xlsb";

    /// <summary>The formats in which a workbook's times are read: those declared, and what its own dates are handed on as.</summary>
    public static IReadOnlyList<string> TimesOf(SourceFormat format) => [.. format.Times.Append(TimeFormat).Distinct()];

    public override IEnumerable<SourceRow> Rows()
    {
        errors ??= Sound(() => WorkbookErrors.In(Path, Source.Sheet));
        using var reader = Open();
        foreach (var (number, values) in Records(reader).Skip(1))
        {
            foreach (var (column, error) in errors.GetValueOrDefault(number) ?? [])
            {
                if (column >= 0 && column < values.Length)
                {
                    values[column] ??= error;
                }
            }

            // A sheet is as wide as its widest row: what lies beyond the header is empty, or is too much.
            var read = Array.ConvertAll(values, Text);
            var cells = read.Length > Header.Count && read.AsSpan(Header.Count).IndexOfAnyExcept("") < 0 ? read[..Header.Count] : read;
            yield return new(new(Path, number), cells, Judge(cells) ?? FaultOf(values));
        }
    }

    /// <summary>What Excel lost: a number of more digits than it keeps, or a formula that gave an error.</summary>
    private Fault? FaultOf(object?[] values)
    {
        for (var i = 0; i < Header.Count; i++)
        {
            var reason = values[i] switch
            {
                double number when Math.Abs(number) >= FirstInexact =>
                    "Excel keeps only the first 15 digits of a number this long; store the cell as text.",
                CellError error => $"The cell holds Excel's error {error.Word}; correct its formula, or empty it.",
                _ => null,
            };
            if (reason is not null && columns.Any(column => column.Column == Header[i]))
            {
                return new(Header[i], Text(values[i]), FaultCode.BadValue, reason);
            }
        }

        return null;
    }

    private IExcelDataReader Open() =>
        Sound(() =>
        {
            var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            try
            {
                var reader = ExcelReaderFactory.CreateReader(stream);
                while (Source.Sheet is { } sheet && reader.Name != sheet)
                {
                    if (!reader.NextResult())
                    {
                        throw new DataException(
                            "SHEET_MISSING",
                            $"The workbook {Name} has no sheet '{sheet}'; correct 'sheet' in the mapping."
                        );
                    }
                }

                return reader;
            }
            catch
            {
                stream.Dispose();
                throw;
            }
        });

    private IEnumerable<(long Number, object?[] Cells)> Records(IExcelDataReader reader)
    {
        for (var number = 1L; Sound(reader.Read); number++)
        {
            Interlocked.Exchange(ref row, number);
            var cells = Enumerable.Range(0, reader.FieldCount).Select(object? (i) => reader.GetValue(i)).ToArray();
            if (Array.Exists(cells, cell => Text(cell).Length > 0))
            {
                yield return (number, cells);
            }
        }
    }

    /// <summary>Reads from the workbook. Damage makes its reader fail in many ways, of zip, of XML, of numbers: all say the same.</summary>
    private T Sound<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw FileScan.Unreadable(Path, cannot);
        }
        catch (Exception broken) when (broken is not (DataException or OperationCanceledException or OutOfMemoryException))
        {
            throw NotATable($"cannot be read as an Excel workbook: {broken.Message.TrimEnd('.')}; save it anew, or export it as CSV");
        }
    }

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            DateTime time => time.ToString(TimeFormat, CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            double number => PlainNumber.Of(number),
            CellError error => error.Word,
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim(),
        };
}
