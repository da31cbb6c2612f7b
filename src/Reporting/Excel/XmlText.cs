using System.Text;
using System.Xml;

namespace Kpi.Reporting.Excel;

/// <summary>Leaves out what XML 1.0 cannot hold: control characters and halves of surrogate pairs that slipped into a name.</summary>
internal static class XmlText
{
    public static string Of(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate enumerates as the replacement character.
            if (rune != Rune.ReplacementChar && (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)))
            {
                kept.Append(rune);
            }
        }

        return kept.ToString();
    }
}
