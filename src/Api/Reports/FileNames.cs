using System.Security.Cryptography;
using System.Text;

namespace Kpi.Api.Reports;

/// <summary>Branch codes as parts of file names that Linux, macOS and Windows take; different codes give different names.</summary>
internal static class FileNames
{
    /// <summary>A file's name may have 255 bytes on most systems; month, language and format stand behind the code.</summary>
    private const int MostBytes = 180;

    private const int MarkBytes = 4;

    /// <summary>
    /// The code. A character that is no letter, digit, hyphen, underscore, dot or blank is written as its UTF-8 bytes, and so is a dot or blank at the
    /// beginning: <c>A/1</c> becomes <c>A%2F1</c>. A long one is cut and marked.
    /// </summary>
    public static string OfCode(string code)
    {
        var name = new StringBuilder(code.Length);
        foreach (var character in code.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(character) || character.Value is '-' or '_' || (character.Value is '.' or ' ' && name.Length > 0))
            {
                name.Append(character);
            }
            else
            {
                AppendBytes(name, character);
            }
        }

        return Encoding.UTF8.GetByteCount(name.ToString()) <= MostBytes ? name.ToString() : Cut(name.ToString()) + Mark(code);
    }

    /// <summary>What tells a code from one that is written alike, such as <c>a1</c> from <c>A1</c>, which Windows takes for the same name.</summary>
    public static string Mark(string code) =>
        "~" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)).AsSpan(0, MarkBytes));

    private static void AppendBytes(StringBuilder name, Rune character)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var one in bytes[..character.EncodeToUtf8(bytes)])
        {
            name.Append('%').Append(one.ToString("X2"));
        }
    }

    private static string Cut(string name)
    {
        // A letter takes three bytes at most, or four as two characters.
        var kept = name[..(MostBytes / 3)];
        return char.IsHighSurrogate(kept[^1]) ? kept[..^1] : kept;
    }
}
