using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kpi.Kpis;

namespace Kpi.Reporting.Tests.Excel;

/// <summary>The sheets of workbooks as LibreOffice calculates them from the formulas alone: what was cached is taken out first.</summary>
public sealed class CalculatedWorkbooks
{
    /// <summary>Comma, quotes, UTF-8, raw numbers instead of shown ones, every sheet into its own file.</summary>
    private const string CsvOfEverySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

    // One run for all: it is the start that takes LibreOffice its time. On the first question, for only a test can be skipped where there is none.
    private readonly Lazy<Dictionary<string, Dictionary<string, List<string[]>>>> books = new(Calculate);

    /// <summary>The sheets of a workbook by name, as rows of cells.</summary>
    public IReadOnlyDictionary<string, List<string[]>> Sheets(string name, Lang lang) => books.Value[$"{name}-{lang}"];

    private static Dictionary<string, Dictionary<string, List<string[]>>> Calculate()
    {
        var folder = Directory.CreateTempSubdirectory("kpi-xlsx-");
        List<string> copies = [Copy("city", Lang.En), Copy("city", Lang.Zh), Copy("empty", Lang.Zh)];
        // An own profile: LibreOffice refuses to run twice on one.
        Tool.LibreOffice.Run(
            folder.FullName,
            [
                $"-env:UserInstallation=file://{folder.FullName}/profile",
                "--headless",
                "--convert-to",
                CsvOfEverySheet,
                "--outdir",
                folder.FullName,
                .. copies,
            ]
        );
        var calculated = copies.Select(Path.GetFileNameWithoutExtension).ToDictionary(book => book!, book => SheetsOf(folder, book!));
        folder.Delete(recursive: true);
        return calculated;

        string Copy(string name, Lang lang)
        {
            var copy = Path.Combine(folder.FullName, $"{name}-{lang}.xlsx");
            File.WriteAllBytes(copy, Workbooks.Create(name, lang));
            ForgetCachedValues(copy);
            return copy;
        }
    }

    private static Dictionary<string, List<string[]>> SheetsOf(DirectoryInfo folder, string book) =>
        folder
            .GetFiles($"{book}-*.csv")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file.Name)[(book.Length + 1)..], file => Read(file.FullName));

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
