using Kpi.Data.Import.Mappings;

namespace Kpi.Data.Import.Sources;

/// <summary>A table of a source with its header read: a text file, a workbook's sheet or a query's answer.</summary>
internal abstract class SourceTable(SourceFile source, string path, SourceFormat format, FileScan scan)
{
    /// <summary>Stands for bytes that are not of the encoding; a noncharacter, so no source can mean it.</summary>
    public const char Undecodable = '\uFFFF';

    public SourceFile Source => source;

    /// <summary>The file's path, by which its rows are placed.</summary>
    public string Path => path;

    /// <summary>Its name without folders.</summary>
    public string Name => System.IO.Path.GetFileName(path);

    /// <summary>What is known of its bytes.</summary>
    public FileScan Scan => scan;

    /// <summary>The columns' names.</summary>
    public abstract IReadOnlyList<string> Header { get; }

    /// <summary>How much of the file the latest reading has read, 0 to 1.</summary>
    public abstract double Done { get; }

    /// <summary>What parts the cells of a row where it is written as text.</summary>
    public virtual char Delimiter => ',';

    /// <summary>What to look at where the header is not what the mapping says, as a part of a sentence.</summary>
    public abstract string HeaderAdvice { get; }

    /// <summary>How cells are written.</summary>
    public SourceFormat Format => format;

    /// <summary>The rows below the header, faulty ones included; opens the file anew.</summary>
    public abstract IEnumerable<SourceRow> Rows();

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

    /// <summary>What is wrong with a row by itself: its number of cells and its characters.</summary>
    protected Fault? Judge(string[] cells)
    {
        if (cells.Length != Header.Count)
        {
            var code = cells.Length < Header.Count ? FaultCode.RowTooShort : FaultCode.RowTooLong;
            return new("", string.Join(Delimiter, cells), code, $"The row has {cells.Length} cells, the header {Header.Count}.");
        }

        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].AsSpan().IndexOfAny(Undecodable, '\0') >= 0)
            {
                const string Reason = "The cell holds bytes that are not of the file's encoding.";
                return new(Header[i], cells[i].Replace(Undecodable, '\uFFFD').Replace('\0', '\uFFFD'), FaultCode.BadEncoding, Reason);
            }
        }

        return null;
    }

    protected DataException NotATable(string what) => new("NOT_A_TABLE", $"The file {Name} {what}.");
}
