using System.Text;

namespace Kpi.Data.Import.Sources;

/// <summary>Says from its first bytes why a file is no table of text.</summary>
internal static class TableSniffer
{
    // Random bytes hold twice as many control characters; a text in which there are fewer has damaged rows, which are rejected one by one.
    private const double MostBinary = 0.05;

    private static readonly (byte[] Start, string Kind)[] Kinds =
    [
        ("PK"u8.ToArray(), "a zip archive"),
        ("%PDF"u8.ToArray(), "a PDF document"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Word document or a workbook without the ending .xls"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a picture"),
        ("SQLite format"u8.ToArray(), "a SQLite database"),
    ];

    private static readonly (string Start, string Kind)[] TextKinds =
    [
        ("<!doctype", "a web page"),
        ("<html", "a web page"),
        ("<?xml", "an XML document"),
        ("<", "a markup document"),
        ("{", "a JSON document"),
        ("[{", "a JSON document"),
    ];

    /// <summary>What the file is instead of a table; null if it may be one.</summary>
    /// <param name="head">Its first bytes.</param>
    /// <param name="encoding">How its text is written.</param>
    public static string? NotATable(ReadOnlySpan<byte> head, Encoding encoding)
    {
        foreach (var (start, kind) in Kinds)
        {
            if (head.StartsWith(start))
            {
                return kind;
            }
        }

        var text = encoding.GetString(head).TrimStart('\uFEFF').TrimStart();
        if (text.Length == 0)
        {
            return "empty";
        }

        return TextKinds.FirstOrDefault(kind => text.StartsWith(kind.Start, StringComparison.OrdinalIgnoreCase)).Kind
            ?? (text.Count(IsBinary) > text.Length * MostBinary ? "binary data" : null);
    }

    /// <summary>Control characters that no text holds; 0x1A ends files of old systems.</summary>
    private static bool IsBinary(char c) => c < ' ' && c is not ('\t' or '\r' or '\n' or '\f' or '\u001A');
}
