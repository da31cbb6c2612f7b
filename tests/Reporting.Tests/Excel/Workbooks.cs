using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kpi.Kpis;
using Kpi.Reporting.Excel;
using Kpi.Reporting.Tests.Pdf;

namespace Kpi.Reporting.Tests.Excel;

/// <summary>Workbooks as files (artifacts/reports), and what LibreOffice makes of them.</summary>
internal static class Workbooks
{
    /// <summary>Comma, quotes, UTF-8, raw numbers instead of shown ones, every sheet into its own file.</summary>
    private const string CsvOfEverySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "../../../reports")).FullName;

    public static string Save(string name, Lang lang)
    {
        var report = name switch
        {
            "city" => Sample.City(),
            "empty" => Sample.Empty(),
            _ => Sample.City(name: Documents.LongName(lang)),
        };
        var path = Path.Combine(Folder, $"{name}-{lang}.xlsx".ToLowerInvariant());
        File.WriteAllBytes(path, ExcelReport.Create(report, lang));
        return path;
    }

    /// <summary>The sheets by name, as rows of cells, calculated from the formulas alone: what was cached is taken out first.</summary>
    public static Dictionary<string, List<string[]>> Calculate(string workbook)
    {
        var folder = Directory.CreateTempSubdirectory("kpi-xlsx-");
        var copy = Path.Combine(folder.FullName, "book.xlsx");
        File.Copy(workbook, copy);
        ForgetCachedValues(copy);
        // An own profile: LibreOffice refuses to run twice on one.
        Tool.LibreOffice.Run(
            folder.FullName,
            $"-env:UserInstallation=file://{folder.FullName}/profile",
            "--headless",
            "--convert-to",
            CsvOfEverySheet,
            "--outdir",
            folder.FullName,
            copy
        );
        var sheets = Directory
            .GetFiles(folder.FullName, "book-*.csv")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file)["book-".Length..], Read);
        folder.Delete(recursive: true);
        return sheets;
    }

    private static void ForgetCachedValues(string path)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: true);
        foreach (
            var cell in document
                .WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<Cell>())
                .Where(cell => cell.CellFormula is not null)
        )
        {
            cell.CellValue = null;
        }
    }

    private static List<string[]> Read(string file) => [.. File.ReadLines(file).Select(Cells)];

    /// <summary>No cell of ours holds a line break, so a line is a row.</summary>
    private static string[] Cells(string line)
    {
        var cells = new List<string> { "" };
        var isQuoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (letter == ',' && !isQuoted)
            {
                cells.Add("");
            }
            else
            {
                cells[^1] += letter;
            }
        }

        return [.. cells];
    }
}
