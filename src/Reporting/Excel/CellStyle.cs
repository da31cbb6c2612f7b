using DocumentFormat.OpenXml.Spreadsheet;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Excel;

/// <summary>How a cell looks; equal styles become one entry of the style sheet.</summary>
internal sealed record CellStyle
{
    public static readonly CellStyle Text = new();
    public static readonly CellStyle Wrapped = new() { Wraps = true };
    public static readonly CellStyle Title = new() { Size = 16, IsBold = true };
    public static readonly CellStyle Faint = new() { IsFaint = true };
    public static readonly CellStyle Head = new()
    {
        IsBold = true,
        IsHead = true,
        Wraps = true,
    };
    public static readonly CellStyle NumberHead = Head with { Alignment = HorizontalAlignmentValues.Right };
    public static readonly CellStyle Month = new() { Format = "yyyy-mm", Alignment = HorizontalAlignmentValues.Left };

    /// <summary>Text that follows a column of numbers keeps its distance from them.</summary>
    public static readonly CellStyle Indented = new() { Alignment = HorizontalAlignmentValues.Left, Indent = 1 };
    public static readonly CellStyle IndentedHead = Head with { Alignment = HorizontalAlignmentValues.Left, Indent = 1 };

    /// <summary>A number format in Excel's notation; General if empty.</summary>
    public string Format { get; init; } = "";
    public double Size { get; init; } = 10;
    public bool IsBold { get; init; }
    public bool IsFaint { get; init; }
    public bool IsHead { get; init; }
    public HorizontalAlignmentValues Alignment { get; init; } = HorizontalAlignmentValues.General;
    public uint Indent { get; init; }
    public bool Wraps { get; init; }

    /// <summary>A KPI's value. The mark of its state is part of the format, so that the cell stays a number.</summary>
    public static CellStyle Of(KpiUnit unit, KpiState state = KpiState.Ok)
    {
        var format = unit switch
        {
            KpiUnit.Percent => "0.00%",
            KpiUnit.PerMille => "0.00\"‰\"",
            KpiUnit.Cny => "#,##0.00",
            KpiUnit.PercentagePoints => "+0.00;-0.00;0.00",
            _ => "0.00",
        };
        var mark = StateMarks.Of(state);
        var marked = mark == "" ? format : string.Join(';', format.Split(';').Select(part => $"{part}\" {mark}\""));
        return new() { Format = marked, IsFaint = mark != "" };
    }

    /// <summary>What a value is multiplied by to stand in a cell: the percent sign of a format does it, percentage points have none.</summary>
    public static double Factor(KpiUnit unit) => unit == KpiUnit.PercentagePoints ? 100 : 1;

    /// <summary>A count or an amount: decimals only if it has any.</summary>
    public static CellStyle Amount(double amount) => new() { Format = amount == Math.Floor(amount) ? "#,##0" : "#,##0.00" };

    /// <summary>A change with its sign and unit.</summary>
    public static CellStyle Change(string unit) => new() { Format = $"+0.00\" {unit}\";-0.00\" {unit}\";0.00\" {unit}\"" };
}
