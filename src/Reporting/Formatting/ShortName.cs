using System.Globalization;

namespace Kpi.Reporting.Formatting;

/// <summary>Cuts a name to what one line has room for; only running heads and sheet titles use it, never the document's body.</summary>
internal static class ShortName
{
    /// <summary>The name if it is no wider than so many Latin letters (a Chinese character counts two), else its beginning and an ellipsis.</summary>
    public static string Of(string name, int width)
    {
        var used = 0;
        var elements = StringInfo.GetTextElementEnumerator(name);
        while (elements.MoveNext())
        {
            used += elements.GetTextElement()[0] > '\u2e7f' ? 2 : 1;
            if (used > width)
            {
                return string.Concat(name.AsSpan(0, elements.ElementIndex).TrimEnd(), "…");
            }
        }

        return name;
    }
}
