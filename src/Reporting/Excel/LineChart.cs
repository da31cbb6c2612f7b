using System.Globalization;
using Kpi.Reporting.Formatting;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing;

namespace Kpi.Reporting.Excel;

/// <summary>A native line chart over a column of values and, dashed, one of targets.</summary>
internal sealed record LineChart
{
    private const uint CategoryAxis = 1;
    private const uint ValueAxis = 2;

    public required string Title { get; init; }
    public required string Sheet { get; init; }
    public required int FirstRow { get; init; }
    public required int LastRow { get; init; }
    public required int ValueColumn { get; init; }
    public int? TargetColumn { get; init; }
    public required string TargetName { get; init; }
    public required string Format { get; init; }
    public required ChartAxis Axis { get; init; }

    /// <summary>What the cells hold, so that a viewer draws the chart without calculating.</summary>
    public required IReadOnlyList<double> Months { get; init; }
    public required IReadOnlyList<double?> Values { get; init; }
    public required IReadOnlyList<double?> Targets { get; init; }

    public C.ChartSpace ToXml()
    {
        var lines = new C.LineChart(
            new C.Grouping { Val = C.GroupingValues.Standard },
            new C.VaryColors { Val = false },
            Line(0, Title, ValueColumn, Values, "1F5F8B", isDashed: false)
        );
        if (TargetColumn is { } target)
        {
            lines.Append(Line(1, TargetName, target, Targets, "5F6B77", isDashed: true));
        }

        lines.Append(new C.ShowMarker { Val = true }, new C.AxisId { Val = CategoryAxis }, new C.AxisId { Val = ValueAxis });
        return new(
            new C.RoundedCorners { Val = false },
            new C.Chart(
                Heading(),
                new C.AutoTitleDeleted { Val = false },
                new C.PlotArea(new C.Layout(), lines, Categories(), Numbers()),
                new C.Legend(new C.LegendPosition { Val = C.LegendPositionValues.Bottom }, new C.Overlay { Val = false }, SmallText()),
                // The targets stand in folded columns and must be drawn all the same.
                new C.PlotVisibleOnly { Val = false },
                new C.DisplayBlanksAs { Val = C.DisplayBlanksAsValues.Gap }
            )
        );
    }

    private C.LineChartSeries Line(uint index, string name, int column, IReadOnlyList<double?> numbers, string colour, bool isDashed)
    {
        var pen = new D.Outline(new D.SolidFill(new D.RgbColorModelHex { Val = colour })) { Width = isDashed ? 12700 : 22225 };
        pen.Append(new D.PresetDash { Val = isDashed ? D.PresetLineDashValues.Dash : D.PresetLineDashValues.Solid });
        return new(
            new C.Index { Val = index },
            new C.Order { Val = index },
            new C.SeriesText(new C.NumericValue(XmlText.Of(name))),
            new C.ChartShapeProperties(pen),
            new C.Marker(new C.Symbol { Val = C.MarkerStyleValues.None }),
            new C.CategoryAxisData(Reference(1, "yyyy-mm", Months.Select(month => (double?)month))),
            new C.Values(Reference(column, Format, numbers)),
            new C.Smooth { Val = false }
        );
    }

    private C.NumberReference Reference(int column, string format, IEnumerable<double?> numbers)
    {
        var quoted = Sheet.Replace("'", "''", StringComparison.Ordinal);
        var cache = new C.NumberingCache(new C.FormatCode(format));
        var all = numbers.ToList();
        cache.Append(new C.PointCount { Val = (uint)all.Count });
        cache.Append(
            all.Select((number, index) => (number, index))
                .Where(point => point.number is not null)
                .Select(point => new C.NumericPoint(new C.NumericValue(point.number!.Value.ToString("R", CultureInfo.InvariantCulture)))
                {
                    Index = (uint)point.index,
                })
        );
        var cells = $"{Excel.Sheet.Address(FirstRow, column, isAbsolute: true)}:{Excel.Sheet.Address(LastRow, column, isAbsolute: true)}";
        return new(new C.Formula($"'{quoted}'!{cells}"), cache);
    }

    private C.Title Heading() =>
        new(
            new C.ChartText(
                new C.RichText(
                    new D.BodyProperties(),
                    new D.ListStyle(),
                    new D.Paragraph(
                        new D.ParagraphProperties(new D.DefaultRunProperties { FontSize = 1100, Bold = true }),
                        new D.Run(new D.RunProperties { FontSize = 1100, Bold = true }, new D.Text(XmlText.Of(Title)))
                    )
                )
            ),
            new C.Overlay { Val = false }
        );

    private C.CategoryAxis Categories() =>
        new(
            new C.AxisId { Val = CategoryAxis },
            new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax }),
            new C.Delete { Val = false },
            new C.AxisPosition { Val = C.AxisPositionValues.Bottom },
            new C.NumberingFormat { FormatCode = "yyyy-mm", SourceLinked = false },
            new C.MajorTickMark { Val = C.TickMarkValues.None },
            new C.MinorTickMark { Val = C.TickMarkValues.None },
            new C.TickLabelPosition { Val = C.TickLabelPositionValues.Low },
            SmallText(),
            new C.CrossingAxis { Val = ValueAxis },
            new C.AutoLabeled { Val = false },
            new C.TickLabelSkip { Val = Math.Max(1, Months.Count / 6) },
            new C.NoMultiLevelLabels { Val = true }
        );

    private C.ValueAxis Numbers() =>
        new(
            new C.AxisId { Val = ValueAxis },
            new C.Scaling(
                new C.Orientation { Val = C.OrientationValues.MinMax },
                new C.MaxAxisValue { Val = Axis.Max },
                new C.MinAxisValue { Val = Axis.Min }
            ),
            new C.Delete { Val = false },
            new C.AxisPosition { Val = C.AxisPositionValues.Left },
            new C.MajorGridlines(
                new C.ChartShapeProperties(new D.Outline(new D.SolidFill(new D.RgbColorModelHex { Val = "D9DEE3" })) { Width = 6350 })
            ),
            new C.NumberingFormat { FormatCode = Format, SourceLinked = false },
            new C.MajorTickMark { Val = C.TickMarkValues.None },
            new C.MinorTickMark { Val = C.TickMarkValues.None },
            new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
            SmallText(),
            new C.CrossingAxis { Val = CategoryAxis },
            new C.MajorUnit { Val = Axis.Interval }
        );

    private static C.TextProperties SmallText() =>
        new(
            new D.BodyProperties(),
            new D.ListStyle(),
            new D.Paragraph(
                new D.ParagraphProperties(new D.DefaultRunProperties { FontSize = 800 }),
                new D.EndParagraphRunProperties { Language = "en-US" }
            )
        );
}
