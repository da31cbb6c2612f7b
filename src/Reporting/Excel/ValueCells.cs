using Kpi.Kpis;
using Kpi.Kpis.Catalogue;
using Kpi.Kpis.Values;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Excel;

/// <summary>A KPI value as cells: the value as a formula over its numerator and denominator where it is their ratio.</summary>
internal static class ValueCells
{
    /// <summary>How far numerator ÷ denominator may be from the value and still be called its formula: rounding of doubles.</summary>
    private const double SameValue = 1e-9;

    /// <summary>Columns that <see cref="WriteBlock"/> fills.</summary>
    public const int BlockWidth = 4;

    /// <summary>Writes the value; nothing if there is none.</summary>
    public static void WriteValue(Sheet sheet, int row, int column, KpiValue? value, int numeratorColumn, int denominatorColumn)
    {
        if (value?.Value is not { } number)
        {
            return;
        }

        var style = CellStyle.Of(value.Kpi.Unit, value.State);
        if (Formula(value, Sheet.Address(row, numeratorColumn), Sheet.Address(row, denominatorColumn)) is { } formula)
        {
            sheet.Formula(row, column, formula, number, style);
        }
        else
        {
            sheet.Number(row, column, number * CellStyle.Factor(value.Kpi.Unit), style);
        }
    }

    public static void WriteCounts(Sheet sheet, int row, int numeratorColumn, int denominatorColumn, KpiValue? value)
    {
        if (value is null or { State: KpiState.NoData })
        {
            return;
        }

        sheet.Number(row, numeratorColumn, value.Numerator, CellStyle.Amount(value.Numerator ?? 0));
        sheet.Number(row, denominatorColumn, value.Denominator, CellStyle.Amount(value.Denominator));
    }

    /// <summary>Value, numerator, denominator and state from a column on; the last three are details that a reader unfolds.</summary>
    public static void WriteBlock(Sheet sheet, int row, int column, KpiValue? value, Lang lang)
    {
        WriteValue(sheet, row, column, value, column + 1, column + 2);
        WriteCounts(sheet, row, column + 1, column + 2, value);
        sheet.Text(row, column + 3, Words.Of(value?.State ?? KpiState.NoData).In(lang), CellStyle.Indented);
    }

    /// <summary>The two head rows of a block: the KPI, then its columns.</summary>
    public static void WriteBlockHead(Sheet sheet, int row, int column, LocalizedText name, Lang lang)
    {
        sheet.Text(row, column, name.In(lang), CellStyle.NumberHead);
        sheet.Text(row, column + 1, Words.Numerator.In(lang), CellStyle.NumberHead);
        sheet.Text(row, column + 2, Words.Denominator.In(lang), CellStyle.NumberHead);
        sheet.Text(row, column + 3, Words.State.In(lang), CellStyle.IndentedHead);
        sheet.Width(column, 15, endsDetail: true);
        sheet.Width(column + 1, 13, isDetail: true);
        sheet.Width(column + 2, 13, isDetail: true);
        sheet.Width(column + 3, 13, isDetail: true);
    }

    private static string? Formula(KpiValue value, string numerator, string denominator)
    {
        var scale = value.Kpi.Formula is RatioFormula ratio ? ratio.Scale : 100;
        if (
            value
                is not {
                    Kpi.Formula: RatioFormula or NetPromoterFormula,
                    Numerator: { } n,
                    Denominator: not 0 and var d,
                    Value: { } number
                }
            || Math.Abs(scale * n / d - number) > SameValue * Math.Max(1, Math.Abs(number))
        )
        {
            return null;
        }

        return scale == 1 ? $"{numerator}/{denominator}" : FormattableString.Invariant($"{scale}*{numerator}/{denominator}");
    }
}
