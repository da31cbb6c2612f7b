using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kpi.Kpis;
using Kpi.Reporting.Formatting;

namespace Kpi.Reporting.Excel;

/// <summary>
/// The monthly report of a branch as an Excel workbook (Office Open XML): numbers with number formats, values as formulas over
/// their numerators and denominators, a native chart per KPI.
/// </summary>
public static class ExcelReport
{
    /// <summary>Makes the workbook, which is valid for Excel 2007 and later.</summary>
    public static byte[] Create(BranchReport report, Lang lang)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            Fill(document, report, lang);
        }

        return bytes.ToArray();
    }

    private static void Fill(SpreadsheetDocument document, BranchReport report, Lang lang)
    {
        var styles = new StyleSheet();
        var workbook = document.AddWorkbookPart();
        workbook.Workbook = new(
            new BookViews(new WorkbookView()),
            new Sheets(),
            new DefinedNames(),
            // Programs that calculate do so on opening; the cached values are for those that cannot.
            new CalculationProperties { FullCalculationOnLoad = true }
        );
        Add(workbook, OverviewSheet.Of(report, lang, styles), []);
        Add(workbook, TrendSheet.Of(report, lang, styles), TrendSheet.Charts(report, lang));
        Add(workbook, MatrixSheets.OfBranches(report, lang, styles), []);
        Add(workbook, MatrixSheets.OfTiers(report, lang, styles), []);
        Add(workbook, DefinitionsSheet.Of(report, lang, styles), []);
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = styles.ToXml();
        Describe(document, report, lang);
    }

    private static void Add(WorkbookPart workbook, Sheet sheet, IReadOnlyList<LineChart> charts)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = sheet.ToXml(ChartGrid.Add(part, charts, sheet.Top(sheet.LastRow + 2)));
        var sheets = workbook.Workbook.Sheets!;
        var index = (uint)sheets.ChildElements.Count;
        sheets.Append(
            new DocumentFormat.OpenXml.Spreadsheet.Sheet
            {
                Name = sheet.Name,
                SheetId = index + 1,
                Id = workbook.GetIdOfPart(part),
            }
        );
        workbook.Workbook.DefinedNames!.Append(
            new DefinedName($"'{sheet.Name}'!${sheet.HeadRow}:${sheet.HeadRow}") { Name = "_xlnm.Print_Titles", LocalSheetId = index }
        );
    }

    private static void Describe(SpreadsheetDocument document, BranchReport report, Lang lang)
    {
        // Not named by type: the SDK still marks the interface as experimental.
        var properties = document.PackageProperties;
        properties.Title = XmlText.Of($"{report.Branch.Name.In(lang)} – {Words.ReportName.In(lang)} – {Words.Of(report.Month, lang)}");
        properties.Subject = $"{Words.DataVersion.In(lang)} {report.DataVersion}";
        properties.Creator = "Kpi";
        properties.Language = lang == Lang.Zh ? "zh-CN" : "en";
        properties.Created = report.GeneratedAt.UtcDateTime;
        properties.Modified = report.GeneratedAt.UtcDateTime;
    }
}
