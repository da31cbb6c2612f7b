namespace Kpi.Reporting.Excel;

/// <summary>A text that may take several lines of its cell.</summary>
/// <param name="Row">The row.</param>
/// <param name="Column">The column; 0 if the text spans several.</param>
/// <param name="Text">The text.</param>
/// <param name="Size">The font's size in points.</param>
/// <param name="LettersPerLine">How many letters a line holds; null to ask the column's width.</param>
internal sealed record WrappedText(int Row, int Column, string Text, double Size, int? LettersPerLine = null)
{
    private const double LineSpacing = 1.5;
    private const double Padding = 3;

    /// <summary>Words break before the line is full: so much of it is used at least.</summary>
    private const double UsableShare = 0.85;

    /// <summary>The height in points that shows it whole, estimated: a Chinese character is as wide as two letters.</summary>
    public double Height(double columnWidth)
    {
        var letters = Text.Sum(letter => letter > '\u2e7f' ? 2 : 1);
        var perLine = LettersPerLine ?? columnWidth * UsableShare;
        return perLine <= 0 ? 0 : Math.Ceiling(letters / perLine) * Size * LineSpacing + Padding;
    }
}
