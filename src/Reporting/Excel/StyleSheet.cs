using DocumentFormat.OpenXml.Spreadsheet;

namespace Kpi.Reporting.Excel;

/// <summary>Collects the styles that cells use and writes the workbook's style sheet.</summary>
internal sealed class StyleSheet
{
    private const uint FirstOwnFormat = 164;
    private const string Font = "Microsoft YaHei";
    private readonly List<CellStyle> styles = [CellStyle.Text];

    /// <summary>The style's number, as cells refer to it.</summary>
    public uint IndexOf(CellStyle style)
    {
        var index = styles.IndexOf(style);
        if (index < 0)
        {
            styles.Add(style);
            index = styles.Count - 1;
        }

        return (uint)index;
    }

    public Stylesheet ToXml()
    {
        var formats = styles.Select(style => style.Format).Where(format => format != "").Distinct().ToList();
        return new(
            new NumberingFormats(
                formats.Select((format, i) => new NumberingFormat { NumberFormatId = FirstOwnFormat + (uint)i, FormatCode = format })
            )
            {
                Count = (uint)formats.Count,
            },
            new Fonts(styles.Select(FontOf)) { Count = (uint)styles.Count },
            new Fills(Solid(PatternValues.None, null), Solid(PatternValues.Gray125, null), Solid(PatternValues.Solid, "FFF4F6F8"))
            {
                Count = 3,
            },
            new Borders(
                new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
                HeadBorder()
            )
            {
                Count = 2,
            },
            new CellStyleFormats(new CellFormat()) { Count = 1 },
            new CellFormats(styles.Select((style, i) => FormatOf(style, (uint)i, formats))) { Count = (uint)styles.Count }
        );
    }

    private static Font FontOf(CellStyle style)
    {
        var font = new Font();
        if (style.IsBold)
        {
            font.Append(new Bold());
        }

        font.Append(
            new FontSize { Val = style.Size },
            new Color { Rgb = style.IsFaint ? "FF5F6B77" : "FF1F2933" },
            new FontName { Val = Font }
        );
        return font;
    }

    private static CellFormat FormatOf(CellStyle style, uint font, List<string> formats) =>
        new(
            new Alignment
            {
                Vertical = style.Wraps && !style.IsHead ? VerticalAlignmentValues.Top : VerticalAlignmentValues.Center,
                WrapText = style.Wraps,
                Horizontal = style.Alignment,
                Indent = style.Indent,
            }
        )
        {
            NumberFormatId = style.Format == "" ? 0 : FirstOwnFormat + (uint)formats.IndexOf(style.Format),
            FontId = font,
            FillId = style.IsHead ? 2u : 0u,
            BorderId = style.IsHead ? 1u : 0u,
            FormatId = 0,
            ApplyNumberFormat = style.Format != "",
            ApplyFont = true,
            ApplyFill = style.IsHead,
            ApplyBorder = style.IsHead,
            ApplyAlignment = true,
        };

    private static Fill Solid(PatternValues pattern, string? colour) =>
        new(
            colour is null
                ? new PatternFill { PatternType = pattern }
                : new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = pattern }
        );

    private static Border HeadBorder() =>
        new(
            new LeftBorder(),
            new RightBorder(),
            new TopBorder(),
            new BottomBorder(new Color { Rgb = "FF1F2933" }) { Style = BorderStyleValues.Thin },
            new DiagonalBorder()
        );
}
