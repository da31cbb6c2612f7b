using System.Buffers;
using System.Text;

namespace Kpi.Data.Import.Sources;

/// <summary>
/// Guesses how a text is written. A byte order mark is believed; UTF-16 shows by the zero bytes beside its delimiters; what is valid UTF-8 is UTF-8, because nothing else
/// looks like it by chance; else what is valid GB18030 is that; else it is UTF-8 with bad rows.
/// </summary>
internal static class EncodingGuess
{
    private static readonly SearchValues<byte> Parts = SearchValues.Create(",;\t|\r\n"u8);

    /// <summary>The encoding that a byte order mark names; null if there is none.</summary>
    public static string? Marked(ReadOnlySpan<byte> head) =>
        head.StartsWith(Encoding.UTF8.Preamble) ? "utf-8"
        : head.StartsWith(Encoding.Unicode.Preamble) ? "utf-16"
        : head.StartsWith(Encoding.BigEndianUnicode.Preamble) ? "utf-16BE"
        : null;

    /// <summary>
    /// UTF-16 without a mark: what parts cells and lines has a zero byte, always on the same side. Chinese letters have none, so how many zeros there are
    /// says nothing; and a zero byte here and there in a text of another encoding is not beside most of them.
    /// </summary>
    public static string? Utf16(ReadOnlySpan<byte> head)
    {
        var (all, little, big) = (0, 0, 0);
        for (var i = 0; i + 1 < head.Length; i += 2)
        {
            var (first, second) = (head[i], head[i + 1]);
            all += (Parts.Contains(first) ? 1 : 0) + (Parts.Contains(second) ? 1 : 0);
            little += Parts.Contains(first) && second == 0 ? 1 : 0;
            big += first == 0 && Parts.Contains(second) ? 1 : 0;
        }

        return little * 2 > all ? "utf-16"
            : big * 2 > all ? "utf-16BE"
            : null;
    }
}

/// <summary>Whether bytes, which come in parts, are of an encoding.</summary>
internal sealed class EncodingCheck
{
    private readonly Decoder decoder;
    private readonly char[] characters = new char[1 << 14];

    static EncodingCheck()
    {
        // Chinese sources still write GB18030, which .NET knows only after this.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
    }

    public EncodingCheck(string name) =>
        decoder = Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, DecoderFallback.ExceptionFallback).GetDecoder();

    /// <summary>All so far were.</summary>
    public bool Holds { get; private set; } = true;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        try
        {
            while (Holds && bytes.Length > 0)
            {
                decoder.Convert(bytes, characters, flush: false, out var used, out _, out _);
                bytes = bytes[used..];
            }
        }
        catch (DecoderFallbackException)
        {
            Holds = false;
        }
    }
}
