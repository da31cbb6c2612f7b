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
/// <param name="BranchCode">The branch.</param>
/// <param name="Month">The month.</param>
/// <param name="Format">What it is written as.</param>
/// <param name="Lang">The language.</param>
/// <param name="AsOf">The number of a revision of the month, for the report as it was then; null for the report as it is.</param>
public sealed record ReportDocument(string BranchCode, Month Month, ReportFormat Format, Lang Lang, int? AsOf = null)
{
    /// <summary>Its media type.</summary>
    public string MediaType =>
        Format == ReportFormat.Pdf ? "application/pdf" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A name for its file, safe on every system: branch, month, revision if one was asked for, language.</summary>
    public string FileName => NameAfter(FileNames.OfCode(BranchCode));

    /// <summary>The name where another branch's would be the same but for the case of letters.</summary>
    internal string MarkedFileName => NameAfter(FileNames.OfCode(BranchCode) + FileNames.Mark(BranchCode));

    private string NameAfter(string branch) =>
        $"{branch}-{Month}{(AsOf is { } number ? $"-r{number}" : "")}-{SnakeCase.Of(Lang)}.{SnakeCase.Of(Format)}";
}
