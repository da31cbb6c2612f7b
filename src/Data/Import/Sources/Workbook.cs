using System.Globalization;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Import.Sources;

/// <summary>A sheet of an Excel workbook (.xlsx, .xls). A row's place is its number in the sheet.</summary>
internal sealed class Workbook : SourceTable
{
    // What a cell that Excel holds as a date is handed on as, whatever the mapping says of texts.
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";
    private long row;
    private readonly long rows = 1;

    /// <exception cref="DataException">NOT_A_TABLE or SHEET_MISSING.</exception>
    public Workbook(string path, SourceFile source, FileScan scan)
        : base(source, path, source.Format with { Times = [.. source.Format.Times.Append(TimeFormat).Distinct()] }, scan)
    {
        using var reader = Open();
        rows = Math.Max(1, reader.RowCount);
        Header = Records(reader).Select(record => record.Cells).FirstOrDefault() ?? throw NotATable("is empty, not a table");
    }

    public override IReadOnlyList<string> Header { get; }

    public override double Done => (double)Interlocked.Read(ref row) / rows;

    /// <summary>Whether a file's name says that it is a workbook.</summary>
    public static bool IsOne(string path) =>
        System.IO.Path.GetExtension(path).ToLowerInvariant() is ".xlsx" or ".xls" or ".xlsm" or ".xlsb";

    public override IEnumerable<SourceRow> Rows()
    {
        using var reader = Open();
        foreach (var (number, read) in Records(reader).Skip(1))
        {
            // A sheet is as wide as its widest row: what lies beyond the header is empty, or is too much.
            var cells = read.Length > Header.Count && read.AsSpan(Header.Count).IndexOfAnyExcept("") < 0 ? read[..Header.Count] : read;
            yield return new(new(Path, number), cells, Judge(cells));
        }
    }

    private IExcelDataReader Open()
    {
        try
        {
            var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
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
        catch (ExcelReaderException broken)
        {
            throw NotATable($"cannot be read as an Excel workbook: {broken.Message.TrimEnd('.')}");
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw FileScan.Unreadable(Path, cannot);
        }
    }

    private IEnumerable<(long Number, string[] Cells)> Records(IExcelDataReader reader)
    {
        for (var number = 1L; reader.Read(); number++)
        {
            Interlocked.Exchange(ref row, number);
            var cells = Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i))).ToArray();
            if (Array.Exists(cells, cell => cell.Length > 0))
            {
                yield return (number, cells);
            }
        }
    }

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            DateTime time => time.ToString(TimeFormat, CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim(),
        };
}
