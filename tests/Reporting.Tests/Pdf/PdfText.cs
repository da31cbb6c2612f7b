using System.Globalization;
using System.Text.RegularExpressions;

namespace Kpi.Reporting.Tests.Pdf;

/// <summary>What poppler reads in a PDF.</summary>
internal static partial class PdfText
{
    private const double PointsPerMillimetre = 72 / 25.4;
    public const double PageWidth = 210 * PointsPerMillimetre;
    public const double Margin = 17 * PointsPerMillimetre;

    public static IReadOnlyList<string> Lines(string path) => Tool.PdfToText.Run(null, "-layout", path, "-").Split('\n', '\f');

    public static IReadOnlyList<string> Pages(string path) =>
        Tool.PdfToText.Run(null, path, "-").Split('\f', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Without white space: the layout decides where lines break.</summary>
    public static string Squeeze(string text) => WhiteSpace().Replace(text, "");

    /// <summary>The left and right end of all words, in points.</summary>
    public static (double Left, double Right) HorizontalExtent(string path)
    {
        var words = Word().Matches(Tool.PdfToText.Run(null, "-bbox", path, "-")).ToList();
        return (words.Min(word => Number(word.Groups["left"])), words.Max(word => Number(word.Groups["right"])));
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"<word xMin=""(?<left>[\d.-]+)"" yMin=""[\d.-]+"" xMax=""(?<right>[\d.-]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
