using Kpi.Kpis;

namespace Kpi.Reporting.Excel;

/// <summary>The monthly report of a branch as an Excel workbook (Office Open XML): typed numbers, formulas, a chart per KPI.</summary>
public static class ExcelReport
{
    /// <summary>Makes the workbook.</summary>
    public static byte[] Create(BranchReport report, Lang lang)
    {
        ArgumentNullException.ThrowIfNull(report);
        throw new NotSupportedException(lang.ToString());
    }
}
