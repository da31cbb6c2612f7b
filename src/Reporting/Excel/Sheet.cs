using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kpi.Reporting.Excel;

/// <summary>A worksheet while it is filled: cells by row and column, both counted from 1.</summary>
internal sealed class Sheet(string name, StyleSheet styles)
{
    /// <summary>The height in points of a row with one line.</summary>
    private const double RowHeight = 16;

    private readonly SortedDictionary<int, SortedDictionary<int, Cell>> rows = [];
    private readonly Dictionary<int, Column> columns = [];
    private readonly List<WrappedText> wrapped = [];
    private readonly List<string> merged = [];

    public string Name { get; } = name;

    /// <summary>The last row of the table's head: frozen and printed on every page.</summary>
    public int HeadRow { get; init; }

    /// <summary>Whether it prints on one upright page; other sheets print lying, as many pages long as they need.</summary>
    public bool IsOnePage { get; init; }

    /// <summary>Columns that stay in view.</summary>
    public int FrozenColumns { get; init; } = 1;

    /// <summary>The last row with a cell.</summary>
    public int LastRow => rows.Count == 0 ? 0 : rows.Keys.Last();

    public void Text(int row, int column, string text, CellStyle? style = null)
    {
        PutText(row, column, text, style ?? CellStyle.Text);
        if (style is { Wraps: true })
        {
            wrapped.Add(new(row, column, text, style.Size));
        }
    }

    /// <summary>A number; an empty cell if there is none.</summary>
    public void Number(int row, int column, double? number, CellStyle style)
    {
        if (number is { } value)
        {
            Put(row, column, style, cell => cell.CellValue = new(value));
        }
    }

    /// <summary>A formula with the number it gives, for programs that do not calculate.</summary>
    public void Formula(int row, int column, string formula, double cached, CellStyle style) =>
        Put(
            row,
            column,
            style,
            cell =>
            {
                cell.CellFormula = new(formula);
                cell.CellValue = new(cached);
            }
        );

    public void Width(int column, double width, bool isDetail = false, bool endsDetail = false) =>
        columns[column] = new()
        {
            Min = (uint)column,
            Max = (uint)column,
            Width = width,
            CustomWidth = true,
            Hidden = isDetail ? true : null,
            OutlineLevel = isDetail ? (byte)1 : null,
            Collapsed = endsDetail ? true : null,
        };

    /// <summary>Text over several columns that wraps, with room for so many letters (a Chinese character counts two) on a line.</summary>
    public void WideText(int row, int columns, string text, CellStyle style, int lettersPerLine)
    {
        PutText(row, 1, text, style with { Wraps = true });
        wrapped.Add(new(row, 0, text, style.Size, lettersPerLine));
        merged.Add($"{Address(row, 1)}:{Address(row, columns)}");
    }

    /// <summary>How many points lie above the row. Heights are written out, because not every program fits rows to wrapped text.</summary>
    public double Top(int row) => Enumerable.Range(1, row - 1).Sum(HeightOf);

    /// <summary>A cell's address: A1, or $A$1.</summary>
    public static string Address(int row, int column, bool isAbsolute = false)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + (rest - 1) % 26) + letters;
        }

        return isAbsolute ? $"${letters}${row}" : $"{letters}{row}";
    }

    public Worksheet ToXml(string? drawingId) => new(Parts(drawingId));

    private IEnumerable<OpenXmlElement> Parts(string? drawingId)
    {
        yield return new SheetProperties(new OutlineProperties { SummaryRight = false }, new PageSetupProperties { FitToPage = true });
        yield return new SheetViews(View());
        yield return new SheetFormatProperties
        {
            DefaultRowHeight = RowHeight,
            CustomHeight = true,
            OutlineLevelColumn = columns.Values.Any(column => column.OutlineLevel is not null) ? (byte)1 : null,
        };
        yield return new Columns(columns.OrderBy(column => column.Key).Select(column => column.Value));
        yield return new SheetData(rows.Select(row => XmlRow(row.Key, row.Value.Values)));
        if (merged.Count > 0)
        {
            yield return new MergeCells(merged.Select(range => new MergeCell { Reference = range }));
        }

        yield return new PageMargins
        {
            Left = 0.5,
            Right = 0.5,
            Top = 0.6,
            Bottom = 0.6,
            Header = 0.3,
            Footer = 0.3,
        };
        yield return new PageSetup
        {
            PaperSize = 9,
            Orientation = IsOnePage ? OrientationValues.Portrait : OrientationValues.Landscape,
            FitToWidth = 1,
            FitToHeight = IsOnePage ? 1u : 0u,
        };
        yield return new HeaderFooter(new OddFooter("&L&8&F&R&8&P / &N"));
        if (drawingId is not null)
        {
            yield return new Drawing { Id = drawingId };
        }
    }

    private Row XmlRow(int number, IEnumerable<Cell> cells)
    {
        var height = HeightOf(number);
        return new(cells)
        {
            RowIndex = (uint)number,
            Height = height,
            CustomHeight = height == RowHeight ? null : true,
        };
    }

    private double HeightOf(int row) =>
        wrapped
            .Where(text => text.Row == row)
            .Select(text => text.Height(columns.GetValueOrDefault(text.Column)?.Width?.Value ?? 0))
            .Append(RowHeight)
            .Max();

    private void PutText(int row, int column, string text, CellStyle style) =>
        Put(
            row,
            column,
            style,
            cell =>
            {
                cell.DataType = CellValues.InlineString;
                cell.InlineString = new(new Text(XmlText.Of(text)) { Space = SpaceProcessingModeValues.Preserve });
            }
        );

    private SheetView View()
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = false };
        if (HeadRow > 0)
        {
            view.Append(
                new Pane
                {
                    HorizontalSplit = FrozenColumns,
                    VerticalSplit = HeadRow,
                    TopLeftCell = Address(HeadRow + 1, FrozenColumns + 1),
                    ActivePane = PaneValues.BottomRight,
                    State = PaneStateValues.Frozen,
                }
            );
        }

        return view;
    }

    private void Put(int row, int column, CellStyle style, Action<Cell> fill)
    {
        var cell = new Cell { CellReference = Address(row, column), StyleIndex = styles.IndexOf(style) };
        fill(cell);
        if (!rows.TryGetValue(row, out var cells))
        {
            rows[row] = cells = [];
        }

        cells[column] = cell;
    }
}
