using System.Buffers;

namespace Kpi.Data.Import.Sources;

/// <summary>A record of delimited text.</summary>
/// <param name="Line">The line on which it begins, 1 for the first.</param>
/// <param name="Cells">Its cells without surrounding blanks; of a broken record its first line as one cell.</param>
/// <param name="Break">Why it is no record; null if it is one.</param>
internal readonly record struct CsvRecord(long Line, string[] Cells, CsvBreak? Break);

/// <summary>How a record is broken.</summary>
internal enum CsvBreak
{
    /// <summary>A quotation mark is opened on its first line and not closed there, or nowhere.</summary>
    OpenQuote,

    /// <summary>It is longer than any row can be.</summary>
    TooLong,
}

/// <summary>
/// Parts delimited text into records, in one pass and with a bounded buffer. A broken record costs its first line only: what follows
/// is read anew, or one slip of a quotation mark would cost the rest of the file.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="delimiter">What parts cells.</param>
/// <param name="quote">What encloses a cell with delimiters or line breaks in it; doubled, it stands for itself.</param>
internal sealed class CsvReader(TextReader text, char delimiter, char quote)
{
    // By this, systems of old say that the text is over.
    private const char EndOfText = '\u001A';

    /// <summary>Characters that a record may have.</summary>
    public const int MaxRecord = 1 << 20;

    private readonly SearchValues<char> ends = SearchValues.Create([delimiter, '\n']);
    private readonly List<string> cells = [];
    private readonly List<string> previous = [];
    private char[] buffer = new char[1 << 16];
    private int start;
    private int end;
    private bool isOver;
    private long line = 1;

    // Of the record just read: its lines, whether nothing stands beside its quotation marks, and whether they are closed.
    private int lines;
    private bool isSound;
    private bool isClosed;

    /// <summary>The cells that a record should have; with another number, a record over several lines is taken for broken. 0 for any.</summary>
    public int Width { get; set; }

    /// <summary>The records, blank lines left out.</summary>
    public IEnumerable<CsvRecord> Records()
    {
        while (Fill())
        {
            var first = line;
            var next = Next();
            if (next < 0 && !buffer.AsSpan(start, end - start).Contains('\n'))
            {
                yield return Skip(CsvBreak.TooLong);
            }
            else if (next < 0 || !isClosed || (lines > 1 && (!isSound || (Width > 0 && cells.Count != Width))))
            {
                yield return Skip(CsvBreak.OpenQuote);
            }
            else
            {
                (start, line) = (next, line + lines);
                if (cells.Exists(cell => cell.Length > 0))
                {
                    yield return new(first, [.. cells], null);
                }
            }
        }
    }

    /// <summary>Reads the record at the start of the buffer, of which more is read as needed; says where the next begins, -1 if it is too long.</summary>
    private int Next()
    {
        while (true)
        {
            var next = Parse();
            if (next >= 0 || end - start > MaxRecord)
            {
                return next;
            }

            Read();
        }
    }

    /// <summary>Reads a record from what is in the buffer; -1 if it does not end there.</summary>
    private int Parse()
    {
        cells.Clear();
        (lines, isSound, isClosed) = (1, true, true);
        var at = start;
        while (true)
        {
            var rest = buffer.AsSpan(at, end - at);
            int next;
            var blanks = 0;
            while (blanks < rest.Length && rest[blanks] == ' ' && delimiter != ' ')
            {
                blanks++;
            }

            if (blanks < rest.Length && rest[blanks] == quote)
            {
                var closed = Quoted(at + blanks + 1);
                if (closed < 0 && !isOver)
                {
                    return -1;
                }

                isClosed &= closed >= 0;
                var content = buffer.AsSpan((at + blanks + 1)..(closed < 0 ? end : closed));
                Add(content, content.Contains(quote));
                at = closed < 0 ? end : closed + 1;
                rest = buffer.AsSpan(at, end - at);
                next = rest.IndexOfAny(ends);
                isSound &= rest[..(next < 0 ? rest.Length : next)].IsWhiteSpace();
            }
            else
            {
                next = rest.IndexOfAny(ends);
                if (next >= 0 || isOver)
                {
                    Add(next < 0 ? rest : rest[..next], false);
                }
            }

            if (next < 0)
            {
                return isOver ? end : -1;
            }

            at += next + 1;
            if (rest[next] == '\n')
            {
                return at;
            }
        }
    }

    /// <summary>Where the quotation mark that closes a cell stands; -1 if it is not in the buffer.</summary>
    private int Quoted(int from)
    {
        while (true)
        {
            var length = buffer.AsSpan(from, end - from).IndexOf(quote);
            // The last character may be the first half of a doubled mark.
            if (length < 0 || (from + length + 1 >= end && !isOver))
            {
                return -1;
            }

            lines += buffer.AsSpan(from, length).Count('\n');
            from += length + 1;
            if (from >= end || buffer[from] != quote)
            {
                return from - 1;
            }

            from++;
        }
    }

    private void Add(ReadOnlySpan<char> cell, bool hasDoubledQuotes)
    {
        cell = cell.Trim();
        var i = cells.Count;
        if (hasDoubledQuotes)
        {
            cells.Add(cell.ToString().Replace(new string(quote, 2), quote.ToString(), StringComparison.Ordinal));
            return;
        }

        // A column often repeats itself from row to row: the same text need not be made again.
        if (i >= previous.Count)
        {
            previous.Add(cell.ToString());
        }
        else if (!cell.SequenceEqual(previous[i]))
        {
            previous[i] = cell.ToString();
        }

        cells.Add(previous[i]);
    }

    /// <summary>Passes over the first line of a broken record.</summary>
    private CsvRecord Skip(CsvBreak because)
    {
        const int Shown = 1000;
        var shown = "";
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf('\n');
            var part = buffer.AsSpan(start, length < 0 ? end - start : length).TrimEnd('\r');
            shown += part[..Math.Min(part.Length, Shown - shown.Length)].ToString();
            start = length < 0 ? end : start + length + 1;
            if (length >= 0 || !Fill())
            {
                return new(line++, [shown], because);
            }
        }
    }

    /// <summary>Sees to it that something is in the buffer; false at the end of the text.</summary>
    private bool Fill()
    {
        if (start == end && !isOver)
        {
            Read();
        }

        return start < end;
    }

    private void Read()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = text.Read(buffer, end, buffer.Length - end);
        end += read;
        isOver = read == 0;
        if (isOver && end > start && buffer[end - 1] == EndOfText)
        {
            end--;
        }
    }
}
