using Kpi.Kpis;

namespace Kpi.Api.Reports;

/// <summary>What a report is written as.</summary>
public enum ReportFormat
{
    /// <summary>Pages.</summary>
    Pdf,

    /// <summary>A workbook.</summary>
    Xlsx,
}

/// <summary>One monthly report.</summary>
public sealed record ReportDocument(string BranchCode, Month Month, ReportFormat Format, Lang Lang)
{
    /// <summary>Its media type.</summary>
    public string MediaType =>
        Format == ReportFormat.Pdf ? "application/pdf" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A name for its file.</summary>
    public string FileName => $"{BranchCode}-{Month}-{SnakeCase.Of(Lang)}.{SnakeCase.Of(Format)}";
}
