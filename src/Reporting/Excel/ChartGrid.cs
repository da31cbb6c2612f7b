using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using S = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace Kpi.Reporting.Excel;

/// <summary>Puts charts on a sheet, two beside each other, below a row.</summary>
internal static class ChartGrid
{
    private const long Width = 4_900_000; // English metric units: 360,000 to the centimetre.
    private const long Height = 2_300_000;
    private const long Gap = 150_000;

    private const int UnitsPerPoint = 12_700;

    /// <summary>Adds the charts and returns the relation that the sheet must name; null if there are none.</summary>
    /// <param name="part">The sheet.</param>
    /// <param name="charts">The charts.</param>
    /// <param name="top">Where the first row of charts begins, in points from the sheet's top.</param>
    public static string? Add(WorksheetPart part, IReadOnlyList<LineChart> charts, double top)
    {
        if (charts.Count == 0)
        {
            return null;
        }

        var drawing = part.AddNewPart<DrawingsPart>();
        drawing.WorksheetDrawing = new();
        for (var i = 0; i < charts.Count; i++)
        {
            var chart = drawing.AddNewPart<ChartPart>();
            chart.ChartSpace = charts[i].ToXml();
            // Absolute, so that folding or widening columns leaves the charts as they are.
            drawing.WorksheetDrawing.Append(
                new S.AbsoluteAnchor(
                    new S.Position { X = Gap + i % 2 * (Width + Gap), Y = (long)(top * UnitsPerPoint) + i / 2 * (Height + Gap) },
                    new S.Extent { Cx = Width, Cy = Height },
                    Frame((uint)i + 2, XmlText.Of(charts[i].Title), drawing.GetIdOfPart(chart)),
                    new S.ClientData()
                )
            );
        }

        return part.GetIdOfPart(drawing);
    }

    private static S.GraphicFrame Frame(uint id, string title, string relation) =>
        new(
            new S.NonVisualGraphicFrameProperties(
                new S.NonVisualDrawingProperties
                {
                    Id = id,
                    Name = title,
                    Description = title,
                },
                new S.NonVisualGraphicFrameDrawingProperties()
            ),
            new S.Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }),
            new A.Graphic(
                new A.GraphicData(new C.ChartReference { Id = relation }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }
            )
        )
        {
            Macro = "",
        };
}
